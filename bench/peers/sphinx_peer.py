#!/usr/bin/env python3
"""Sphinx: its indexer reads lines with tabs; its searchd is asked in SphinxQL over a socket in the index' folder, through libmariadb.
Single CJK characters are words. It stores no text."""
import ctypes
import os
import subprocess
import sys
import time

import protocol

CONFIGURATION = """
source docs {{
  type = tsvpipe
  tsvpipe_command = cat {folder}.tsv
  tsvpipe_field = title
  tsvpipe_field = text
}}
index docs {{
  source = docs
  path = {folder}/docs
  charset_table = 0..9, A..Z->a..z, a..z, U+C0..U+D6->U+E0..U+F6, U+D8..U+DE->U+F8..U+FE, U+DF..U+F6, U+F8..U+FF, U+400..U+40F->U+450..U+45F, \\
    U+410..U+42F->U+430..U+44F, U+430..U+45F
  ngram_len = 1
  ngram_chars = U+3040..U+30FF, U+3400..U+9FFF, U+AC00..U+D7AF, U+F900..U+FAFF, U+20000..U+2FA1F
}}
indexer {{
  mem_limit = 512M
}}
searchd {{
  listen = {folder}.socket:mysql41
  pid_file = {folder}.pid
  log = {folder}.log
  binlog_path =
}}
"""


def index(docs, folder):
    protocol.prepare(docs, folder + ".tsv")
    with open(folder + ".conf", "w", encoding="ascii") as out:
        out.write(CONFIGURATION.format(folder=folder))
    return protocol.measured_child(["indexer", "--config", folder + ".conf", "--quiet", "docs"])


class Connection:
    """SphinxQL over the socket."""

    def __init__(self, socket):
        self.library = library = ctypes.CDLL("libmariadb.so.3")
        for name in ("mysql_init", "mysql_real_connect", "mysql_store_result", "mysql_error"):
            getattr(library, name).restype = ctypes.c_void_p
        library.mysql_fetch_row.restype = ctypes.POINTER(ctypes.c_char_p)
        self.handle = ctypes.c_void_p(library.mysql_init(None))
        if not library.mysql_real_connect(self.handle, None, None, None, None, 0, socket.encode(), ctypes.c_ulong(0)):
            raise RuntimeError(ctypes.string_at(library.mysql_error(self.handle)).decode())

    def rows(self, statement, columns):
        if self.library.mysql_query(self.handle, statement.encode()) != 0:
            raise RuntimeError(ctypes.string_at(self.library.mysql_error(self.handle)).decode())
        result, rows = ctypes.c_void_p(self.library.mysql_store_result(self.handle)), []
        while row := self.library.mysql_fetch_row(result):
            rows.append([row[i] for i in range(columns)])
        self.library.mysql_free_result(result)
        return rows


def text_of(query):
    kind, words = query
    if kind == "phrase":
        return '"' + " ".join(words) + '"'
    return (" | " if kind == "or3" else " ").join(f'"{word}"' if protocol.CJK.match(word) else word for word in words)


def statement_of(query):
    return f"SELECT id FROM docs WHERE MATCH('{text_of(query)}') LIMIT 10 OPTION ranker=bm25"


def count(connection, query):
    connection.rows(statement_of(query), 1)
    return int(dict(connection.rows("SHOW META LIKE 'total_found'", 2))[b"total_found"])


def query(folder, queries):
    if os.path.exists(folder + ".socket"):
        os.remove(folder + ".socket")
    server = subprocess.Popen(["searchd", "--config", folder + ".conf", "--nodetach"], stdout=subprocess.DEVNULL)
    try:
        until = time.time() + 20
        while not os.path.exists(folder + ".socket") and time.time() < until and server.poll() is None:
            time.sleep(0.05)
        connection = Connection(folder + ".socket")
        protocol.run_queries(queries, lambda q: connection.rows(statement_of(q), 1), lambda q: count(connection, q))
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(protocol.main(index, query))
