#!/usr/bin/env python3
"""One index, the same in shards, and its shards served by xapian-tcpsrv on loopback give the same answers:

    shards.py PROGRAM FOLDER

FOLDER: articles. Runs in a network namespace of its own where the machine allows it. Exit status 77: there is no xapian-tcpsrv."""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
SHARDS = 3
QUERIES = [
    "layoffs > 100", "> 1000000", "revenue > 1m USD", "裁员 > 100", "company:WiseTech", "event:acquisition", "profit",
    "jobs NEAR/8 company", "econom*", "date:none > 100", "-layoffs > 5000", "\"per cent\"", "jop cuts", "layoffs > 99999999999",
    "\"of the year\" scope:article > 100", "company NEAR/5 said", "company NOT \"chief executive\"", "\"chief executive\"~2",
]
VARIANTS = [
    [], ["--sort", "value"], ["--sort", "date"], ["--show", "articles"],
    ["--facet", "company,event,source", "--histogram", "value"], ["--collapse", "article"], ["-n", "0"], ["-n", "3", "--offset", "2"],
]
failures = 0


def check(is_right, what):
    global failures
    if not is_right:
        failures += 1
        print("FAILED:", what)


def run(program, *arguments):
    environment = dict(os.environ, CLAIMDEX_NOW="2026-02-01")
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=120, env=environment)
    return done.returncode, done.stdout, done.stderr


def compare(program, expected, found, name):
    for query in QUERIES:
        for variant in VARIANTS:
            answers = [run(program, "search", *index, "--format", "json", *variant, query) for index in (expected, found)]
            check(answers[0] == answers[1], f"{name} answers otherwise: {query} {' '.join(variant)}")


def hits_of(answer):
    """What is found, in no order and without weights: in an index without term lists what left it still counts in statistics."""
    code, text, _ = answer
    hits = json.loads(text)["hits"] if code == 0 else []
    return code, sorted(json.dumps({key: value for key, value in hit.items() if key not in ("rank", "score")}) for hit in hits)


def compare_hits(program, expected, found, name):
    for query in QUERIES:
        for variant in ([], ["--show", "articles"]):
            answers = [hits_of(run(program, "search", *index, "--format", "json", "-n", "0", *variant, query))
                       for index in (expected, found)]
            check(answers[0] == answers[1], f"{name} finds otherwise: {query} {' '.join(variant)}")


class Servers:
    def __init__(self, folders):
        self.servers, self.places = [], []
        for folder in folders:
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port = probe.getsockname()[1]
            command = ["xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", str(port), str(folder)]
            # A session of its own: it ends its whole process group.
            self.servers.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True))
            self.places.append(f"127.0.0.1:{port}")
            self.wait(port)

    @staticmethod
    def wait(port):
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)

    def stop(self, number):
        server = self.servers[number]
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()

    def stop_all(self):
        for number in range(len(self.servers)):
            self.stop(number)


def serve(place):
    stub_lines = (place / "shards.db" / "XAPIANDB").read_text().splitlines()
    return Servers([place / "shards.db" / line.split(" ", 1)[1] for line in stub_lines])


def updated_remote_shards(program, place):
    servers = serve(place)
    try:
        options = [option for server in servers.places for option in ("--index", server)]
        compare(program, ["--index", place / "one.db"], options, "updated served shards")
        # What left a local index that has tombstones, beside served ones that have none.
        mixed = [["--index", place / "plain.db", *rest] for rest in (options, ["--index", place / "shards.db"])]
        compare_hits(program, *mixed, "a local index beside served ones")
        answers = [run(program, "show", *index, "--format", "json", "texts/new.md")
                   for index in (["--index", place / "one.db"], options)]
        check(answers[0] == answers[1] and answers[0][0] == 0, f"show answers otherwise: {answers}")
    finally:
        servers.stop_all()


def remote_shards(program, place):
    servers = serve(place)
    try:
        stub = place / "remote.stub"
        stub.write_text("".join(f"remote {server}\n" for server in servers.places))
        options = [option for server in servers.places for option in ("--index", server)]
        compare(program, ["--index", place / "one.db"], options, "served shards")
        compare(program, ["--index", place / "one.db"], ["--index", stub], "a stub of served shards")
        servers.stop(1)
        code, _, errors = run(program, "search", "--index", stub, "layoffs")
        check(code == 2 and servers.places[1] in errors, f"a dead shard is not named: {errors}")
        code, text, errors = run(program, "search", "--index", stub, "--partial", "--format", "json", "> 100")
        check(code == 0 and servers.places[1] in errors, f"--partial does not name what is missing: {code} {errors}")
        check(code == 0 and servers.places[1] in json.loads(text)["missing"][0], "--partial does not name what is missing in JSON")
        servers.stop_all()
        code, _, errors = run(program, "search", "--index", stub, "--partial", "layoffs")
        check(code == 2 and servers.places[0] in errors, "without any shard there is no error")
    finally:
        servers.stop_all()


def main():
    if not shutil.which("xapian-tcpsrv"):
        print("no xapian-tcpsrv here (package xapian-tools)")
        return SKIPPED
    program, source = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        texts = place / "texts"
        shutil.copytree(source, texts)
        for name, options in (("plain.db", []), ("one.db", ["--shards", "1"]), ("shards.db", ["--shards", SHARDS])):
            code, _, errors = run(program, "index", "--index", place / name, *options, texts)
            check(code in (0, 2), f"indexing {name}: {errors}")
        local = (["--index", place / "one.db"], ["--index", place / "shards.db"])
        plain = ["--index", place / "plain.db"]
        compare(program, *local, "an index of shards")
        compare(program, plain, local[1], "an index of shards")
        remote_shards(program, place)
        # A change, a new file and one that goes, in place.
        files = sorted(path for path in texts.rglob("*.md"))
        files[0].write_text("---\ntitle: Changed\n---\nNordwind cut 4,100 jobs in Bremen.\n")
        files[1].unlink()
        (texts / "new.md").write_text("---\ntitle: New\n---\nKestrel Air will hire 7,700 pilots.\n")
        reports = [run(program, "index", *index, "--prune", texts)[1].split("\n")[1] for index in (*local, plain)]
        check(len(set(reports)) == 1 and "1 removed" in reports[0], f"updates differ: {reports}")
        compare(program, *local, "an updated index of shards")
        compare_hits(program, plain, local[1], "an updated index of shards")
        updated_remote_shards(program, place)
        code, _, errors = run(program, "index", *local[1], "--shards", SHARDS + 1, texts)
        check(code == 2 and f"{SHARDS} shards" in errors, f"another number of shards: {errors}")
        code, _, errors = run(program, "index", *plain, "--shards", "1", texts)
        check(code == 2 and "without --shards" in errors, f"shards of an index without: {errors}")
        code, text, _ = run(program, "stats", *local[1])
        check(f"{SHARDS} shards" in text, "stats does not tell of shards")
    print("FAILED" if failures else "the same answers in every way")
    return 1 if failures else 0


def in_own_network():
    """Runs this again where no other process listens; False where that is not allowed."""
    if os.environ.get("CLAIMDEX_OWN_NETWORK") or not shutil.which("unshare") or not shutil.which("ip"):
        return False
    command = ["unshare", "--net", "--map-root-user", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"]
    if subprocess.run([*command, "true"], capture_output=True).returncode != 0:
        return False
    os.environ["CLAIMDEX_OWN_NETWORK"] = "1"
    os.execvp(command[0], [*command, sys.executable, *sys.argv])


if __name__ == "__main__":
    in_own_network()
    sys.exit(main())
