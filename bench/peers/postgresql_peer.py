#!/usr/bin/env python3
"""PostgreSQL: a cluster of its own beside FOLDER, FOLDER a tablespace with the table and its GIN index, COPY and then CREATE INDEX, fsync
off; asked over its socket through libpq by a prepared statement. Configuration 'simple'; CJK characters are spaced before it sees them.
Its server does not run as root: then it is the user postgres."""
import ctypes
import glob
import os
import pwd
import re
import shutil
import subprocess
import sys
import time

import protocol

SETTINGS = {"listen_addresses": "", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "wal_level": "minimal", "max_wal_senders": "0",
            "shared_buffers": "512MB", "maintenance_work_mem": "512MB", "max_wal_size": "4GB", "jit": "off", "autovacuum": "off",
            "default_toast_compression": "lz4", "enable_seqscan": "off"}  # the last: the planner counts no cost of reading large rows
TABLE = """CREATE TABLE docs (id int, title text, body text,
  words tsvector GENERATED ALWAYS AS (to_tsvector('simple', title || ' ' || body)) STORED) TABLESPACE peer"""
BEST = "SELECT id FROM docs, to_tsquery('simple', $1) asked WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC LIMIT 10"
COUNT = "SELECT count(*) FROM docs WHERE words @@ to_tsquery('simple', $1)"


def programs():
    folders = glob.glob("/usr/lib/postgresql/*/bin")
    return max(folders, key=lambda folder: int(re.findall(r"\d+", folder)[0]))


class Server:
    """The cluster beside `folder`, made where there is none; started, and stopped on exit."""

    def __init__(self, folder):
        self.cluster = folder + ".cluster"
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self.options = {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}

    def make(self, folder):
        shutil.rmtree(self.cluster, ignore_errors=True)
        for place in (self.cluster, folder):
            os.makedirs(place, mode=0o700, exist_ok=True)
            if self.options:
                shutil.chown(place, self.user)
        subprocess.run([programs() + "/initdb", "-D", self.cluster, "-U", "peer", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], check=True,
                       stdout=subprocess.DEVNULL, cwd="/", **self.options)

    def __enter__(self):
        settings = [f"--{name}={value}" for name, value in {**SETTINGS, "unix_socket_directories": self.cluster}.items()]
        with open(self.cluster + ".log", "ab") as log:
            self.process = subprocess.Popen([programs() + "/postgres", "-D", self.cluster, *settings], stdout=log, stderr=log, cwd="/", **self.options)
        return self

    def __exit__(self, *_):
        self.process.send_signal(2)  # "fast" shutdown
        self.process.wait()

    def connect(self):
        until = time.time() + 30
        while True:
            try:
                return Connection(f"host={self.cluster} user=peer dbname=postgres")
            except RuntimeError:
                if time.time() > until or self.process.poll() is not None:
                    raise
                time.sleep(0.1)


class Connection:
    """One session, through libpq."""

    def __init__(self, place):
        self.library = library = ctypes.CDLL("libpq.so.5")
        for name in ("PQconnectdb", "PQexec", "PQprepare", "PQexecPrepared"):
            getattr(library, name).restype = ctypes.c_void_p
        library.PQerrorMessage.restype = library.PQgetvalue.restype = ctypes.c_char_p
        self.handle = ctypes.c_void_p(library.PQconnectdb(place.encode()))
        if library.PQstatus(self.handle) != 0:
            message = library.PQerrorMessage(self.handle).decode()
            self.close()
            raise RuntimeError(message)

    def _values(self, result):
        result = ctypes.c_void_p(result)
        if self.library.PQresultStatus(result) not in (1, 2):  # PGRES_COMMAND_OK, PGRES_TUPLES_OK
            raise RuntimeError(self.library.PQerrorMessage(self.handle).decode())
        values = [self.library.PQgetvalue(result, row, 0) for row in range(self.library.PQntuples(result))]
        self.library.PQclear(result)
        return values

    def run(self, statement):
        return self._values(self.library.PQexec(self.handle, statement.encode()))

    def prepare(self, name, statement):
        self._values(self.library.PQprepare(self.handle, name.encode(), statement.encode(), 1, None))

    def ask(self, name, argument):
        arguments = (ctypes.c_char_p * 1)(argument.encode())
        return self._values(self.library.PQexecPrepared(self.handle, name.encode(), 1, arguments, None, None, 0))

    def close(self):
        self.library.PQfinish(self.handle)


def index(docs, folder):
    feed = protocol.prepare(docs, folder + ".tsv", protocol.spaced)
    server = Server(folder)
    server.make(folder)
    with server:
        connection = server.connect()
        connection.run(f"CREATE TABLESPACE peer LOCATION '{folder}'")
        tree = protocol.Tree(server.process.pid)
        span = protocol.Span(tree.cpu_seconds)
        for statement in ("BEGIN", TABLE, f"COPY docs(id, title, body) FROM '{feed}'", "COMMIT",
                          "CREATE INDEX ON docs USING gin(words) WITH (fastupdate = off) TABLESPACE peer", "VACUUM ANALYZE docs", "CHECKPOINT"):
            connection.run(statement)
        cost = span.done(tree.peak_mib)
        connection.close()
    return cost


def text_of(query):
    kind, words = query
    words = [" <-> ".join(protocol.spaced(word).split()) for word in words]
    return {"phrase": " <-> ", "or3": " | "}.get(kind, " & ").join(words if kind == "phrase" else [f"({word})" for word in words])


def query(folder, queries):
    with Server(folder) as server:
        connection = server.connect()
        connection.prepare("best", BEST)
        connection.prepare("count", COUNT)
        protocol.run_queries(queries, lambda q: connection.ask("best", text_of(q)), lambda q: int(connection.ask("count", text_of(q))[0]))
        connection.close()


if __name__ == "__main__":
    sys.exit(protocol.main(index, query))
