#!/usr/bin/env python3
"""How well the main content of HTML pages is found:

    html_content.py PROGRAM FOLDER

FOLDER: an unpacked article-extraction benchmark (ground-truth.json with "articleBody"; html/ID.html.gz) or a folder of
Publisher.json (its versions: "body", "title", "authors") beside Publisher_DATE.html.gz. Prints precision, recall and F1 of word
tokens (bags, averaged over the pages) of the body: headings, paragraphs, lists, tables."""
import collections
import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys

NO_BODY = ("boilerplate", "code", "title", "excerpt", "caption")


def words(text):
    return collections.Counter(re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+", text.lower()))


def found_text(program, page):
    out = subprocess.run([program, "inspect", "--blocks", page], capture_output=True, text=True, errors="replace").stdout
    blocks = re.findall(r"^(\w+)\t\d+-\d+\t(.*?)(?=^\w+\t\d+-\d+\t|\Z)", out, re.M | re.S)
    return " ".join(text for kind, text in blocks if kind not in NO_BODY)


def pages_of(folder):
    """(page, true text)"""
    truth = glob.glob(folder + "/**/ground-truth.json", recursive=True)
    if truth:
        html = os.path.join(os.path.dirname(truth[0]), "html")
        return [(os.path.join(html, key + ".html.gz"), value["articleBody"]) for key, value in json.load(open(truth[0])).items()]
    pages = []
    for page in sorted(glob.glob(folder + "/**/*.html.gz", recursive=True)):
        publisher = re.sub(r"_\d{4}_\d\d_\d\d\.html\.gz$", "", page) + ".json"
        if not os.path.exists(publisher):
            continue
        versions = json.load(open(publisher)).values()
        body = next((version["body"] for version in versions if version.get("body")), None)
        if body is None or len(glob.glob(publisher[:-5] + "_*.html.gz")) > 1:
            continue  # which version a page belongs to cannot be told
        parts = list(body.get("summary", []))
        for section in body.get("sections", []):
            parts += section.get("headline", []) + section.get("paragraphs", [])
        pages.append((page, " ".join(parts)))
    return pages


def score(program, page, truth):
    got, want = words(found_text(program, page)), words(truth)
    both = sum((got & want).values())
    precision, recall = both / max(1, sum(got.values())), both / max(1, sum(want.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall), page


def main():
    program, folder = sys.argv[1:3]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(lambda pair: score(program, *pair), pages_of(folder)))
    count = max(1, len(rows))
    print(f"{len(rows)} pages: P {sum(r[0] for r in rows) / count:.3f} R {sum(r[1] for r in rows) / count:.3f} F1 {sum(r[2] for r in rows) / count:.3f}")
    if "--worst" in sys.argv:
        for row in sorted(rows, key=lambda row: row[2])[:15]:
            print(f"{row[2]:.2f} P {row[0]:.2f} R {row[1]:.2f} {row[3]}")


if __name__ == "__main__":
    main()
