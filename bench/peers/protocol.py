"""The protocol of bench/peers for the peers in Python (peer_main.hpp is its twin in C++).
  PEER index DOCS.ndjson FOLDER     prints {"seconds":, "cpu_seconds":, "peak_mib":}
  PEER query FOLDER QUERIES.tsv     lines "kind<TAB>words"; prints a line {"kind":, "words":, "us":, "hits":} each
A peer turns the documents into a form it reads first (`prepare`), which is not measured."""
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import threading
import time

TIMED_ROUNDS = 5
CJK = re.compile("([\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])")


def documents(path):
    """(id, title, text) of every record."""
    with open(path, encoding="utf8") as file:
        for line in file:
            record = json.loads(line)
            yield int(record["id"]), record["title"], record["text"]


def one_line(text):
    """Without line ends, tabs and backslashes, for peers that read lines with tabs."""
    return re.sub(r"[\s\\\x00]+", " ", text)


def spaced(text):
    """On one line and with spaces around every CJK character, for peers that would take a whole run of them for one word."""
    return one_line(CJK.sub(r" \1 ", text)).strip()


def prepare(docs, path, change=one_line):
    """Writes id, title and text as lines with tabs, which is not measured."""
    with open(path, "w", encoding="utf8") as out:
        for number, title, text in documents(docs):
            out.write(f"{number}\t{change(title)}\t{change(text)}\n")
    return path


def peak_of_this_process():
    """MiB. Not of getrusage, which counts in what the parent had when it started this process."""
    with open("/proc/self/status", encoding="utf8") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024


class Span:
    """Wall and CPU time from its making on; of the processes `pids` and their children, or of this process."""

    def __init__(self, cpu=lambda: sum(os.times()[:4])):
        self.cpu, self.cpu_before, self.start = cpu, cpu(), time.perf_counter()

    def done(self, peak_mib=None):
        seconds, cpu = time.perf_counter() - self.start, self.cpu() - self.cpu_before
        return {"seconds": round(seconds, 4), "cpu_seconds": round(cpu, 4), "peak_mib": round(peak_mib or peak_of_this_process(), 1)}


def measured_child(command, **options):
    """Runs `command` and measures it: the whole life of the process."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=sys.stderr, **options)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": round(seconds, 4), "cpu_seconds": round(cpu, 4), "peak_mib": round(after.ru_maxrss / 1024, 1)}


class Tree:
    """A process and all below it: their CPU time, and their memory, looked at twenty times a second."""

    def __init__(self, pid):
        self.pid, self.peak_mib, self.is_watched = pid, 0.0, True
        threading.Thread(target=self._watch, daemon=True).start()

    def pids(self):
        found, todo = [], [self.pid]
        while todo:
            found.append(todo.pop())
            try:
                with open(f"/proc/{found[-1]}/task/{found[-1]}/children", encoding="ascii") as file:
                    todo += [int(pid) for pid in file.read().split()]
            except OSError:
                pass
        return found

    def cpu_seconds(self):
        ticks = 0
        for pid in self.pids():
            try:
                with open(f"/proc/{pid}/stat", encoding="utf8") as file:
                    ticks += sum(int(field) for field in file.read().rpartition(")")[2].split()[11:15])
            except OSError:
                pass
        return ticks / os.sysconf("SC_CLK_TCK")

    def _watch(self):
        while self.is_watched:
            self.peak_mib = max(self.peak_mib, sum(self._mib(pid) for pid in self.pids()))
            time.sleep(0.05)

    @staticmethod
    def _mib(pid):
        try:
            with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
                return next(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024
        except (OSError, StopIteration):
            return 0.0


def read_queries(path):
    with open(path, encoding="utf8") as file:
        for line in file:
            kind, words = line.rstrip("\n").split("\t")
            yield kind, words.split(" ")


def run_queries(path, best, count):
    """`best(query)` is timed and gives the ids of the best ten, `count(query)` the number of matches; `query` is (kind, words)."""
    queries = list(read_queries(path))
    times = [[] for _ in queries]
    for round_number in range(TIMED_ROUNDS + 1):
        for query, taken in zip(queries, times):
            start = time.perf_counter_ns()
            best(query)
            taken.append((time.perf_counter_ns() - start) / 1000)
    for query, taken in zip(queries, times):
        answer = {"kind": query[0], "words": " ".join(query[1]), "us": round(statistics.median(taken[1:]), 2), "hits": count(query)}
        print(json.dumps(answer, ensure_ascii=False))


def main(index, query):
    """`index(docs, folder)` returns what Span.done or measured_child measured; `query(folder, queries)` calls run_queries."""
    if len(sys.argv) == 4 and sys.argv[1] == "index":
        os.makedirs(sys.argv[3], exist_ok=True)
        print(json.dumps(index(sys.argv[2], sys.argv[3])))
        return 0
    if len(sys.argv) == 4 and sys.argv[1] == "query":
        query(sys.argv[2], sys.argv[3])
        return 0
    print(f"usage: {sys.argv[0]} index DOCS.ndjson FOLDER | {sys.argv[0]} query FOLDER QUERIES.tsv", file=sys.stderr)
    return 2
