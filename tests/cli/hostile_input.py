#!/usr/bin/env python3
"""Feeds a folder of hostile files to `claimdex index`:

    hostile_input.py PROGRAM [FACTOR]

FACTOR makes the files that cost time so many times larger (default 1: for each change; 10: now and then).
Every file that cannot be read is one line that says why, the others are indexed, the run ends in bounded time and memory with exit
status 2 (some were unreadable) and never by a signal."""
import gzip
import os
import pathlib
import resource
import shutil
import socket
import subprocess
import sys
import tempfile

GOOD = "Nordwind cut {} jobs in March.\n"
LONG = 100_000
FACTOR = int(sys.argv[2]) if len(sys.argv) > 2 else 1
MANY = 6_000 * FACTOR  # of what is read with care
MEMORY_MIB = 700
SECONDS = 60


def pages():
    """name -> bytes, of files that must come out as articles (or as nothing, where they hold no text), without a crash."""
    for name, piece in {"div": "<div>", "inline": "<b><i><u>", "tables": "<table><tr><td>", "lists": "<ul><li>", "comment": "<!-- ", "attribute": '<a href="',
                        "less": "<", "amp": "&", "script": "<script>", "select": "<select><option>", "svg": "<svg><g>"}.items():
        yield f"deep_{name}.html", "<html><body><p>Nordwind cut 300 jobs.</p>" + piece * LONG
    for name, piece in {"quote": "> ", "bracket": "[", "star": "*a", "underscore": "_a ", "tick": "`", "bang": "![", "link": "[a](", "list": "- ", "pipe": "|a",
                        "paren": "((", "hash": "#", "dollar": "$1 ", "number": "1,", "dash": "--", "url": "http://a.b/"}.items():
        count = MANY if name in ("number", "dollar") else LONG
        yield f"many_{name}.md", "# Title\n\nNordwind cut 300 jobs.\n\n" + piece * count
    yield "nested_list.md", "".join("  " * (depth % 1000) + "- item\n" for depth in range(5_000))
    yield "table.md", "|" + "a|" * MANY + "\n|" + "-|" * MANY + "\n|" + "1|" * MANY + "\n"
    yield "one_line.txt", "Nordwind cut 300 jobs in March and " * MANY
    yield "no_space.txt", "x" * 3_000_000
    yield "digits.txt", "Nordwind cut " + "1234567890" * 100_000 + " jobs."
    yield "commas.txt", "Nordwind cut " + "1," * (5 * MANY) + " jobs."
    yield "han.txt", "北风公司宣布裁员三百人" * MANY
    yield "numerals.txt", "裁员" + "一千万亿" * 100_000 + "人"
    yield "words.txt", "Nordwind cut " + "one hundred million thousand " * MANY + "jobs."
    yield "ranges.txt", "Nordwind cut 300" + "-400" * 100_000 + " jobs."
    yield "blank_lines.txt", "\n" * 1_000_000 + GOOD
    yield "marks.txt", "a" + "\u0301" * 1_000_000 + GOOD
    yield "quotes.txt", "“" * 200_000 + GOOD
    yield "many_lines.txt", GOOD * 20_000
    yield "bomb.md", "---\na: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join('*' + chr(97 + n) for _ in range(9))}]\n" for n in range(20)) + "title: T\n---\n" + GOOD
    yield "deep_yaml.md", "---\ntitle: T\nx: " + "[" * LONG + "\n---\n" + GOOD
    yield "long_key.md", "---\ntitle: T\n" + "k" * 1_000_000 + ": v\n---\n" + GOOD
    yield "unclosed.md", "---\ntitle: \"never closed\n" + GOOD * 1000
    yield "wrong.md", "---\ntitle: [a: {b\n\t- c: 'd\n---\n" + GOOD
    head = "# T\n\n**来源:** [a](https://a.example)\n**发布时间:** \n**链接:** https://a.example/1\n\n---\n\n"
    yield "cut_repr.md", head + "{'type': 'text/html', 'language': None, 'base': 'x', 'value': '<p>Nordwind cut 300 jobs.</p>\\x"
    yield "odd_repr.md", head + "{'type': 'text/html', 'value': '<p>Nordwind \\ud800 \\N{DIGIT} \\u12 cut 300 jobs.</p>'" + "}" * LONG
    yield "deep_repr.md", head + "{'type': " + "[" * LONG


def raw_files():
    yield "nul_text.txt", b"Nordwind cut 300 jobs.\n" * 50 + b"\0" + b"The end.\n"
    yield "utf8.txt", (GOOD.format(300) * 20).encode() + b"\xff\xfe caf\xe9 \xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80\n" + GOOD.format(400).encode() * 20
    yield "utf16_odd.txt", b"\xff\xfe" + (GOOD.format(300) * 5).encode("utf-16-le") + b"x"
    yield "bom.txt", b"\xef\xbb\xbf"
    yield "empty.txt", b""
    yield "spaces.md", b" \n\t\r\n  \n"


