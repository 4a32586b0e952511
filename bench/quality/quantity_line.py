#!/usr/bin/env python3
"""quantity_line.py SUITE: turns a quantity scorer's output on standard input into one line "suite<TAB>value F1<TAB>span F1<TAB>exact cases"."""
import re
import sys

values = {}
for line in sys.stdin:
    name = line.split()[0]
    found = re.search(r'"F1": ([\d.]+)', line) or re.search(r"= ([\d.]+)%", line)
    values[name] = found.group(1) if found else "-"
print(sys.argv[1], values.get("strict_value", "-"), values.get("span_value", "-"), values.get("case_exact", "-"), sep="\t")
