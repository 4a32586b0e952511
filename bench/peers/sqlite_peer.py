#!/usr/bin/env python3
"""SQLite's FTS5: one table with title and text, in one transaction without journal, merged by 'optimize'. CJK characters are spaced
before it sees them; words are asked in quotation marks."""
import os
import sqlite3
import sys

import protocol


SETTINGS = ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-65536")


def index(docs, folder):
    feed = protocol.prepare(docs, folder + ".tsv", protocol.spaced)
    span = protocol.Span()
    database = sqlite3.connect(os.path.join(folder, "fts.db"), isolation_level=None)
    for statement in (*SETTINGS, "CREATE VIRTUAL TABLE docs USING fts5(title, text, tokenize='unicode61 remove_diacritics 0')",
                      "INSERT INTO docs(docs, rank) VALUES('hashsize', 16777216)", "BEGIN"):
        database.execute(statement)
    with open(feed, encoding="utf8") as file:
        database.executemany("INSERT INTO docs(rowid, title, text) VALUES(?, ?, ?)", (line.rstrip("\n").split("\t") for line in file))
    database.execute("COMMIT")
    database.execute("INSERT INTO docs(docs) VALUES('optimize')")
    database.close()
    return span.done()


def text_of(query):
    kind, words = query
    quoted = ['"' + protocol.spaced(word) + '"' for word in words]
    if kind == "phrase":
        return '"' + " ".join(protocol.spaced(word) for word in words) + '"'
    return (" OR " if kind == "or3" else " AND ").join(quoted)


def query(folder, queries):
    database = sqlite3.connect(os.path.join(folder, "fts.db"))
    best = "SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 10"
    count = "SELECT count(*) FROM docs WHERE docs MATCH ?"
    protocol.run_queries(queries, lambda q: database.execute(best, (text_of(q),)).fetchall(),
                         lambda q: database.execute(count, (text_of(q),)).fetchone()[0])


if __name__ == "__main__":
    sys.exit(protocol.main(index, query))
