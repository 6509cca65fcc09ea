"""Reads treebanks in CoNLL-U and turns words into the pieces that the encoder knows."""
import gzip
import json
import random
import unicodedata
from dataclasses import dataclass


@dataclass
class Word:
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str


def read(path):
    """Yields the sentences of a file, each a list of Word; empty nodes and multiword ranges are passed over."""
    sentence = []
    with (gzip.open if str(path).endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                head = int(columns[6]) if columns[6].isdigit() else 0
                sentence.append(Word(columns[1], columns[2], columns[3], columns[4], head, columns[7]))
            elif not line.strip() and sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


SHAPES = ("none", "lower", "title", "upper", "initial", "mixed", "digits", "sign")


def shape(form):
    """How a word is written; MiniLM's pieces are in lower case and can't tell."""
    letters = [c for c in form if c.isalpha()]
    if any(c.isdigit() for c in form):
        return 6
    if not letters:
        return 7
    if all(not c.isupper() for c in letters):
        return 1
    if not letters[0].isupper():
        return 5
    if len(letters) == 1:
        return 4
    if all(c.isupper() for c in letters):
        return 3
    return 2 if all(not c.isupper() for c in letters[1:]) else 5


class Pieces:
    """BERT's word pieces, uncased."""

    UNKNOWN, START, END = 100, 101, 102

    def __init__(self, tokenizer_json):
        with open(tokenizer_json, encoding="utf-8") as file:
            self.vocabulary = json.load(file)["model"]["vocab"]
        self.cache = {}

    def of(self, form):
        if form not in self.cache:
            self.cache[form] = self._split(form)
        return self.cache[form]

    def _split(self, form):
        folded = "".join(c for c in unicodedata.normalize("NFD", form.lower()) if unicodedata.category(c) != "Mn")
        runs, run = [], ""
        for c in folded:
            if c.isalnum():
                run += c
                continue
            if run:
                runs.append(run)
            run = ""
            if not c.isspace():
                runs.append(c)
        if run:
            runs.append(run)
        ids = []
        for run in runs:
            start, pieces = 0, []
            while start < len(run):
                end = len(run)
                while end > start and ("##" if start else "") + run[start:end] not in self.vocabulary:
                    end -= 1
                if end == start:
                    pieces = [self.UNKNOWN]
                    break
                pieces.append(self.vocabulary[("##" if start else "") + run[start:end]])
                start = end
            ids += pieces
        return ids or [self.UNKNOWN]


def augment(sentence, rng=random):
    """
    The same sentence as other texts write it: typographic marks, without its full stop as in headlines, in lower case as people type,
    in capitals. Heads and labels stay.
    """
    forms = [word.form for word in sentence]
    if rng.random() < 0.5:
        opens = True
        for i, form in enumerate(forms):
            if form == '"':
                forms[i] = "“" if opens else "”"
                opens = not opens
            elif form in ("--", "-") and sentence[i].xpos in (":", ","):
                forms[i] = rng.choice("–—")
            elif "'" in form:
                forms[i] = form.replace("'", "’")
    dice = rng.random()
    if dice < 0.08:
        forms = [form.lower() for form in forms]
    elif dice < 0.09:
        forms = [form.upper() for form in forms]
    return forms
