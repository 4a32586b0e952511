#!/usr/bin/env python3
"""run_session.py CLAIMDEX ROOT SESSION [--update]: runs the commands of a session file and compares what they print.

A session is text: lines "$ command" (run by bash in a fresh folder with claimdex on PATH, "articles" and $SAMPLE = the sample articles, the clock fixed),
then the expected stdout and stderr together, then "[N]" where the exit code is not 0. Other lines outside a command are comments.
An expected line that ends with " (glob)" may hold * for any text; times and ids are not compared. In a Markdown file the sessions are its ```console blocks.
--update rewrites the file with what came out."""
import fnmatch
import os
import re
import subprocess
import sys
import tempfile


# Times, and ids, which depend on where the articles lie.
VARYING = re.compile(r"in [\d.]+ s, [\d.]+ MB/s|#[0-9a-f]{8}$|^ +id +[0-9a-f]{16}$")


def parse(text):
    """Yields (command or None, lines): comments have no command."""
    command, lines = None, []
    for line in text.split("\n"):
        if line.startswith("$ ") or (line.startswith("# ")):
            if command is not None or lines:
                yield command, lines
            command, lines = (line[2:], []) if line.startswith("$ ") else (None, [line])
        else:
            lines.append(line)
    yield command, lines


def run(command, folder, program, root):
    environment = dict(os.environ, PATH=os.path.dirname(program) + os.pathsep + os.environ["PATH"], CLAIMDEX_NOW="2026-02-01", NO_COLOR="1",
                       COLUMNS="120", LC_ALL="C.UTF-8", TZ="Asia/Kolkata", SAMPLE=os.path.join(root, "corpus", "sample", "articles"))
    environment.pop("CLAIMDEX_INDEX", None)
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=100)
    lines = done.stdout.decode("utf8", "replace").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    return lines + ([f"[{done.returncode}]"] if done.returncode else [])


def matches(expected, got):
    expected, got = (VARYING.sub("...", line) for line in (expected, got))
    if expected.endswith(" (glob)"):
        return fnmatch.fnmatchcase(got, expected[:-7].replace("[", "[[]"))
    return expected == got


def replay(text, folder, program, root, update):
    """Runs the commands of one session text; returns it with what came out, and how many commands differ."""
    failures, out = 0, []
    for command, lines in parse(text.rstrip("\n")):
        if command is None:
            out += lines
            continue
        expected = [line for line in lines if line != ""]
        got = [line for line in run(command, folder, program, root) if line != ""]
        same = len(expected) == len(got) and all(map(matches, expected, got))
        if not same and not update:
            failures += 1
            print(f"$ {command}\n--- expected\n" + "\n".join(expected) + "\n--- got\n" + "\n".join(got) + "\n")
        out += ["$ " + command] + (lines if same else got + [""])
    return "\n".join(out).rstrip("\n") + "\n", failures


def main(program, root, session, update):
    text, failures = open(session, encoding="utf8").read(), 0
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.join(root, "corpus", "sample", "articles"), os.path.join(folder, "articles"))
        if session.endswith(".md"):
            pieces = text.split("```console\n")
            for number, piece in enumerate(pieces[1:], 1):
                block, rest = piece.split("```\n", 1)
                block, failed = replay(block, folder, program, root, update)
                pieces[number] = block + "```\n" + rest
                failures += failed
            text = "```console\n".join(pieces)
        else:
            text, failures = replay(text, folder, program, root, update)
    if update:
        open(session, "w", encoding="utf8").write(text)
    print(f"{os.path.basename(session)}: {failures} commands differ" if failures else f"{os.path.basename(session)}: as expected")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3], "--update" in sys.argv))
