#!/usr/bin/env python3
"""sample_claims.py CLAIMDEX SAMPLE: compares the claims of every sample article with those written beside it.

SAMPLE/expected/NAME.jsonl belongs to SAMPLE/articles/NAME.*: a line per claim in reading order,
  {"low", "high" (if not low), "bound" (if not exact), "kind" (if not count), "unit" or "currency", "object" (its last word or characters),
   "event", "direction" (if not none), "companies" (if any), "factuality" (if not certain), "speaker", "period" (resolved, "from..to"),
   "sentence" (a piece of it), "block" (if not body)}
and a line {"none": "piece of text"} for text whose numbers must not be claims. {"fails": "reason", ...} marks a known failure: the line
must then NOT hold, so that a mended one is noticed. Every claim found must be expected. Exit 1 where anything differs."""
import collections
import glob
import json
import os
import subprocess
import sys

DEFAULTS = {"bound": "exact", "kind": "count", "unit": None, "currency": None, "direction": "none", "companies": [], "factuality": "certain", "block": "body"}


def predicted(program, sample):
    environment = dict(os.environ, CLAIMDEX_NOW="2026-02-01")
    done = subprocess.run([program, "claims", "--format", "ndjson", os.path.join(sample, "articles")], capture_output=True, text=True, env=environment)
    claims = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        record = json.loads(line)
        claims[os.path.basename(record["article"]["file"]).split(".")[0]].append(record)
    return claims


def fields_of(record):
    claim, value = record["claim"], record["claim"]["value"]
    period = claim["period"]
    return dict(low=value["low"], high=value["high"], bound=value["bound"], kind=value["kind"], unit=value["unit"], currency=value["currency"],
                object=claim["object"] or "", event=claim["event"], direction=claim["direction"], companies=claim["companies"],
                factuality=claim["factuality"], speaker=claim["speaker"], period=f"{period['from'] or ''}..{period['to'] or ''}",
                sentence=claim["sentence"], block=record["location"]["block"])


def differences(want, got):
    """The names of the fields of `want` that `got` does not meet."""
    want = {**DEFAULTS, **want}
    want.setdefault("high", want["low"])
    wrong = []
    for name, value in want.items():
        if name == "object":
            if not got["object"].casefold().endswith(value.casefold()):
                wrong.append(f"object {got['object']!r}, not {value!r}")
        elif name == "sentence":
            if value not in got["sentence"]:
                wrong.append("sentence")
        elif name == "companies":
            if sorted(c.casefold() for c in value) != sorted(c.casefold() for c in got["companies"]):
                wrong.append(f"companies {got['companies']}, not {value}")
        elif name in got and got[name] != value:
            wrong.append(f"{name} {got[name]!r}, not {value!r}")
    return wrong


def compare(name, wanted, claims):
    """Pairs each expected line with the best claim of the same values and sentence; yields problems."""
    left = [fields_of(c) for c in claims]
    for want in wanted:
        if "none" in want:
            hits = [g for g in left if want["none"] in g["sentence"]]
            for got in hits:
                yield f"{name}: {got['low']} in {got['sentence'][:60]!r} must not be a claim"
            continue
        reason = want.get("fails")
        want = {k: v for k, v in want.items() if k != "fails"}
        same = [g for g in left if g["low"] == want["low"] and g["high"] == want.get("high", want["low"]) and want.get("sentence", "") in g["sentence"]]
        best = min(same, key=lambda g: len(differences(want, g)), default=None)
        wrong = ["not found"] if best is None else differences(want, best)
        if best is not None:
            left.remove(best)
        if wrong and not reason:
            yield f"{name}: {want['low']} {want.get('sentence', '')[:50]!r}: " + "; ".join(wrong)
        if not wrong and reason:
            yield f"{name}: {want['low']}: marked as failing ({reason}), but it holds now: remove the mark"
    for got in left:
        yield f"{name}: unexpected claim {got['low']}..{got['high']} {got['kind']} {got['event']} in {got['sentence'][:70]!r}"


def main(program, sample):
    claims = predicted(program, sample)
    problems, count = [], 0
    names = {os.path.basename(p).split(".")[0] for p in glob.glob(os.path.join(sample, "articles", "**", "*.*"), recursive=True)}
    expected = {os.path.basename(p)[:-6] for p in glob.glob(os.path.join(sample, "expected", "*.jsonl"))}
    problems += [f"{n}: no expected/{n}.jsonl" for n in sorted(names - expected)] + [f"{n}: no article" for n in sorted(expected - names)]
    for name in sorted(names & expected):
        wanted = [json.loads(l) for l in open(os.path.join(sample, "expected", name + ".jsonl"), encoding="utf8") if l.strip()]
        count += len(wanted)
        problems += compare(name, wanted, claims[name])
    print("\n".join(problems))
    print(f"{len(names)} articles, {count} expected lines, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2]))
