#!/usr/bin/env python3
"""tables.py ROOT: the data tables of analyzers/lang: each is compiled in or read by a generator beside it, NFC, without a byte order mark, without a line twice or one that unfolds to very many phrases, and says in its first
lines where it comes from; the word groups that rules ask for are there. Prints each problem; exit 1 where there is one."""
import os
import re
import sys
import unicodedata

ENDINGS = (".tsv", ".txt")
MOST_PHRASES = 10000  # of one row: all of them are unfolded when a language is first read


def phrases_of(row):
    """How many phrases the brackets of a row's first field unfold to: "(a|b) (c|d)" to four."""
    count = 1
    for group in re.findall(r"\(([^()]*)\)", row.split("\t")[0]):
        count *= group.count("|") + 1
    return count


def problems_of(path, name):
    text = open(path, encoding="utf8").read()
    if text.startswith("\ufeff"):
        yield f"{name}: byte order mark"
    if unicodedata.normalize("NFC", text) != text:
        line = next(i for i, l in enumerate(text.split("\n"), 1) if unicodedata.normalize("NFC", l) != l)
        yield f"{name}:{line}: not NFC"
    if not text.startswith("#"):
        yield f"{name}: the first line must be a comment that names source, licence and date"
    seen = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line in seen:
            yield f"{name}:{number}: the same as line {seen[line]}: {line}"
        seen[line] = number
        if phrases_of(line) > MOST_PHRASES:
            yield f"{name}:{number}: unfolds to {phrases_of(line)} phrases (most {MOST_PHRASES}): make rows of it"


def sources_of_generators(folder):
    """The text of every script and CMakeLists.txt below: a table named there is an input of what is compiled in."""
    texts = []
    for where, _, files in os.walk(folder):
        for file in files:
            if file.endswith(".py") or (file == "CMakeLists.txt" and os.path.basename(where) != "lang"):
                texts.append(open(os.path.join(where, file), encoding="utf8").read())
    return "\n".join(texts)


def problems_of_word_groups(folder, analyzers):
    """Each group that a rule asks for is in a table, each group of a table is asked for, and groups stand in their order."""
    defined, asked = set(), set()
    for where, _, files in os.walk(folder):
        if "word_groups.tsv" in files:
            lines = open(os.path.join(where, "word_groups.tsv"), encoding="utf8").read().split("\n")
            groups = [line.split("\t")[0] for line in lines if "\t" in line]
            defined |= set(groups)
            for before, group in zip(groups, groups[1:]):
                if group.encode() < before.encode():
                    yield f"{os.path.join(where, 'word_groups.tsv')}: the group {group} stands behind {before}"
    for where, _, files in os.walk(analyzers):
        for file in files:
            if file.endswith(".cpp"):
                asked |= set(re.findall(r'word_group\("(\w+)"\)', open(os.path.join(where, file), encoding="utf8").read()))
    for name in sorted(asked - defined):
        yield f"word_groups.tsv: no table has the group {name}, for which a rule asks"
    for name in sorted(defined - asked):
        yield f"word_groups.tsv: no rule asks for the group {name}"


def main(root):
    folder = os.path.join(root, "analyzers", "lang")
    listed = set(open(os.path.join(folder, "CMakeLists.txt"), encoding="utf8").read().split())
    generators = sources_of_generators(os.path.join(root, "analyzers"))
    problems = []
    for where, _, files in os.walk(folder):
        for file in sorted(files):
            if not file.endswith(ENDINGS) or file == "CMakeLists.txt":
                continue
            path = os.path.join(where, file)
            name = os.path.relpath(path, folder)
            if name not in listed and file not in generators:
                problems.append(f"{name}: not in analyzers/lang/CMakeLists.txt")
            problems += problems_of(path, name)
    problems += problems_of_word_groups(folder, os.path.join(root, "analyzers"))
    print("\n".join(problems) if problems else "tables are well-formed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
