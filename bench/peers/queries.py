"""Queries drawn out of the documents' own words, the same for the same seed, and the number of documents that answer each, counted by
going through the documents. A word here is a run of Latin or Cyrillic letters, or two adjacent Chinese characters; a phrase has two words, or four
characters. A third of the words is rare (in 2 documents to 1 %), a third stands in 1 to 5 %, a third in 5 to 20 % of the documents.
Left out are words whose number of documents hangs by more than 2 % on how a peer cuts words: at apostrophes, dots and hyphens or not,
and over Chinese punctuation or not. So the peers answer the same question."""
import random
import re
from collections import Counter, defaultdict

import protocol

BANDS = ((0.0, 0.01), (0.01, 0.05), (0.05, 0.2))
KINDS = {"term": 1, "and2": 2, "and3": 3, "or3": 3, "phrase": 2}
RUN = re.compile(r"[^\W_]+")
HAN = re.compile("[\u4e00-\u9fff]+")
LETTERS = "[a-zà-öø-ÿа-яё]{3,20}"
FORM = re.compile(LETTERS)
PLAIN = re.compile(r"""(?<![^\s"“„«(])[^\W\d_]+(?=[.,;:!?"”»)]*(?:\s|$))""")  # nothing beside it that some would take for a part of it
NO_LETTER = re.compile(r"[\W_]+")
LEEWAY = 0.02


def pairs_of(field):
    """Adjacent Chinese characters."""
    return (run[i:i + 2] for run in HAN.findall(field) for i in range(len(run) - 1))


class Collection:
    """The documents, where each word stands, and where that is a matter of opinion."""

    def __init__(self, path):
        self.texts, self.documents, self.disputed = [], defaultdict(set), defaultdict(set)
        for number, (_, title, text) in enumerate(protocol.documents(path)):
            fields = [title.lower(), text.lower()]
            self.texts.append(fields)
            self._add(number, fields)
        everything = sum(len(field) for fields in self.texts for field in fields)
        self.bytes = sum(len(field.encode()) for fields in self.texts for field in fields)
        self.is_chinese = sum(len(run) for fields in self.texts for field in fields for run in HAN.findall(field)) > everything / 4

    def _add(self, number, fields):
        words, plain, pairs, pairs_over_punctuation = set(), set(), set(), set()
        for field in fields:
            words.update(RUN.findall(field))
            plain.update(PLAIN.findall(field))
            pairs.update(pairs_of(field))
            pairs_over_punctuation.update(pairs_of(NO_LETTER.sub("", field)))
        for word in words | pairs:
            self.documents[word].add(number)
        for word in (words - plain) | (pairs_over_punctuation - pairs):
            self.disputed[word].add(number)

    def is_clear(self, word):
        return len(self.disputed.get(word, ())) <= LEEWAY * len(self.documents[word])

    def candidates(self):
        form = re.compile("[\u4e00-\u9fff]{2}") if self.is_chinese else FORM
        total, bands = len(self.texts), [[] for _ in BANDS]
        for word in sorted(self.documents):
            share = len(self.documents[word]) / total
            for band, (low, high) in zip(bands, BANDS):
                if len(self.documents[word]) > 1 and low < share <= high and form.fullmatch(word) and self.is_clear(word):
                    band.append(word)
        return [band for band in bands if band]

    def together(self, random_source, bands):
        """A word of each band, all of one document that holds one of the first; None where it lacks one."""
        words = [random_source.choice(bands[0])]
        document = random_source.choice(sorted(self.documents[words[0]]))
        for band in bands[1:]:
            held = [word for word in band if document in self.documents[word] and word not in words]
            if not held:
                return None
            words.append(random_source.choice(held))
        return words

    def phrase(self, random_source):
        """Adjacent words of a document, both of them drawn as words are, or None where the place drawn has none."""
        field = random_source.choice(random_source.choice(self.texts))
        if self.is_chinese:
            runs = [run for run in HAN.findall(field) if len(run) >= 4]
            if not runs:
                return None
            run = random_source.choice(runs)
            at = random_source.randrange(len(run) - 3)
            words = [run[at:at + 2], run[at + 2:at + 4]]
        else:
            pairs = re.findall(rf"(?=(?<![^\s])({LETTERS}) ({LETTERS})(?![^\s]))", field)
            if not pairs:
                return None
            words = list(random_source.choice(pairs))
        share = len(self.texts) * BANDS[-1][1]
        return words if all(1 < len(self.documents[word]) <= share and self.is_clear(word) for word in words) else None

    def answers(self, kind, words):
        """How many documents answer."""
        sets = [self.documents[word] for word in words]
        if kind == "or3":
            return len(set.union(*sets))
        both = set.intersection(*sets)
        if kind != "phrase":
            return len(both)
        pattern = re.compile("".join(words) if self.is_chinese else r"(?<![^\W_])" + r"[\W_]+".join(words) + r"(?![^\W_])")
        return sum(any(pattern.search(field) for field in self.texts[number]) for number in both)


def draw(collection, count, seed):
    """[(kind, words)], `count` of each kind as far as there are that many; none twice."""
    random_source, bands, queries = random.Random(seed), collection.candidates(), Counter()
    for kind, size in KINDS.items():
        for attempt in range(50 * count):
            if sum(1 for drawn, _ in queries if drawn == kind) == count or not bands:
                break
            if kind == "phrase":
                words = collection.phrase(random_source)
            elif kind == "or3":
                words = [random_source.choice(band) for band in (bands * size)[:size]]
            else:
                words = collection.together(random_source, [bands[(attempt + i) % len(bands)] for i in range(size)])
            if words and len(set(words)) == size:
                queries[kind, tuple(words)] += 1
    return list(queries)
