#!/usr/bin/env python3
"""compare.py EXPECTED FOUND: tables of "name<TAB>figure..." lines; prints what moved, exit 1 where a figure has fallen."""
import os
import sys


def table(path):
    if not os.path.exists(path):
        return {}
    return {line.split("\t")[0]: line.rstrip("\n").split("\t")[1:] for line in open(path, encoding="utf8") if line.strip()}


expected, found = table(sys.argv[1]), table(sys.argv[2])
fell = False
for name, figures in found.items():
    for before, now in zip(expected.get(name, []), figures):
        if "-" in (before, now) or abs(float(before) - float(now)) < 0.05:
            continue
        fell |= float(now) < float(before)
        print(f"{'worse' if float(now) < float(before) else 'better'}: {name} {before} -> {now}")
sys.exit(1 if fell else 0)
