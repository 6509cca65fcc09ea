"""
A dependency parser: MiniLM's encoder, fine-tuned, with heads for part of speech, head (biaffine attention, Dozat and Manning 2017) and
relation. Words are the means of their pieces; how a word is written (capital, digits) is added to the pieces it consists of.
"""
import json
import math
import struct

import numpy as np
import torch
from torch import nn

DIM, HEADS, FEED_FORWARD = 384, 12, 1536


def load_safetensors(path):
    with open(path, "rb") as file:
        content = file.read()
    length = struct.unpack("<Q", content[:8])[0]
    tensors = {}
    for key, value in json.loads(content[8:8 + length]).items():
        if key == "__metadata__":
            continue
        start, end = value["data_offsets"]
        kind = {"F16": np.float16, "F32": np.float32, "I64": np.int64}[value["dtype"]]
        array = np.frombuffer(content[8 + length + start:8 + length + end], dtype=kind).reshape(value["shape"])
        tensors[key] = torch.from_numpy(array.astype(np.float32 if kind != np.int64 else np.int64))
    return tensors


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv = nn.Linear(DIM, 3 * DIM)
        self.out, self.norm1 = nn.Linear(DIM, DIM), nn.LayerNorm(DIM, eps=1e-12)
        self.up, self.down, self.norm2 = nn.Linear(DIM, FEED_FORWARD), nn.Linear(FEED_FORWARD, DIM), nn.LayerNorm(DIM, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, DIM // HEADS).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(2, 3) / math.sqrt(DIM // HEADS) + mask).softmax(-1)
        context = (weights @ v).transpose(1, 2).reshape(batch, length, DIM)
        x = self.norm1(x + self.dropout(self.out(context)))
        return self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, layers, shapes, dropout):
        super().__init__()
        self.words, self.positions = nn.Embedding(30522, DIM), nn.Embedding(512, DIM)
        self.shapes = nn.Embedding(shapes, DIM)
        self.norm, self.dropout = nn.LayerNorm(DIM, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(layers)])

    def load(self, path):
        tensors = load_safetensors(path)

        def get(key):
            return tensors[key] if key in tensors else tensors["bert." + key]

        with torch.no_grad():
            self.words.weight.copy_(get("embeddings.word_embeddings.weight"))
            self.positions.weight.copy_(get("embeddings.position_embeddings.weight"))
            self.shapes.weight.copy_(get("embeddings.token_type_embeddings.weight")[:1].repeat(self.shapes.num_embeddings, 1))
            self.norm.weight.copy_(get("embeddings.LayerNorm.weight"))
            self.norm.bias.copy_(get("embeddings.LayerNorm.bias"))
            for i, layer in enumerate(self.layers):
                at = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    layer.qkv.get_parameter(part).copy_(
                        torch.cat([get(f"{at}attention.self.{name}.{part}") for name in ("query", "key", "value")]))
                    for own, theirs in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                                        ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                        getattr(layer, own).get_parameter(part).copy_(get(f"{at}{theirs}.{part}"))

    def forward(self, ids, shapes):
        x = self.words(ids) + self.positions.weight[:ids.shape[1]] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        mask = (ids == 0)[:, None, None, :].float() * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Parser(nn.Module):
    def __init__(self, upos, xpos, relations, shapes, layers=6, arc=256, label=96, dropout=0.1, head_dropout=0.25):
        super().__init__()
        self.encoder = Encoder(layers, shapes, dropout)
        self.upos, self.xpos = nn.Linear(DIM, upos), nn.Linear(DIM, xpos)
        self.arc_dependent, self.arc_head = nn.Linear(DIM, arc), nn.Linear(DIM, arc)
        self.arc = nn.Parameter(torch.randn(arc + 1, arc) * 0.05)
        self.label_dependent, self.label_head = nn.Linear(DIM, label), nn.Linear(DIM, label)
        self.label = nn.Parameter(torch.randn(label + 1, relations, label + 1) * 0.02)
        self.dropout = nn.Dropout(head_dropout)

    def forward(self, ids, shapes, pool):
        """
        ids, shapes: [batch, pieces]; pool: [batch, words, pieces], each word's row the mean of its pieces; word 0 is the root.
        Returns part-of-speech logits, arc scores [batch, dependent, head], and the two states of the relations.
        """
        words = self.dropout(pool @ self.encoder(ids, shapes))
        dependent = self.with_one(self.dropout(nn.functional.gelu(self.arc_dependent(words))))
        head = self.dropout(nn.functional.gelu(self.arc_head(words)))
        # Not (dependent @ arc) @ head.transpose(1, 2): Debian's torch 1.13 computes a wrong gradient of that one (train.py --check tells).
        arcs = (head @ (dependent @ self.arc).transpose(1, 2) / 16).transpose(1, 2)
        return (self.upos(words), self.xpos(words), arcs,
                self.with_one(self.dropout(nn.functional.gelu(self.label_dependent(words)))),
                self.with_one(self.dropout(nn.functional.gelu(self.label_head(words)))))

    def relations(self, dependent, head, heads):
        """The relations' scores [batch, words, relations] for given heads [batch, words]."""
        size = dependent.shape[-1]
        chosen = torch.gather(head, 1, heads[:, :, None].repeat(1, 1, size))
        mixed = (dependent @ self.label.reshape(size, -1)).view(*dependent.shape[:2], -1, size)
        return (mixed * chosen[:, :, None, :]).sum(-1)

    @staticmethod
    def with_one(x):
        return torch.cat([x, torch.ones_like(x[..., :1])], -1)
