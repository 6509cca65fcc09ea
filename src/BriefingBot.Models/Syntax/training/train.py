#!/usr/bin/env python3
"""
Trains the parser. See README.md beside this file.
usage: train.py --treebanks DIR --minilm DIR --out parser.pt [--epochs 5] [--layers 6] [--check]
"""
import argparse
import json
import random
import time
from pathlib import Path

import torch
from torch import nn

import treebank
from model import Parser

TRAIN, DEVELOPMENT, TEST = ("ewt-train", "gum-train"), ("ewt-dev", "gum-dev"), ("ewt-test", "gum-test")
LONGEST = 200  # pieces; longer sentences are left out of training
SAYING = {"say", "tell", "add", "claim", "announce", "warn", "argue", "insist", "note", "explain", "state", "declare", "report", "admit",
          "deny", "suggest", "believe", "think", "ask", "write", "reply", "call", "describe", "confirm", "promise"}


class Labels:
    """The closed sets that the heads choose from; index 0 of each is never a gold label of a word that is scored."""

    def __init__(self, sentences):
        self.upos = sorted({w.upos for s in sentences for w in s})
        self.xpos = sorted({w.xpos for s in sentences for w in s})
        counts = {}
        for sentence in sentences:
            for word in sentence:
                counts[word.relation] = counts.get(word.relation, 0) + 1
        self.relations = sorted(r for r, n in counts.items() if n >= 30)
        self.index = {"upos": {x: i for i, x in enumerate(self.upos)}, "xpos": {x: i for i, x in enumerate(self.xpos)},
                      "relations": {x: i for i, x in enumerate(self.relations)}}

    def relation(self, name):
        index = self.index["relations"]
        return index.get(name, index.get(name.split(":")[0], -100))


def encode(sentence, forms, pieces, labels):
    ids, shapes, spans = [pieces.START], [0], [(0, 1)]
    for form in forms:
        own = pieces.of(form)
        spans.append((len(ids), len(ids) + len(own)))
        ids += own
        shapes += [treebank.shape(form)] * len(own)
    ids.append(pieces.END)
    shapes.append(0)
    ignored = [-100]
    return (ids, shapes, spans,
            ignored + [labels.index["upos"].get(w.upos, -100) for w in sentence],
            ignored + [labels.index["xpos"].get(w.xpos, -100) for w in sentence],
            ignored + [w.head for w in sentence],
            ignored + [labels.relation(w.relation) for w in sentence])


def batches(examples, size, shuffle):
    """Batches of sentences of like length with at most so many pieces, padding counted."""
    ordered = sorted(examples, key=lambda e: len(e[0]) + (random.random() * 3 if shuffle else 0))
    result, batch = [], []
    for example in ordered:
        if batch and (len(batch) + 1) * len(example[0]) > size:
            result.append(batch)
            batch = []
        batch.append(example)
    result.append(batch)
    if shuffle:
        random.shuffle(result)
    return result


def tensors(batch):
    pieces, words = max(len(e[0]) for e in batch), max(len(e[2]) for e in batch)

    def padded(rows, length, filler):
        return torch.tensor([row + [filler] * (length - len(row)) for row in rows])

    pool = torch.zeros(len(batch), words, pieces)
    for b, example in enumerate(batch):
        for w, (start, end) in enumerate(example[2]):
            pool[b, w, start:end] = 1 / (end - start)
    ids, shapes = padded([e[0] for e in batch], pieces, 0), padded([e[1] for e in batch], pieces, 0)
    gold = [padded([e[i] for e in batch], words, -100) for i in (3, 4, 5, 6)]
    real = torch.tensor([[True] * len(e[2]) + [False] * (words - len(e[2])) for e in batch])
    return ids, shapes, pool, gold, real


def losses(parser, batch):
    ids, shapes, pool, (upos, xpos, heads, relations), real = tensors(batch)
    upos_scores, xpos_scores, arcs, dependent, head = parser(ids, shapes, pool)
    arcs = arcs.masked_fill(~real[:, None, :], -1e4)
    labels = parser.relations(dependent, head, heads.clamp(min=0))

    def entropy(scores, gold):
        return nn.functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=-100)

    return entropy(upos_scores, upos) * 0.5 + entropy(xpos_scores, xpos) * 0.5 + entropy(arcs, heads) + entropy(labels, relations)


