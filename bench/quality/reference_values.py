#!/usr/bin/env python3
"""reference_values.py SUITE: copies a quantity suite to standard output with its expected values as numbers are written here: decimal commas
("2,5") as points in the languages that have them, because the scorer takes commas for group marks, and a range from 20 to 20 ("equal to 20")
as the number 20, and a range that is given as its middle and half its width ("8 to 16 m": 12, uncertainty 4) as its two ends. A number with
a tolerance ("9.8 ± .1") keeps its value. All else comes out unchanged."""
import json
import re
import sys

DECIMAL_COMMA = re.compile(r"-?\d+,\d+(E[+-]?\d+)?%?")
TOLERANCE = re.compile(r"±|\+/?-")
HAS_DECIMAL_COMMA = ("de", "es", "fr", "pt")

for line in open(sys.argv[1], encoding="utf8"):
    case = json.loads(line)
    for expected in case.get("expected", []):
        for name in ("value", "value_high"):
            if case.get("lang") in HAS_DECIMAL_COMMA and isinstance(expected.get(name), str) and DECIMAL_COMMA.fullmatch(expected[name]):
                expected[name] = expected[name].replace(",", ".")
        if expected.get("uncertainty") and not TOLERANCE.search(expected.get("text", "")):
            middle, half = expected["value"], expected.pop("uncertainty")
            expected["value"], expected["value_high"] = middle - half, middle + half
        if expected.get("value") is not None and expected["value"] == expected.get("value_high"):
            expected["value_high"] = None
    print(json.dumps(case, ensure_ascii=False))
