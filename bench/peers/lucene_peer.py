#!/usr/bin/env python3
"""Compiles LucenePeer.java where that was not done yet (beside FOLDER), makes its feed, and runs it."""
import glob
import os
import subprocess
import sys

import protocol

JARS = glob.glob("/usr/share/java/lucene-core-8.*.jar") + glob.glob("/usr/share/java/lucene-analyzers-common-8.*.jar")
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "LucenePeer.java")


def java(folder, *arguments):
    classes = folder + ".classes"
    if not os.path.isdir(classes):
        subprocess.run(["javac", "-nowarn", "-encoding", "UTF-8", "-cp", ":".join(JARS), "-d", classes, SOURCE], check=True, stdout=sys.stderr)
    command = ["java", "-Xmx2g", "-Dfile.encoding=UTF-8", "-cp", ":".join([*JARS, classes]), "LucenePeer", *arguments]
    return subprocess.run(command, check=False, stdout=sys.stdout).returncode


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "index":
        os.makedirs(arguments[2], exist_ok=True)
        return java(arguments[2], "index", protocol.prepare(arguments[1], arguments[2] + ".tsv"), arguments[2])
    if len(arguments) == 3 and arguments[0] == "query":
        return java(arguments[1], "query", arguments[1], arguments[2])
    print("usage: lucene_peer.py index DOCS.ndjson FOLDER | query FOLDER QUERIES.tsv", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
