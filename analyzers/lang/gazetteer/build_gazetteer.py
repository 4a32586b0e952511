#!/usr/bin/env python3
"""Makes names.tsv and companies.tsv (sorted, searched in place by the library) out of well_known.txt and open lists.

  build_gazetteer.py LISTS_FOLDER LAYOFFS.csv

LISTS_FOLDER holds sec_company_tickers.tsv (SEC, public domain) and financedatabase_equities.tsv (FinanceDatabase, MIT); LAYOFFS.csv
(layoffs.fyi, 2026-04) has the company in its first column. Run it in this folder, after any change of well_known.txt."""
import csv, re, sys, unicodedata

FORMS = """inc incorporated corp corporation co company companies ltd limited plc llc lp l.p nv n.v sa s.a s.p.a spa ag se ab asa a/s oyj kgaa gmbh
bhd berhad pcl tbk the adr class common ordinary shares stock trust reit de cv c.v s.a.b sab publ ord aktiengesellschaft holding holdings group
o.n on vz na ser cl a b c ltda s.r.l srl pjsc ojsc jsc saog kk pt pte pty""".split()
BASE_SEC = 2600   # the list is sorted by market value: the first rows are the large ones


def traditional():
    rows = (l.rstrip("\n").split("\t") for l in open("../zh/traditional.tsv", encoding="utf8") if not l.startswith("#"))
    return {r[0]: r[1] for r in rows if len(r) > 1}

TS = traditional()

def is_cjk(c):
    return re.match("[\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af\u1100-\u11ff]", c) is not None

def key_of(name):
    """The twin of name_key in analyzers/claim/company/company_names.cpp (a test compares them)."""
    text = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in unicodedata.normalize("NFC", name))
    out, word = [], ""
    def push(w):
        if not w: return
        if out and not is_cjk(w[0]) and not is_cjk(out[-1][-1]): out.append(" ")
        out.append(w)
    for c in text:
        low = c.lower() if len(c.lower().encode()) == len(c.encode()) else c
        low = TS.get(low, low)
        if is_cjk(c): push(word); word = ""; push(low)
        elif c == "&": push(word); word = ""; push("&")
        elif c.isalnum(): word += low
        else: push(word); word = ""
    push(word)
    return "".join(out)

def slug(name):
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).lower().replace("&", " and ")
    return "-".join(re.findall("[a-z0-9]+", text))

def strip_forms(name):
    name = re.sub(r"\(.*?\)|/[A-Z]{2,}/?$| ADR$", "", name)
    words = re.sub(r"[,*]", " ", name).split()
    while len(words) > 1 and words[-1].lower().strip(".") in FORMS: words.pop()
    while len(words) > 1 and words[-1] in ("&", "and", "of"): words.pop()
    if len(words) > 1 and words[0].lower() in ("the", "pt"): words = words[1:]
    return " ".join(words)

def display(name):
    """SEC writes many names in capitals: what matters is the key, so only the id is made of it."""
    return name.strip()

def word_set(path):
    return {l.strip() for l in open(path, encoding="utf8") if l.strip() and not l.startswith("#")}

def never_names():
    """Words that no list may make a company: weekdays, function words, given names, mere forms."""
    words = set()
    for table in ("../en/company_contexts.tsv", "../en/company_forms.tsv"):
        rows = (l.rstrip("\n").split("\t") for l in open(table, encoding="utf8") if not l.startswith("#"))
        words |= {r[0] for r in rows if len(r) > 1 and r[1] in ("function", "determiner", "before", "say", "legal", "tail")}
    return words | word_set("given_names.txt")

def main():
    lists, layoffs = sys.argv[1:3]
    common = word_set("../en/common_word_names.txt")
    common_alone = common | word_set("places.txt") | word_set("surnames.txt")
    given = word_set("given_names.txt")
    never = never_names()
    names, sorts, links = {}, {}, {}
    for line in open("well_known.txt", encoding="utf8"):
        if line.startswith("#") or not line.strip(): continue
        cid, sort, linked, aliases = [f.strip() for f in line.split("|")]
        sorts[cid] = sort
        for other in linked.split(): links.setdefault(cid, set()).add(other); links.setdefault(other, set()).add(cid)
        for alias in aliases.split(";"):
            m = re.match(r"\s*(.*?)\s*(?:\{(\w+)\})?\s*$", alias)
            if m.group(1): names[key_of(m.group(1))] = (cid, m.group(2) or "")
    seen_keys = set(names)
    def add(name, flags=""):
        name = strip_forms(name)
        key = key_of(name)
        if not key or key in names or len(key) < 3 or len(key.split()) > 5 or not re.search("[a-z]", key): return
        words = key.split()
        if len(words) == 1 and words[0] in never: return
        if len(words) == 1 and (len(words[0]) <= 4 or words[0] in common_alone): flags += "c"
        elif len(words) == 2 and words[0] in given: flags += "c"
        elif all(w in common or w.isdigit() or len(w) <= 2 for w in words): flags += "c"
        names[key] = (slug(name), flags)
    rows = [l.split("\t") for l in open(lists + "/sec_company_tickers.tsv", encoding="utf8").read().split("\n")[1:]]
    for row in rows[:BASE_SEC]:
        if len(row) == 3: add(row[2])
    for row in (l.split("\t") for l in open(lists + "/financedatabase_equities.tsv", encoding="utf8").read().split("\n")[1:]):
        if len(row) == 5 and row[4] in ("Mega Cap", "Large Cap", "Mid Cap") and row[0][:1].isalnum(): add(row[0])
    for row in csv.reader(open(layoffs, encoding="utf8")):
        if row and row[0] != "company": add(row[0])
    head = ("# Company names, sorted by key (name_key of analyzers/claim/company/company_names.hpp): key, id, flags (c needs evidence, u in capitals only, p product).\n"
            "# Sources: well_known.txt; SEC company tickers (public domain); FinanceDatabase (MIT); layoffs.fyi names as of 2026-04 (facts).\n"
            "# Generated by build_gazetteer.py 2026-11; do not edit.\n")
    with open("names.tsv", "w", encoding="utf8") as out:
        out.write(head)
        for key in sorted(names, key=lambda k: k.encode()):
            cid, flags = names[key]
            out.write(f"{key}\t{cid}\t{''.join(sorted(set(flags)))}\n")
    with open("companies.tsv", "w", encoding="utf8") as out:
        out.write("# Companies by id: sort, linked ids (parent, former name, sister). Source: well_known.txt. Generated by build_gazetteer.py; do not edit.\n")
        for cid in sorted(set(sorts) | set(links), key=lambda k: k.encode()):
            out.write(f"{cid}\t{sorts.get(cid, '')}\t{' '.join(sorted(links.get(cid, ())))}\n")

if __name__ == "__main__": main()
