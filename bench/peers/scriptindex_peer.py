#!/usr/bin/env python3
"""Xapian Omega's scriptindex, as a site would feed it: an index script over id, title and text, no stemming. Its databases are asked by
xapian_peer, which is given as XAPIAN_PEER."""
import os
import subprocess
import sys

import protocol

SCRIPT = "id : field boolean=Q\ntitle : index field\ntext : index field\n"


def write_dump(docs, path):
    with open(path, "w", encoding="utf8") as out:
        for number, title, text in protocol.documents(docs):
            out.write(f"id={number}\ntitle={protocol.one_line(title)}\ntext={protocol.one_line(text)}\n\n")


def index(docs, folder):
    script, dump = folder + ".script", folder + ".dump"
    with open(script, "w", encoding="ascii") as out:
        out.write(SCRIPT)
    write_dump(docs, dump)
    command = ["scriptindex", "--stemmer=none", "--overwrite", folder, script, dump]
    return protocol.measured_child(command, env={**os.environ, "XAPIAN_CJK_NGRAM": "1"})


def query(folder, queries):
    subprocess.run([os.environ["XAPIAN_PEER"], "query", folder, queries], check=True)


if __name__ == "__main__":
    sys.exit(protocol.main(index, query))
