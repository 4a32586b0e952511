#!/usr/bin/env python3
"""documents.py ROOT: every relative path that README, ARCHITECTURE, CONTRIBUTING and the folder READMEs link or name in backquotes as a path
exists; folder READMEs have at most 15 lines; no file holds marks of a merge; README's embedding example is the program that the install test builds. Prints each problem; exit 1 where there is one."""
import os
import re
import subprocess
import sys

LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
CODE_PATH = re.compile(r"`((?:include|analyzers|indexer|searcher|tests|bench|corpus)/[\w./-]+)`")


def main(root):
    listed = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard", "*.md"], capture_output=True, text=True).stdout.split("\n")
    problems = []
    for name in filter(None, listed):
        if name.startswith("corpus/sample/") and name != "corpus/sample/README.md" or not os.path.exists(os.path.join(root, name)):
            continue
        lines = open(os.path.join(root, name), encoding="utf8").read().split("\n")
        if os.path.basename(name) == "README.md" and "/" in name and len([l for l in lines if l.strip()]) > 15:
            problems.append(f"{name}: more than 15 lines")
        for number, line in enumerate(lines, 1):
            for target in LINK.findall(line):
                if not target.startswith(("http", "mailto:")) and not os.path.exists(os.path.join(root, os.path.dirname(name), target)):
                    problems.append(f"{name}:{number}: no {target}")
            for target in CODE_PATH.findall(line):
                if not os.path.exists(os.path.join(root, target)):
                    problems.append(f"{name}:{number}: no {target}")
    marked = subprocess.run(["git", "-C", root, "grep", "-nE", "^(<{7}|>{7}) "], capture_output=True, text=True).stdout.split("\n")
    problems += [f"{line}: a mark of a merge" for line in filter(None, marked)]
    example = open(os.path.join(root, "tests/install/consumer/main.cpp"), encoding="utf8").read()
    if "```cpp\n" + example + "```" not in open(os.path.join(root, "README.md"), encoding="utf8").read():
        problems.append("README.md: the embedding example differs from tests/install/consumer/main.cpp")
    print("\n".join(problems) if problems else "documents name only what exists")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
