#!/usr/bin/env python3
"""build_parts_of_speech.py WORDNET FOLDER...: writes parts_of_speech.tsv to standard output, from WordNet 3.0's files (Debian's
wordnet-base puts them into /usr/share/wordnet) and the texts of FOLDERs, whose words alone are listed."""
import collections
import os
import re
import sys

LEAST_SEEN = 5  # times in the texts
LEAST_SHARE = 0.06  # of a part in all uses of a word
LATER_NOUNS = set("buses commits compute podcast pooling redesign refinancing reopening rescheduling restructuring revamp tooling".split())
WORD = re.compile(r"[a-z]{2,}")


def count_lemmas(folder):
    """Uses of each lemma as noun, verb, adjective, adverb: those of the concordance, and a little for each sense."""
    uses = collections.defaultdict(collections.Counter)
    for part, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        for line in open(f"{folder}/index.{name}", encoding="ascii"):
            lemma, _, senses = line.split(" ")[:3] if not line.startswith(" ") else ("", "", "")
            if WORD.fullmatch(lemma):
                uses[lemma][part] += 0.2 + 0.05 * min(int(senses), 6)
    part_of = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    for line in open(f"{folder}/cntlist.rev", encoding="ascii"):
        key, _, count = line.split()
        lemma, sense = key.split("%")
        if WORD.fullmatch(lemma):
            uses[lemma][part_of[sense[0]]] += int(count)
    return uses


def irregular(folder, name):
    forms = collections.defaultdict(list)
    for line in open(f"{folder}/{name}.exc", encoding="ascii"):
        form, *lemmas = line.split()
        for lemma in lemmas:
            forms[lemma].append(form)
    return forms


def with_s(word):
    if re.search(r"(s|x|z|ch|sh|[^aeiou]o)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def with_ed(word):
    if word.endswith("e"):
        return word + "d"
    return word[:-1] + "ied" if re.search(r"[^aeiou]y$", word) else word + "ed"


def with_ing(word):
    if word.endswith("ie"):
        return word[:-2] + "ying"
    return word[:-1] + "ing" if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) else word + "ing"


def spread_to_forms(uses, verbs, nouns):
    """Uses of lemmas, shared out to their forms as news uses them."""
    forms = collections.defaultdict(collections.Counter)
    for lemma, of in uses.items():
        if of["n"]:
            forms[lemma]["n"] += of["n"] * 0.6
            for form in nouns.get(lemma) or [with_s(lemma)]:
                forms[form]["n"] += of["n"] * 0.4
        for part in "ar":
            if of[part]:
                forms[lemma][part] += of[part]
        if of["v"]:
            listed = verbs.get(lemma, [])
            past = [form for form in listed if not form.endswith(("ing", "s"))] or [with_ed(lemma)]
            forms[lemma]["v"] += of["v"] * 0.35
            forms[with_s(lemma)]["v"] += of["v"] * 0.15
            for form in past:
                forms[form]["d"] += of["v"] * 0.35 / len(past)
            for form in [form for form in listed if form.endswith("ing")] or [with_ing(lemma)]:
                forms[form]["g"] += of["v"] * 0.15
    return forms


def count_words(folders):
    seen = collections.Counter()
    for folder in folders:
        for where, _, files in os.walk(folder):
            for file in files:
                text = open(os.path.join(where, file), encoding="utf8", errors="ignore").read()
                seen.update(re.findall(r"(?<![A-Za-z'])[a-z]{2,}(?![A-Za-z'])", text))
    return seen


def letters_of(word, parts):
    total = sum(parts.values())
    letters = [part for share, part in sorted(((uses / total, part) for part, uses in parts.items()), reverse=True) if share >= LEAST_SHARE]
    rare_noun = letters and letters[0] in "vg" and parts["n"] > 0
    if "n" not in letters and (rare_noun or word in LATER_NOUNS):
        letters.append("n")
    return "".join(letters)


def main():
    folder, texts = sys.argv[1], sys.argv[2:]
    forms = spread_to_forms(count_lemmas(folder), irregular(folder, "verb"), irregular(folder, "noun"))
    seen = count_words(texts)
    table = os.path.join(os.path.dirname(os.path.abspath(__file__)), "parts_of_speech.tsv")
    print("".join(line for line in open(table, encoding="utf8") if line.startswith("#")), end="")
    for word in sorted(forms):
        letters = letters_of(word, forms[word])
        if seen[word] >= LEAST_SEEN and letters not in ("", "n"):
            print(f"{word}\t{letters}")


if __name__ == "__main__":
    main()
