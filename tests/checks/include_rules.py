#!/usr/bin/env python3
"""include_rules.py ROOT: which folder may include which (the table of ARCHITECTURE.md). Prints each violation; exit 1 where there is one."""
import os
import re
import sys

# folder prefix -> what its #include lines may begin with, besides the standard library. The longest prefix of a file's folder counts.
PUBLIC = ["claimdex/"]
ICU = ["unicode/"]
SEARCHER = PUBLIC + ["analyzers/", "indexer/schema/", "xapian.h", "fmt/"]


def searcher_folders(*names):
    return [f"searcher/{name}/" for name in names]


ALLOWED = {
    "include/claimdex": PUBLIC,
    "analyzers": PUBLIC + ["analyzers/", "cld2/", "libstemmer.h", "fmt/"] + ICU,
    "indexer/schema": PUBLIC + ["indexer/schema/", "xapian.h", "zstd.h", "zdict.h", "fmt/"],
    "indexer/glass": ["indexer/glass/", "indexer/schema/leb128.hpp"],
    "indexer/documents": PUBLIC + ["analyzers/", "indexer/documents/", "indexer/schema/", "xapian.h", "fmt/"],
    "indexer/load": PUBLIC + ["indexer/", "xapian.h", "fmt/"],
    "indexer/formats": PUBLIC + ["analyzers/", "indexer/formats/", "fmt/", "md4c.h", "md4c-html.h", "libxml/", "yaml.h", "uchardet/", "uchardet.h", "nlohmann/",
                                 "zlib.h", "zstd.h"] + ICU,
    "indexer/commands": PUBLIC + ["indexer/commands/", "boost/program_options", "fmt/"],
    "indexer": PUBLIC + ["analyzers/", "indexer/", "xapian.h", "fmt/"],
    "searcher/commands": PUBLIC + ["indexer/commands/", "searcher/commands/", "boost/program_options", "fmt/", "unicode/", "nlohmann/"],
    "searcher/query": PUBLIC + ["analyzers/", "searcher/query/", "fmt/"],
    "searcher/index": SEARCHER + searcher_folders("index"),
    "searcher/words": SEARCHER + searcher_folders("query", "index", "words"),
    "searcher/conditions": SEARCHER + searcher_folders("query", "index", "words", "conditions"),
    "searcher/matches": SEARCHER + searcher_folders("query", "index", "matches"),
    "searcher/claims": SEARCHER + searcher_folders("query", "index", "words", "conditions", "matches", "claims"),
    "searcher/articles": SEARCHER + searcher_folders("query", "index", "words", "conditions", "matches", "claims", "articles"),
    "searcher": PUBLIC + ["analyzers/", "indexer/schema/", "searcher/", "xapian.h", "fmt/"],
    "": PUBLIC + ["indexer/commands/commands.hpp", "searcher/commands/commands.hpp", "fmt/"],
}
SYSTEM = re.compile(r"^(sys/|unistd\.h|fcntl\.h|dirent\.h|errno\.h|signal\.h|pthread\.h|cpuid\.h|immintrin\.h|[a-z_]+$)")
FREE = ("tests", "bench", "build", "corpus")


def rules_of(folder):
    best = max((p for p in ALLOWED if folder == p or folder.startswith(p + "/") or p == ""), key=len)
    return ALLOWED[best]


def main(root):
    problems = []
    for folder, folders, files in os.walk(root):
        relative = os.path.relpath(folder, root).replace(".", "", 1) if folder == root else os.path.relpath(folder, root)
        folders[:] = [f for f in folders if not f.startswith(".") and (relative or f not in FREE)]
        if relative.split("/")[0].startswith(FREE):
            continue
        for name in files:
            if not name.endswith((".cpp", ".hpp")):
                continue
            path = os.path.join(folder, name)
            for number, line in enumerate(open(path, encoding="utf8"), 1):
                match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
                if not match:
                    continue
                header = match.group(1)
                if header.endswith(".inc"):  # generated beside the sources
                    continue
                if not SYSTEM.match(header) and not any(header.startswith(a) for a in rules_of(relative)):
                    problems.append(f"{os.path.relpath(path, root)}:{number}: {relative or 'the root'} may not include {header}")
    print("\n".join(problems) if problems else "include rules hold")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