def failing():
    """name -> bytes, piece of the reason."""
    packed = gzip.compress(GOOD.encode() * 10_000)
    yield "cut.txt.gz", packed[:len(packed) // 2], "cut"
    yield "broken.txt.gz", packed[:40] + b"\x55" * 40 + packed[80:], ""
    yield "bomb.txt.gz", gzip.compress(b"\0" * (1 << 26)) * 8, ""
    yield "cut.txt.zst", b"\x28\xb5\x2f\xfd\x04\x58\x91\x00\x00hello", ""
    yield "deep.ndjson", b'{"id": "1", "text": "' + GOOD.encode().strip() + b'"}\n{"text": ' + b"[" * LONG + b"\n", "record"
    yield "bad.ndjson", b'{"id": "1", "text": "Nordwind cut 300 jobs."}\n{"id": \n{"id": "3", "text": "\xff\xfe"}\n', "record"


def fill(folder):
    for name, text in pages():
        (folder / name).write_text(text, encoding="utf-8", errors="surrogatepass")
    for name, data in raw_files():
        (folder / name).write_bytes(data)
    for name, data, _ in failing():
        (folder / name).write_bytes(data)
    (folder / "name\nwith\tcontrol\x1b[31m.txt").write_text(GOOD.format(300))
    (folder / "bad\nname\x1b[31m.txt.gz").write_bytes(gzip.compress(GOOD.encode() * 100)[:-40])
    (folder / ("n" * 250 + ".txt")).write_text(GOOD.format(300))
    pathlib.Path(os.fsdecode(os.fsencode(folder) + b"/latin\xe9\xff.txt")).write_text(GOOD.format(300))
    (folder / "folder.md").mkdir()
    (folder / "loop").symlink_to(folder)
    (folder / "self").symlink_to("self")
    (folder / "gone.txt").symlink_to("nowhere")
    os.mkfifo(folder / "fifo.txt")
    socket.socket(socket.AF_UNIX).bind(str(folder / "s"))
    deep = folder
    for _ in range(60):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text(GOOD.format(300))


def check(condition, message):
    if not condition:
        print("FAILED:", message)
        sys.exit(1)


def unreadable(program, place):
    """A file and a folder without permission: only for those whom permissions bind."""
    folder = place / "closed"
    folder.mkdir()
    (folder / "open.txt").write_text(GOOD.format(300))
    (folder / "closed.txt").write_text(GOOD.format(400))
    (folder / "closed.txt").chmod(0)
    (folder / "sub").mkdir(mode=0)
    command = [program, "index", "--index", str(place / "closed.db"), str(folder)]
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            return
        os.chmod(place, 0o777)
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=10 * SECONDS)
    if done.returncode == 127 or "execute" in done.stderr:
        return  # the program lies where that user cannot go
    check(done.returncode == 2, f"unreadable files are an error: {done.stdout}{done.stderr}")
    check("closed.txt" in done.stderr and "sub" in done.stderr and done.stderr.lower().count("permission denied") == 2, done.stderr)
    check("1 added" in done.stdout, f"the rest goes on: {done.stdout}")


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        folder = place / "in"
        folder.mkdir()
        fill(folder)
        done = subprocess.run([program, "index", "--index", place / "i.db", "--max-file", "64M", folder], capture_output=True, timeout=20 * SECONDS)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds, mib = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        out, err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        print(f"{seconds:.1f} s of CPU, {mib:.0f} MiB\n{out}{err}")
        check(done.returncode == 2, f"exit status {done.returncode}")
        lines = err.splitlines()
        for file, _, reason in failing():
            about = [line for line in lines if file in line]
            check(about, f"{file}: no line says what is wrong")
            check(any(reason in line for line in about), f"{file}: {about}")
        for line in lines:
            check(line.startswith("  E") and "\x1b" not in line and len(line) < 1000, f"a line of its own for each: {line!r}")
        check(any("bad\\nname\\x1b[31m" in line for line in lines), "control characters of a name are written as escapes")
        check(seconds < SECONDS * FACTOR, f"{seconds:.0f} s of CPU")
        check("SANITIZED" in os.environ or mib < MEMORY_MIB, f"{mib:.0f} MiB")
        again = subprocess.run([program, "index", "--index", place / "i.db", "--max-file", "64M", folder], capture_output=True, timeout=20 * SECONDS)
        check(again.returncode == 2 and b"nothing changed" in again.stdout, f"a second run changes nothing: {again.stdout}")
        for query in ("job cuts = 300", "*"):
            found = subprocess.run([program, "search", "--index", place / "i.db", query, "-n", "0", "--format", "ndjson"], capture_output=True, timeout=10 * SECONDS)
            check(found.returncode == 0, f"search {query}: {found.returncode} {found.stderr}")
        unreadable(program, place)
    return 0


if __name__ == "__main__":
    sys.exit(main())
