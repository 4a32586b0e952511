#!/usr/bin/env python3
"""Compares what an index says of its articles with the headers of their files, read here on their own:

    header_check.py PROGRAM FOLDER...

Indexes the folders, then compares title, source, url, published and fetched of every file that has the Chinese header (`# title`, a
line **来源:**) or YAML front matter, checks that no article was lost (files that share a URL stay separate) and that bodies which are
Python reprs come out without an escape, a tag or an entity. Prints what differs; exit status 1 if anything does."""
import datetime
import email.utils
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def moment(text):
    """(date and time in UTC, has it a time) of a written date; None where there is none."""
    text = text.strip().strip('"\'')
    if not text:
        return None
    chinese = re.fullmatch(r"(\d{4})年(\d+)月(\d+)日", text)
    if chinese:
        return datetime.datetime(*map(int, chinese.groups())), False
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return datetime.datetime.fromisoformat(text), False
    if re.match(r"\d{4}-\d\d-\d\d[T ]", text):
        when = datetime.datetime.fromisoformat(re.sub(r"\.\d+", "", text.replace("Z", "+00:00")))
    else:
        try:
            when = email.utils.parsedate_to_datetime(text)
        except (TypeError, ValueError):
            return None
    if when.tzinfo:
        when = when.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    return when, True


def same_moment(stored, want):
    if (stored is None) != (want is None):
        return False
    if stored is None:
        return True
    got = moment(stored)
    return got is not None and (got[0] == want[0] if want[1] else got[0].date() == want[0].date())


def chinese_header(text):
    head = text.split("\n---", 1)[0]
    lines = dict(re.findall(r"^\*\*([^*:：]+)[:：]\*\*[ \t]*(.*)$", head, re.M))
    if "来源" not in lines or "发布时间" not in lines or "链接" not in lines:
        return None
    link = re.fullmatch(r"\[(.*)\]\((.*)\)", lines["来源"].strip())
    fetched = re.findall(r"^\*抓取时间[:：] *(.*?)\*$", text, re.M)
    return {"title": head.splitlines()[0].lstrip("#").strip(), "source": link[1] if link else lines["来源"].strip(),
            "url": lines["链接"].strip(), "published": moment(lines["发布时间"]), "fetched": moment(fetched[-1]) if fetched else None}


def yaml_header(text):
    found = re.match(r"---\r?\n(.*?)\n---\r?\n", text, re.S)
    if not found:
        return None
    lines = dict(re.findall(r"^([A-Za-z_]+):[ \t]*(.*?)[ \t\r]*$", found[1], re.M))

    def value(*keys):
        for key in keys:
            text = lines.get(key, "")
            if len(text) > 1 and text[0] == text[-1] == '"':
                text = re.sub(r'\\(["\\])', r"\1", text[1:-1])  # TeX that was quoted as it stands keeps its backslashes
            elif len(text) > 1 and text[0] == text[-1] == "'":
                text = text[1:-1].replace("''", "'")
            if text:
                return text
        return None

    if not value("title"):
        return None
    return {"title": value("title"), "source": value("source"), "url": value("url", "link", "canonical"),
            "published": moment(value("publishedAt", "published", "date", "pubDate") or ""),
            "fetched": moment(value("fetched", "crawled") or "")}


def differences(article, want, text):
    for field in ("title", "source", "url"):
        if want[field] is not None and (article[field] or "") != want[field]:
            yield f"{field}: {article[field]!r}, not {want[field]!r}"
    for field in ("published", "fetched"):
        stored = article[field]
        # An empty header may be filled from URL or byline, which is said in published_from.
        if want[field] is None and (stored is None or (field == "published" and article["published_from"] in ("url", "byline"))):
            continue
        if not same_moment(stored, want[field]):
            yield f"{field}: {stored!r}, not {want[field]!r}"


ESCAPE = re.compile(r"\\(?:n|t|r|'|x[0-9a-f]{2}|u[0-9a-f]{4})")
TAG = re.compile(r"</?(?:p|div|span|a|br|img|em|strong|i|b|ul|ol|li|h[1-6]|blockquote|figure|figcaption|table|t[rdh]|iframe|source|hr)\b[^<>]*>")
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|amp|lt|gt|quot|nbsp|apos|mdash|ndash|rsquo|lsquo|ldquo|rdquo|hellip);", re.I)


def unclean(program, path):
    """What is left of markup in a repr's prose. (What the page itself shows as code may hold anything.)"""
    listed = subprocess.run([program, "inspect", "--blocks", path], capture_output=True, text=True, check=True).stdout
    blocks = re.sub(r"^code\t\d+-\d+\t.*?(?=^\w+\t\d+-\d+\t|\Z)", "", listed, flags=re.M | re.S)
    for pattern in (ESCAPE, TAG, ENTITY):
        for found in pattern.finditer(blocks):
            yield blocks[max(0, found.start() - 30):found.end() + 30].replace("\n", " ")
    if re.search(r"'(?:type|language|base|value)': ", blocks):
        yield "keys of the repr"


def main():
    program, folders = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as place:
        index = place + "/i.db"
        run = subprocess.run([program, "index", "--index", index, *folders], capture_output=True, text=True)
        print(run.stdout.splitlines()[0] if run.stdout else run.stderr)
        listed = subprocess.run([program, "search", "--index", index, "*", "--show", "articles", "--format", "ndjson", "-n", "0"],
                                capture_output=True, text=True, check=True).stdout
    articles = {}
    for line in listed.splitlines():
        article = json.loads(line)["article"]
        articles.setdefault(article["file"], article)
    compared, reprs, bad = {}, 0, 0
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if not path.is_file() or path.suffix not in (".md", ".txt", ".markdown"):
                continue
            text = path.read_text(encoding="utf-8", errors="replace")
            article = articles.get(str(path))
            if article is None:
                bad += 1
                print(f"{path}: lost")
                continue
            for kind, want in (("chinese", chinese_header(text)), ("yaml", yaml_header(text))):
                if not want:
                    continue
                compared[kind] = compared.get(kind, 0) + 1
                wrong = list(differences(article, want, text))
                bad += bool(wrong)
                for line in wrong:
                    print(f"{path}: {line}")
            if "\n{'type': 'text/" in text:
                reprs += 1
                left = list(unclean(program, str(path)))
                bad += bool(left)
                for line in left[:3]:
                    print(f"{path}: left in the text: {line}")
    print(f"{len(articles)} files indexed; headers compared: {compared}; {reprs} reprs; {bad} files with a difference")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
