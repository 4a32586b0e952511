#!/usr/bin/env python3
"""Groonga in this process, through libgroonga: documents loaded first, then the index built over both columns at once. Ranks by how
often words occur. Its cache of answers is off."""
import ctypes
import json
import os
import sys

import protocol

SCHEMA = ("table_create Docs TABLE_NO_KEY", "column_create Docs number COLUMN_SCALAR UInt32", "column_create Docs title COLUMN_SCALAR Text",
          "column_create Docs text COLUMN_SCALAR LongText")
INDEX = ("table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto",
         "column_create Words docs COLUMN_INDEX|WITH_POSITION|WITH_SECTION Docs title,text")


class Groonga:
    """A database, and commands to it."""

    def __init__(self, path, is_new):
        self.library = ctypes.CDLL("libgroonga.so.0")
        for name in ("grn_ctx_open", "grn_db_create", "grn_db_open"):
            getattr(self.library, name).restype = ctypes.c_void_p
        self.library.grn_init()
        self.context = ctypes.c_void_p(self.library.grn_ctx_open(0))
        make = self.library.grn_db_create if is_new else self.library.grn_db_open
        arguments = (ctypes.c_char_p(path.encode()), None) if is_new else (ctypes.c_char_p(path.encode()),)
        self.database = ctypes.c_void_p(make(self.context, *arguments))
        if not self.database:
            raise RuntimeError(f"groonga cannot open {path}")
        self.answer, self.length, self.flags = ctypes.c_void_p(), ctypes.c_uint(), ctypes.c_int()

    def send(self, command):
        data = command.encode()
        self.library.grn_ctx_send(self.context, data, len(data), 0)
        self.library.grn_ctx_recv(self.context, ctypes.byref(self.answer), ctypes.byref(self.length), ctypes.byref(self.flags))
        return ctypes.string_at(self.answer, self.length.value) if self.answer and self.length.value else b""

    def command(self, command):
        answer = self.send(command)
        if answer in (b"", b"false"):
            raise RuntimeError(f"groonga: {command[:200]} failed")
        return answer

    def close(self):
        self.library.grn_obj_close(self.context, self.database)
        self.library.grn_ctx_close(self.context)
        self.library.grn_fin()


def index(docs, folder):
    feed = folder + ".feed"
    with open(feed, "w", encoding="utf8") as out:
        for number, title, text in protocol.documents(docs):
            out.write(json.dumps([number, title, text], ensure_ascii=False) + "\n")
    span = protocol.Span()
    groonga = Groonga(os.path.join(folder, "groonga.db"), True)
    for command in SCHEMA:
        groonga.command(command)
    groonga.send("load --table Docs --columns number,title,text")
    groonga.send("[")
    with open(feed, encoding="utf8") as file:
        for line in file:
            groonga.send(line.rstrip("\n") + ",")
    groonga.send("]")
    for command in INDEX:
        groonga.command(command)
    groonga.close()
    return span.done()


def text_of(query):
    kind, words = query
    if kind == "phrase":
        is_chinese = protocol.CJK.match(words[0])
        return '"' + ("" if is_chinese else " ").join(words) + '"'
    return (" OR " if kind == "or3" else " ").join(words)


def query(folder, queries):
    groonga = Groonga(os.path.join(folder, "groonga.db"), False)

    def select(asked, limit):
        text = text_of(asked).replace('"', '\\"')
        return json.loads(groonga.command(f'select Docs --match_columns Words.docs --query "{text}" --sort_keys -_score --output_columns number '
                                          f"--limit {limit} --cache no"))[0]

    protocol.run_queries(queries, lambda q: [row[0] for row in select(q, 10)[2:]], lambda q: select(q, 0)[0][0])
    groonga.close()


if __name__ == "__main__":
    sys.exit(protocol.main(index, query))
