#!/usr/bin/env python3
"""output_formats.py CLAIMDEX ARTICLES: is what every command prints for machines what its format says? CSV and TSV have a header that fits each
row, NDJSON an object a line, JSON one object; all of them the same number of rows."""
import csv
import json
import os
import subprocess
import sys
import tempfile

QUERIES = ["job cuts > 100", "harbour OR jobs", "kind:percent > 1", "\"job cuts\"", "job cuts > 10bn"]
FORMS = [[], ["--show", "articles"], ["--show", "claims"], ["--show", "files"], ["--show", "values"], ["--show", "count"], ["--group", "company"],
         ["--group", "event,company,period"], ["--facet", "lang,year"], ["--facet", "event", "--histogram", "value", "--show", "count"],
         ["--collapse", "story"], ["--sort", "date", "--ascending"]]


def run(program, *arguments):
    done = subprocess.run([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=100)
    assert done.returncode in (0, 1), (arguments, done.stderr.decode())
    return done.stdout.decode("utf8")


def tables(program, *arguments):
    """The rows of the CSV and TSV outputs, as dictionaries by their headers."""
    rows = list(csv.DictReader(run(program, *arguments, "-f", "csv").splitlines(True)))
    lines = [line.split("\t") for line in run(program, *arguments, "-f", "tsv").split("\n")[:-1]]
    assert lines, arguments
    assert all(len(line) == len(lines[0]) for line in lines), arguments
    for row in rows:
        assert None not in row and None not in row.values(), (arguments, row)
    assert len(rows) == len(lines) - 1, arguments
    return rows


def check(program, *arguments):
    objects = [json.loads(line) for line in run(program, *arguments, "-f", "ndjson").split("\n")[:-1]]
    assert all(isinstance(one, dict) for one in objects), arguments
    whole = json.loads(run(program, *arguments, "-f", "json"))
    assert isinstance(whole, list if "claims" == arguments[0] else dict), arguments
    rows = tables(program, *arguments)
    counts = any(option in arguments for option in ("--facet", "--histogram", "--group"))
    if not counts:
        assert len(rows) == len(objects), (arguments, len(rows), len(objects))
    return len(rows)


def main(program, articles):
    with tempfile.TemporaryDirectory() as folder:
        index = os.path.join(folder, "news.db")
        subprocess.run([program, "index", "--index", index, "--quiet", articles], check=True)
        checked = 0
        for query in QUERIES:
            for form in FORMS:
                checked += check(program, "search", "--index", index, query, *form, "-n", "0")
        checked += check(program, "claims", articles)
        for command in (["stats", "--index", index], ["show", "--index", index, "jobs-ledger-2025.md"]):
            assert isinstance(json.loads(run(program, *command, "-f", "json")), dict)
        print(f"{checked} rows are what their headers say")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), sys.argv[2])
