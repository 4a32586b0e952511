#!/usr/bin/env python3
"""peers.py: other search engines and claimdex over the same documents and the same queries, in one run. Prints Markdown or JSON.
It installs what is missing (apt, as root), draws the queries, runs one peer after the other, and checks that they answer alike: where a
peer's matches of one word, or of two or three together, are off the documents' own by more than the tolerance, or where a peer fails, it
says so and exits 1. A peer that cannot be installed is a row that says so."""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import catalogue
import queries
import report

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CHECKED = ("term", "and2", "and3")


def parse_arguments():
    parser = argparse.ArgumentParser(prog="./dev bench peers", description="Other search engines and claimdex over the same documents.")
    parser.add_argument("--corpus", action="append", default=[], metavar="DIR",
                        help="file or folder that claimdex reads; may be repeated: a table each (default: corpus/sample, grown)")
    parser.add_argument("--scale", type=int, metavar="N", help="grow each corpus N times (default: 200 for corpus/sample, else 1)")
    parser.add_argument("--megabytes", type=int, default=0, metavar="M", help="of each corpus about this much text, spread over it")
    parser.add_argument("--queries", type=int, default=60, metavar="N", help="queries of each kind (default: 60)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tolerance", type=float, default=3, metavar="PERCENT", help="by which matches may differ (default: 3)")
    parser.add_argument("--peers", default="", metavar="NAMES", help="only these, with commas: " + ",".join(peer.name for peer in catalogue.PEERS))
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"), help="build folder (default: build/release)")
    parser.add_argument("--no-install", action="store_true", help="leave out what is not installed")
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown")
    return parser.parse_args()


def export(arguments, corpus, path):
    scale = arguments.scale or (1 if arguments.corpus else 200)
    command = [os.path.join(arguments.build, "bench", "peers", "export_articles"), "--scale", str(scale), "--megabytes", str(arguments.megabytes)]
    with open(path, "w", encoding="utf8") as out:
        if subprocess.run([*command, corpus], stdout=out, check=False).returncode != 0:
            raise SystemExit(f"no articles in {corpus}, or bench/peers/export_articles is not built (./dev build release)")


def say(text):
    print(text, file=sys.stderr, flush=True)


def bytes_below(folder):
    """Bytes that the disk gives to the files below; sparse files are larger by name."""
    return sum(os.stat(os.path.join(where, name)).st_blocks * 512 for where, _, names in os.walk(folder) for name in names)


def run(peer, mode, *places, environment):
    out = subprocess.run([*peer.command, mode, *places], capture_output=True, text=True, env=environment, check=False)
    if out.returncode != 0:
        say(out.stderr.strip())
        raise RuntimeError(f"{mode}: {(out.stderr.strip() or 'no message').splitlines()[-1][:200]}")
    return [json.loads(line) for line in out.stdout.splitlines() if line.startswith("{")]


def measure(peer, docs, asked, work, environment):
    """What the peer cost and answered; {"missing":} where it is not there, {"error":} where it failed."""
    if peer.problem:
        return {"missing": peer.problem}
    folder = os.path.join(work, peer.name)
    try:
        cost, = run(peer, "index", docs, folder, environment=environment)
        cost["bytes"] = bytes_below(folder)
        answers = run(peer, "query", folder, asked, environment=environment)
    except (RuntimeError, ValueError) as error:
        return {"error": str(error)}
    finally:
        subprocess.run(["rm", "-rf", folder], check=False)
    return {"index": cost, "queries": answers}


def compare(outcome, expected):
    """Matches of each kind in percent of what the documents say."""
    agreement = {}
    for kind in queries.KINDS:
        found = sum(answer["hits"] for answer in outcome["queries"] if answer["kind"] == kind)
        right = sum(count for (of_kind, _), count in expected.items() if of_kind == kind)
        if right:
            agreement[kind] = 100 * found / right
    return agreement


def run_corpus(arguments, corpus, chosen, work):
    docs, asked = os.path.join(work, "docs.ndjson"), os.path.join(work, "queries.tsv")
    export(arguments, corpus, docs)
    collection = queries.Collection(docs)
    drawn = queries.draw(collection, arguments.queries, arguments.seed)
    if not drawn:
        raise SystemExit(f"{corpus}: no words to ask for; queries.py draws Latin, Cyrillic and Chinese ones")
    expected = {(kind, " ".join(words)): collection.answers(kind, words) for kind, words in drawn}
    with open(asked, "w", encoding="utf8") as out:
        out.writelines(f"{kind}\t{words}\n" for kind, words in expected)
    environment = {**os.environ, "XAPIAN_PEER": os.path.join(arguments.build, "bench", "peers", "xapian_peer"), "PEER_CJK": str(int(collection.is_chinese))}
    outcomes = {}
    for peer in chosen:
        say(f"{os.path.basename(corpus)}: {peer.title}")
        outcomes[peer.name] = outcome = measure(peer, docs, asked, work, environment)
        if "queries" in outcome:
            outcome["agreement"] = compare(outcome, expected)
            outcome["off"] = [kind for kind in CHECKED if abs(outcome["agreement"].get(kind, 100) - 100) > arguments.tolerance]
    return {"corpus": os.path.basename(os.path.abspath(corpus)), "documents": len(collection.texts), "text_bytes": collection.bytes,
            "chinese": collection.is_chinese, "queries": {kind: sum(1 for drawn_kind, _ in drawn if drawn_kind == kind) for kind in queries.KINDS},
            "peers": outcomes}


def main():
    arguments = parse_arguments()
    names = [name for name in arguments.peers.split(",") if name]
    chosen = [peer for peer in catalogue.PEERS if not names or peer.name in names]
    if unknown := set(names) - {peer.name for peer in chosen}:
        say(f"no such peer: {', '.join(sorted(unknown))}")
        return 2
    work = tempfile.mkdtemp(prefix="claimdex-peers-")
    os.chmod(work, 0o755)  # a database server runs as another user
    try:
        catalogue.make_ready(chosen, arguments.build, not arguments.no_install)
        tables = [run_corpus(arguments, corpus, chosen, work) for corpus in arguments.corpus or [os.path.join(ROOT, "corpus", "sample", "articles")]]
    finally:
        shutil.rmtree(work, ignore_errors=True)
    facts = {"date": time.strftime("%Y-%m-%d"), "machine": report.machine(), "seed": arguments.seed, "tables": tables}
    print(json.dumps(facts, ensure_ascii=False) if arguments.format == "json" else report.markdown(facts, chosen))
    is_wrong = any(outcome.get("off") or "error" in outcome for table in tables for outcome in table["peers"].values())
    return 1 if is_wrong else 0


if __name__ == "__main__":
    sys.exit(main())