def evaluate(parser, sentences, pieces, labels):
    """Scores with gold words: universal parts of speech, heads, heads with universal relations, subjects (of verbs of saying)."""
    parser.eval()
    counts = dict.fromkeys(("words", "upos", "xpos", "uas", "las", "las_full", "subjects", "subjects_right", "saying", "saying_right"), 0)
    examples = [(encode(s, [w.form for w in s], pieces, labels) + (s,)) for s in sentences]
    examples = [e for e in examples if len(e[0]) <= 512]
    with torch.no_grad():
        for batch in batches(examples, 4000, False):
            ids, shapes, pool, _, real = tensors(batch)
            upos, xpos, arcs, dependent, head = parser(ids, shapes, pool)
            heads = arcs.masked_fill(~real[:, None, :], -1e4).masked_fill(torch.eye(arcs.shape[1]).bool()[None], -1e4).argmax(-1)
            relations = parser.relations(dependent, head, heads).argmax(-1)
            upos, xpos = upos.argmax(-1), xpos.argmax(-1)
            for b, example in enumerate(batch):
                sentence = example[7]
                for i, word in enumerate(sentence, 1):
                    relation = labels.relations[relations[b, i]]
                    right = int(heads[b, i]) == word.head
                    named = right and relation.split(":")[0] == word.relation.split(":")[0]
                    counts["words"] += 1
                    counts["upos"] += labels.upos[upos[b, i]] == word.upos
                    counts["xpos"] += labels.xpos[xpos[b, i]] == word.xpos
                    counts["uas"] += right
                    counts["las"] += named
                    counts["las_full"] += right and relation == word.relation
                    if word.relation.startswith("nsubj"):
                        counts["subjects"] += 1
                        counts["subjects_right"] += named
                        if word.relation == "nsubj" and word.head and sentence[word.head - 1].lemma in SAYING:
                            counts["saying"] += 1
                            counts["saying_right"] += named
    parser.train()
    n = counts["words"]
    figures = {k: round(100 * counts[k] / n, 2) for k in ("upos", "xpos", "uas", "las", "las_full")}
    figures["subjects"] = round(100 * counts["subjects_right"] / counts["subjects"], 2)
    figures["subjects of saying"] = round(100 * counts["saying_right"] / counts["saying"], 2)
    figures["of"] = counts["saying"]
    return figures


def check_gradients(parser, batch):
    """Finite differences against backward(): some builds of BLAS compute wrong gradients without a word."""
    parser.eval()
    parser.zero_grad()
    losses(parser, batch).backward()
    worst = 0.0
    for name, parameter in parser.named_parameters():
        direction = torch.randn_like(parameter) * (parameter.grad != 0)
        step = 1e-2 / (direction.norm() + 1e-12)
        with torch.no_grad():
            parameter += step * direction
            above = losses(parser, batch).item()
            parameter -= 2 * step * direction
            below = losses(parser, batch).item()
            parameter += step * direction
        numeric, analytic = (above - below) / (2 * step.item()), (parameter.grad * direction).sum().item()
        error = abs(numeric - analytic) / (abs(numeric) + abs(analytic) + 0.05)
        worst = max(worst, error)
        if error > 0.1:
            print(f"{name}: {analytic:.4f} by backward, {numeric:.4f} by differences")
    parser.train()
    print(f"largest relative difference of a gradient: {worst:.3f}")
    return worst < 0.1


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--treebanks", type=Path, required=True)
    arguments.add_argument("--minilm", type=Path, required=True, help="folder with model.fp16.safetensors and tokenizer.json")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=5)
    arguments.add_argument("--layers", type=int, default=6)
    arguments.add_argument("--pieces", type=int, default=1000, help="word pieces a batch")
    arguments.add_argument("--rate", type=float, default=1.5e-4)
    arguments.add_argument("--head-rate", type=float, default=1e-3)
    arguments.add_argument("--steps", type=int, default=0, help="stop after so many steps, to try things out")
    arguments.add_argument("--check", action="store_true", help="only compare the gradients with finite differences")
    a = arguments.parse_args()
    torch.set_num_threads(2)
    random.seed(1)
    torch.manual_seed(1)

    sets = {name: list(treebank.read(a.treebanks / f"{name}.conllu.gz")) for name in TRAIN + DEVELOPMENT + TEST}
    train = [s for name in TRAIN for s in sets[name]]
    labels, pieces = Labels(train), treebank.Pieces(a.minilm / "tokenizer.json")
    parser = Parser(len(labels.upos), len(labels.xpos), len(labels.relations), len(treebank.SHAPES), a.layers)
    parser.encoder.load(a.minilm / "model.fp16.safetensors")

    def examples():
        encoded = (encode(s, treebank.augment(s), pieces, labels) for s in train)
        return [e for e in encoded if len(e[0]) <= LONGEST]

    if a.check:
        raise SystemExit(0 if check_gradients(parser, batches(examples(), 300, True)[0]) else 1)

    steps = a.epochs * len(batches(examples(), a.pieces, True))
    encoder, heads = list(parser.encoder.parameters()), [p for n, p in parser.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([dict(params=encoder, lr=a.rate, weight_decay=0.01), dict(params=heads, lr=a.head_rate, weight_decay=0.01)],
                                  betas=(0.9, 0.98), foreach=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / 60, 1) * max(0.01, 1 - s / steps))
    began, step, running = time.time(), 0, None
    for epoch in range(a.epochs):
        for batch in batches(examples(), a.pieces, True):
            loss = losses(parser, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(parser.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
            if step % 50 == 0:
                print(f"step {step} of {steps}, loss {running:.3f}, {time.time() - began:.0f} s", flush=True)
            if step == a.steps:
                return
        last = epoch == a.epochs - 1
        for name in DEVELOPMENT + (TEST if last else ()):
            print(f"epoch {epoch + 1}, {name}: {json.dumps(evaluate(parser, sets[name], pieces, labels))}", flush=True)
        torch.save({"parser": parser.state_dict(), "layers": a.layers, "upos": labels.upos, "xpos": labels.xpos,
                    "relations": labels.relations}, a.out)


if __name__ == "__main__":
    main()
