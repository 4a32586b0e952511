#!/usr/bin/env python3
"""What an index survives:

    index_faults.py PROGRAM kill|resume|gave_way|lock|readers|streams|prune|few_files|full_disk

Articles are made here, in two versions with different numbers. An index holds a complete state when every article is there with the
claims of one version and all articles are of the same one. Exit status 77: this machine cannot make the fault."""
import collections
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
ARTICLES = 40
RESUMED = 320  # some 3 MB: as many units
COMPANIES = ["Nordwind", "Aster Mining", "Kestrel Air", "Bluefin Software", "Orchard Bank"]


def article(number, version, paragraphs):
    lines = [f"---\ntitle: Report of {COMPANIES[number % 5]}\npublishedAt: 2025-03-{1 + number % 28:02}\n---\n"]
    for line in range(paragraphs):
        company = COMPANIES[(number + line) % 5]
        lines.append(f"{company} cut {1000 * version + number + line} jobs in its oldest plant while the market of used boats grew.\n")
        lines.append(f"In the village hall people spoke for a long time about the harvest, rain and the road to the coast.\n")
    return "\n".join(lines)


def write(folder, version, count=ARTICLES, paragraphs=8):
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:04}.md").write_text(article(number, version, paragraphs))


class Fixture:
    def __init__(self, program, place):
        self.program, self.place = program, pathlib.Path(place)
        self.texts, self.index_path = self.place / "texts", self.place / "i.db"

    def run(self, *arguments, **options):
        return subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, timeout=300, **options)

    def index(self, *arguments, at=None):
        return self.run("index", "--index", at or self.index_path, self.texts, *arguments)

    def state(self, at=None):
        """file -> its claims' values, sorted; None where nothing can be read."""
        done = self.run("search", "--index", at or self.index_path, "event:job_cuts", "--show", "claims", "--format", "ndjson", "-n", "0")
        if done.returncode == 2:
            return None
        claims = collections.defaultdict(list)
        for line in done.stdout.splitlines():
            hit = json.loads(line)
            claims[os.path.basename(hit["article"]["file"])].append(hit["claim"]["value"]["low"])
        return {file: sorted(values) for file, values in claims.items()}

    def whole_state(self, version):
        write(self.texts, version)
        at = self.place / f"whole-{version}.db"
        assert self.index(at=at).returncode == 0
        state = self.state(at)
        assert len(state) == ARTICLES, len(state)
        return state


def check(condition, message):
    if not condition:
        print("FAILED:", message)
        sys.exit(1)


def killed_run(fixture, longest):
    """Starts a run and kills it after a random part of what a whole one takes."""
    run = subprocess.Popen([fixture.program, "index", "--index", fixture.index_path, fixture.texts], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(random.random() * longest)
    run.send_signal(signal.SIGKILL)
    return run.wait() != 0


def kill(fixture):
    one, two = fixture.whole_state(1), fixture.whole_state(2)
    write(fixture.texts, 1)
    begin = time.monotonic()
    check(fixture.index(at=fixture.place / "timed.db").returncode == 0, "an undisturbed run")
    longest = time.monotonic() - begin
    killed = 0
    for attempt in range(20):
        shutil.rmtree(fixture.index_path, ignore_errors=True)
        killed += killed_run(fixture, longest)
        found = fixture.state()
        check(found in (None, {}, one), f"first run killed, attempt {attempt}: part of the articles or of their claims")
    check(fixture.index().returncode == 0 and fixture.state() == one, "a run after killed first runs completes the index")
    for attempt in range(20):
        version = 2 - attempt % 2
        write(fixture.texts, version)
        killed += killed_run(fixture, longest)
        found = fixture.state()
        check(found in (one, two), f"update killed, attempt {attempt}: no complete state")
    write(fixture.texts, 2)
    check(fixture.index().returncode == 0 and fixture.state() == two, "a run after killed updates completes the index")
    again = fixture.index()
    check("nothing changed" in again.stdout, "a further run changes nothing")
    print(f"{killed} of 40 runs were killed before their end")


def begin_load(fixture, *options):
    """A run that has done a unit of its load, or has ended before."""
    journal = fixture.index_path / "building" / "journal"
    run = subprocess.Popen([fixture.program, "index", *options, "--index", fixture.index_path, fixture.texts],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    header, end = None, time.monotonic() + 120
    while run.poll() is None and time.monotonic() < end:
        size = journal.stat().st_size if journal.exists() else 0
        header = header or size
        if header and size > header:
            break
        time.sleep(.005)
    return run


def resume(fixture):
    """A load that is killed after some of its units is gone on with, without what has changed since."""
    write(fixture.texts, 1, count=RESUMED, paragraphs=40)
    check(fixture.index(at=fixture.place / "whole.db").returncode == 0, "an undisturbed run")
    whole = fixture.state(fixture.place / "whole.db")
    journal = fixture.index_path / "building" / "journal"
    units = []
    for attempt, damage in enumerate(("", "changed file", "torn journal", "torn runs", "new file")):
        shutil.rmtree(fixture.index_path, ignore_errors=True)
        write(fixture.texts, 1, count=RESUMED, paragraphs=40)
        run = begin_load(fixture, "--threads", "1")
        run.send_signal(signal.SIGKILL)
        check(run.wait() != 0, f"attempt {attempt}: killed in the middle")
        check(fixture.state() in (None, {}), "nothing of it is seen yet")
        if damage == "changed file":
            (fixture.texts / "0001.md").write_text(article(1, 2, 40))
        elif damage == "new file":
            (fixture.texts / "0000a.md").write_text(article(1, 2, 40))
        elif damage:
            torn = fixture.index_path / "building" / damage.split()[1]
            os.truncate(torn, torn.stat().st_size * 2 // 3)
        done = fixture.index("--threads", "1")
        check(done.returncode == 0, f"{damage}: {done.stdout}{done.stderr}")
        units.append("an interrupted run had done" in done.stdout)
        check(f"{RESUMED + (damage == 'new file')} added" in done.stdout, f"{damage}: all are counted: {done.stdout}")
        expected = dict(whole)
        if damage.endswith("file"):
            expected["0001.md" if damage == "changed file" else "0000a.md"] = [2001 + line for line in range(40)]
        check(fixture.state() == expected, f"{damage}: as an undisturbed run has it")
        check(not journal.parent.exists(), "nothing is left of it")
    check(units[0], "what was done is not done again")
    check(not units[1] and not units[3] and not units[4], f"what has changed is: {units}")


def gave_way(fixture):
    """An article that was left out for one of another file is read again where that file has it no more when the load goes on
    (tests/unit/indexer/load/bulk_load_test.cpp: in every order)."""
    fixture.texts.mkdir()

    def records(name, count, first=(), last=()):
        lines = [*first, *((f"http://{name}.example/{i}", i) for i in range(count)), *last]
        with open(fixture.texts / f"{name}.ndjson", "w") as out:
            for url, number in lines:
                text = " ".join(f"Firm{number} said on Monday that it will cut {number + line} jobs in its town{line}." for line in range(30))
                out.write(json.dumps({"title": f"Firm{number} cuts {number} jobs", "url": url, "text": text}) + "\n")

    both = [("http://both.example/k", 77777)]
    options = ("--key", "url", "--threads", "2")
    records("a", 600, last=both)
    records("b", 1500, first=both)
    records("c", 300)
    run = begin_load(fixture, *options)
    run.send_signal(signal.SIGKILL)
    run.wait()
    records("b", 300)
    check(fixture.index(*options).returncode == 0, "the load goes on")
    found = fixture.run("search", "--index", fixture.index_path, "Firm77777", "--show", "files")
    check("a.ndjson" in found.stdout, f"the article of both is the first file's: {found.stdout}")


def lock(fixture):
    write(fixture.texts, 1, count=5)
    holder = subprocess.Popen([fixture.program, "index", "--index", fixture.index_path, "-"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lock_file = fixture.index_path / "writer.lock"
    for _ in range(200):
        if lock_file.exists() and lock_file.read_text().strip():
            break
        time.sleep(0.05)
    second = fixture.index()
    check(second.returncode == 2, "the second writer fails")
    check(f"process {holder.pid} is writing" in second.stderr and "hint" in second.stderr, f"and says who writes: {second.stderr}")
    out, err = holder.communicate("Nordwind cut 300 jobs in March.\n")
    check(holder.returncode == 0, f"the first writer ends well: {out}{err}")
    check(fixture.index().returncode == 0, "then the second may write")


def readers(fixture):
    one, two = fixture.whole_state(1), fixture.whole_state(2)
    write(fixture.texts, 1)
    fixture.index()
    seen = 0
    for round in range(2):
        write(fixture.texts, 2 - round % 2)
        # The second round loads a further folder, so that a new generation is built and swapped in.
        extra = fixture.place / f"extra-{round}"
        write(extra, 3, count=150 if round else 1)
        run = subprocess.Popen([fixture.program, "index", "--index", fixture.index_path, fixture.texts, extra], stdout=subprocess.DEVNULL)
        while run.poll() is None:
            found = fixture.state()
            check(found is not None, "a reader fails while an index is written")
            # Names are the same in all folders; those of this round's may be there or not.
            values = {min(v for v in found[file] if v < 3000) // 1000 for file in one}
            check(len(values) == 1, f"a reader sees two states at once: {values}")
            seen += 1
        check(run.returncode == 0, "the writer ends well")
    check(set(fixture.state()) >= set(two), "all articles are there")
    print(f"{seen} searches while the index was written")


def streamed(fixture, change):
    """Exit status and values of claims of a search for all of them, `change` made once the first ones are printed: the pipe is full, so that
    the search waits."""
    search = [fixture.program, "search", "--index", fixture.index_path, "event:job_cuts", "--show", "claims", "--format", "ndjson", "-n", "0"]
    with subprocess.Popen(search, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        begin = run.stdout.read(10)
        change()
        lines = (begin + run.stdout.read()).decode().splitlines()
        message = run.stderr.read().decode()
        run.wait(timeout=120)
    ids, values = set(), []
    for line in lines:
        hit = json.loads(line)
        ids.add(hit["id"])
        values.append(hit["claim"]["value"]["low"])
    check(len(ids) == len(values), "no claim is printed twice")
    check(all(value < 2000 for value in values), "a search that has begun prints claims of one state")
    if run.returncode != 0:
        check(run.returncode == 2 and "changed while it was read" in message, f"it ends with a reason: {run.returncode} {message}")
    return run.returncode, len(values)


def streams(fixture):
    articles, paragraphs = 120, 8  # as many as it takes to fill a pipe several times

    def fresh():
        shutil.rmtree(fixture.index_path, ignore_errors=True)
        write(fixture.texts, 1, articles, paragraphs)
        check(fixture.index().returncode == 0, "the index is written")

    def swap_in():
        extra = fixture.place / "extra"
        write(extra, 3, 400)
        fixture.run("index", "--index", fixture.index_path, fixture.texts, extra)

    def edit_one_by_one():
        for number in range(6):
            (fixture.texts / f"{number:04}.md").write_text(article(number, 2, paragraphs))
            fixture.index()

    def edit_all():
        for version in (2, 3, 2):  # what is left of a part is copied in the end
            write(fixture.texts, version, articles, paragraphs)
            fixture.index()

    for change, may_end in [(lambda: None, False), (swap_in, False), (lambda: shutil.rmtree(fixture.index_path), False),
                            (edit_one_by_one, True), (edit_all, True)]:
        fresh()
        status, found = streamed(fixture, change)
        check(may_end or status == 0, "what is read from a state that nobody writes to is read to its end")
        check(status != 0 or found == articles * paragraphs, f"a search that ends well prints all: {found}")
        check(fixture.run("search", "--index", fixture.index_path, "event:job_cuts").returncode in (0, 2), "the next search opens what is there")


def prune(fixture):
    write(fixture.texts, 1)
    fixture.index()
    (fixture.texts / "0003.md").unlink()
    check("nothing changed" in fixture.index().stdout and "0003.md" in fixture.state(), "without --prune a removed file stays")
    check("1 removed" in fixture.index("--prune").stdout, "with --prune it goes")
    found = fixture.state()
    check(len(found) == ARTICLES - 1 and "0003.md" not in found, "and its claims with it")
    (fixture.texts / "0004.md").write_text(article(4, 2, 8))
    check(f"1 updated, {ARTICLES - 2} unchanged" in fixture.index("--prune").stdout, "one edited file is one upsert")
    check(min(fixture.state()["0004.md"]) >= 2000, "of its new text")
    check("nothing changed" in fixture.index("--prune").stdout, "and then nothing changes")
    deep = fixture.texts / ("d" * 120) / ("e" * 120)  # a path longer than a key of the index
    deep.mkdir(parents=True)
    for name in ("x.md", "y.md"):
        (deep / name).write_text(article(5, 3, 8))
    check("2 added" in fixture.index().stdout, "files with long paths are indexed")
    (deep / "x.md").unlink()
    check("1 removed" in fixture.index("--prune").stdout and "x.md" not in fixture.state(), "and go like others")
    check("y.md" in fixture.state(), "each by itself")


def few_files(fixture):
    """Where the system lets no more files be opened, that is an error like others."""
    write(fixture.texts, 1)
    check(fixture.index().returncode == 0, "an index")
    before = fixture.state()
    write(fixture.texts, 2)
    failed = 0
    for limit in range(5, 24):
        few = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
        done = fixture.run("index", "--index", fixture.index_path, fixture.texts, "--threads", "8", preexec_fn=few)
        check(done.returncode in (0, 2), f"{limit} files: {done.returncode} {done.stderr}")
        if done.returncode == 0:
            break
        failed += 1
        check("too many open files" in done.stderr.lower() or "cannot" in done.stderr.lower(), f"{limit} files: {done.stderr}")
        check(fixture.state() == before, f"{limit} files: the index is as before")
    check(failed > 0, "some limit is too low")
    check(fixture.index().returncode == 0 and min(fixture.state()["0004.md"]) >= 2000, "and then it is written")
    few_files_in_load(fixture)


def few_files_in_load(fixture):
    """Nor is anything lost of a load that was interrupted before."""
    building = fixture.index_path / "building"
    shutil.rmtree(fixture.index_path)
    write(fixture.texts, 1, count=RESUMED, paragraphs=40)
    run = begin_load(fixture, "--threads", "1")
    run.send_signal(signal.SIGKILL)
    check(run.wait() != 0 and building.exists(), "killed in the middle")
    failed = 0
    for limit in range(6, 40):
        few = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
        done = fixture.run("index", "--index", fixture.index_path, fixture.texts, "--threads", "1", preexec_fn=few)
        if done.returncode == 0:
            break
        failed += "too many open files" in done.stderr and "goes on with what is done" in done.stderr
        check(building.exists(), f"{limit} files: what is done stays: {done.stderr}")
    check(failed > 0, "some limit is too low for the load alone")
    check("an interrupted run had done" in done.stdout and f"{RESUMED} added" in done.stdout, f"and is gone on with: {done.stdout}")


def full_disk(fixture):
    disk = fixture.place / "disk"
    disk.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "claimdex-test", disk], stderr=subprocess.DEVNULL).returncode != 0:
        print("a small disk can only be mounted by root")
        sys.exit(SKIPPED)
    try:
        fixture.index_path = disk / "i.db"
        write(fixture.texts, 1)
        check(fixture.index().returncode == 0, "an index that fits")
        before = fixture.state()
        for count, paragraphs in ((400, 40), (41, 3000)):  # many files: a load; a large one
            write(fixture.texts, 1, count=count, paragraphs=paragraphs)
            done = fixture.index()
            check(done.returncode == 2, f"a full disk is an error: {done.returncode} {done.stdout} {done.stderr}")
            check("no space left" in done.stderr.lower() and "free some space" in done.stderr, f"that says so: {done.stderr}")
            check(fixture.state() == before, "the index is as before")
        left = sorted(entry.name for entry in fixture.index_path.iterdir())
        check(len([name for name in left if name.startswith("gen-")]) == 1, f"nothing half-built is left: {left}")
        shutil.rmtree(fixture.texts)
        write(fixture.texts, 2)
        done = fixture.index()
        check(done.returncode == 0, f"what fits can be indexed again: {done.stdout}{done.stderr}")
        subprocess.run(["mount", "-o", "remount,size=60m", disk], check=True)
        gone_on_with(fixture, disk)
    finally:
        subprocess.run(["umount", disk], check=False)


def gone_on_with(fixture, disk):
    """What a load had done when the disk was full need not be done again once it is not; nor does it stand in the way of another run."""
    write(fixture.texts, 1, count=RESUMED, paragraphs=40)
    check(fixture.index(at=fixture.place / "whole.db").returncode == 0, "an undisturbed run")
    building, ballast = fixture.index_path / "building", disk / "ballast"
    for same_files in (True, False):
        shutil.rmtree(fixture.index_path)
        run = begin_load(fixture, "--threads", "1")
        with open(ballast, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(disk).free - (2 << 20))
        out, err = run.communicate()
        check(run.returncode == 2 and "goes on with what is done" in err, f"a disk that fills up after some units: {out}{err}")
        check(fixture.state() == {} and building.exists(), "nothing of it is seen, and what is done stays")
        if same_files:
            again = fixture.index("--threads", "1")
            check(again.returncode == 2 and building.exists(), f"nor is it lost by a run that is in vain: {again.stdout}{again.stderr}")
        ballast.unlink()
        if not same_files:
            shutil.rmtree(fixture.texts)
            write(fixture.texts, 2)
        done = fixture.index("--threads", "1")
        check(done.returncode == 0, f"the next run: {done.stdout}{done.stderr}")
        check(("an interrupted run had done" in done.stdout) == same_files, f"it goes on over the same files: {done.stdout}")
        if same_files:
            check(f"{RESUMED} added" in done.stdout and fixture.state() == fixture.state(fixture.place / "whole.db"), "as an undisturbed run")
        else:
            check(len(fixture.state()) == ARTICLES, "of others it knows these")
        check(not building.exists(), "nothing is left of it")


def main():
    program, what = sys.argv[1], sys.argv[2]
    random.seed(7)
    with tempfile.TemporaryDirectory() as place:
        {"kill": kill, "resume": resume, "gave_way": gave_way, "lock": lock, "readers": readers, "streams": streams, "prune": prune, "few_files": few_files, "full_disk": full_disk}[what](Fixture(program, place))
    return 0


if __name__ == "__main__":
    sys.exit(main())
