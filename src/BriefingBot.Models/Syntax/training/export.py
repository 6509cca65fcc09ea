#!/usr/bin/env python3
"""
Writes a checkpoint of train.py as one ONNX file with int8 weights, labels and vocabulary included. See README.md in the folder above.
usage: export.py --checkpoint parser.pt --minilm DIR --out parser.onnx [--temperature 1]
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto, helper, numpy_helper

from model import DIM, HEADS

MICROSOFT = "com.microsoft"
LONGEST = 256  # pieces of a sentence, [CLS] and [SEP] among them
EPSILON = 1e-12


class Graph:
    """Collects nodes and constants; values are known by their names."""

    def __init__(self, state):
        self.state, self.nodes, self.constants, self.count = state, [], [], 0

    def constant(self, name, array):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, op, inputs, outputs=1, **attributes):
        domain, _, name = op.rpartition(":")
        names = [f"v{self.count + i}" for i in range(outputs)]
        self.count += outputs
        self.nodes.append(helper.make_node(name, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def get(self, name):
        return self.state[name].numpy()

    def linear(self, *names):
        """Layers that read the same input, as one: weights [in, out] and bias."""
        return (np.concatenate([self.get(f"{n}.weight") for n in names]).T, np.concatenate([self.get(f"{n}.bias") for n in names]))

    def multiply(self, x, name, weights, bias=None):
        """x @ weights + bias; each column of the weights has its own scale, the input one a sentence."""
        scales = np.abs(weights).max(0) / 127
        scales = np.where(scales == 0, 1, scales).astype(np.float32)
        inputs = [x, self.constant(f"{name}.weight", np.rint(weights / scales).astype(np.int8)), self.constant(f"{name}.scale", scales)]
        if bias is not None:
            inputs += ["", self.constant(f"{name}.bias", bias)]
        return self.node(f"{MICROSOFT}:DynamicQuantizeMatMul", inputs)

    def normalise(self, x, name):
        parts = [self.constant(f"{name}.{p}", self.get(f"{name}.{p}")) for p in ("weight", "bias")]
        return self.node("LayerNormalization", [x, *parts], axis=-1, epsilon=EPSILON)

    def activate(self, x, name, bias):
        return self.node(f"{MICROSOFT}:BiasGelu", [x, self.constant(f"{name}.bias", bias)])


def encoder(g, layers):
    words = g.get("encoder.words.weight")
    scales = np.abs(words).max(1, keepdims=True) / 127
    scales = np.where(scales == 0, 1, scales).astype(np.float32)
    rows = g.node("Cast", [g.node("Gather", [g.constant("words", np.rint(words / scales).astype(np.int8)), "ids"])], to=TensorProto.FLOAT)
    x = g.node("Mul", [rows, g.node("Gather", [g.constant("words.scale", scales), "ids"])])
    zero, one, two = (g.constant(name, np.array([i])) for i, name in enumerate(("zero", "one", "two")))
    count = g.node("Slice", [g.node("Shape", ["ids"]), one, two])
    places = g.node("Slice", [g.constant("positions", g.get("encoder.positions.weight")[:LONGEST]), zero, count, zero])
    shapes = g.node("Gather", [g.constant("shape", g.get("encoder.shapes.weight")), "shapes"])
    x = g.normalise(g.node("Add", [g.node("Add", [x, places]), shapes]), "encoder.norm")
    for i in range(layers):
        at = f"encoder.layers.{i}"
        qkv = g.node("Split", [g.multiply(x, f"{at}.qkv", *g.linear(f"{at}.qkv"))], 3, axis=2, num_outputs=3)
        attended = g.node(f"{MICROSOFT}:MultiHeadAttention", qkv, num_heads=HEADS)
        x = g.normalise(g.node("Add", [g.multiply(attended, f"{at}.out", *g.linear(f"{at}.out")), x]), f"{at}.norm1")
        weights, bias = g.linear(f"{at}.up")
        wide = g.activate(g.multiply(x, f"{at}.up", weights), f"{at}.up", bias)
        x = g.normalise(g.node("Add", [g.multiply(wide, f"{at}.down", *g.linear(f"{at}.down")), x]), f"{at}.norm2")
    return x


def heads(g, x, temperature):
    """Adds the outputs: tags, arcs, and of the relations the two sides, so that only chosen pairs have to be scored."""
    words = g.node("MatMul", ["pool", x])
    tags = g.multiply(words, "tags", *g.linear("upos", "xpos"))
    names = ("arc_dependent", "arc_head", "label_dependent", "label_head")
    weights, bias = g.linear(*names)
    sizes = g.constant("states.sizes", np.array([len(g.get(f"{n}.bias")) for n in names]))
    states = g.activate(g.multiply(words, "states", weights), "states", bias)
    dependent, head, label_dependent, label_head = g.node("Split", [states, sizes], 4, axis=2)
    # The last row of a biaffine matrix stands for the constant 1 that is appended to the dependent's state: it is a bias.
    # Scores are divided by the temperature, which changes no tree, only how sure it is.
    arc = g.get("arc") / np.float32(16 * temperature)
    turned = g.multiply(dependent, "arc", arc[:-1], arc[-1])
    arcs = g.node("MatMul", [turned, g.node("Transpose", [head], perm=[0, 2, 1])])
    # For each word, each relation's vector to multiply with the head's state, and after all of those each relation's constant.
    label = g.get("label")
    flat = np.concatenate([label[:, :, :-1].reshape(len(label), -1), label[:, :, -1]], 1)
    labels = g.multiply(label_dependent, "label", flat[:-1], flat[-1])
    for name, value in (("tags", tags), ("arcs", arcs), ("labels", labels), ("heads", label_head)):
        g.nodes.append(helper.make_node("Identity", [value], [name]))


def build(checkpoint, vocabulary, temperature):
    state = checkpoint["parser"]
    g = Graph(state)
    heads(g, encoder(g, checkpoint["layers"]), temperature)
    label = state["label"].shape

    def value(name, kind, *shape):
        return helper.make_tensor_value_info(name, kind, [1, *shape])

    inputs = [value("ids", TensorProto.INT64, "pieces"), value("shapes", TensorProto.INT64, "pieces"),
              value("pool", TensorProto.FLOAT, "words", "pieces")]
    outputs = [value("tags", TensorProto.FLOAT, "words", len(checkpoint["upos"]) + len(checkpoint["xpos"])),
               value("arcs", TensorProto.FLOAT, "words", "words"),
               value("labels", TensorProto.FLOAT, "words", label[1] * label[2]),
               value("heads", TensorProto.FLOAT, "words", label[2] - 1)]
    graph = helper.make_graph(g.nodes, "briefingbot-parser", inputs, outputs, g.constants)
    model = helper.make_model(graph, producer_name="briefingbot", ir_version=8,
                              opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)])
    pieces = sorted(vocabulary, key=vocabulary.get)
    if [vocabulary[piece] for piece in pieces] != list(range(len(pieces))):
        raise SystemExit("the vocabulary's ids have gaps")
    helper.set_model_props(model, {**{k: "\n".join(checkpoint[k]) for k in ("upos", "xpos", "relations")}, "vocabulary": "\n".join(pieces)})
    return model


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--checkpoint", type=Path, required=True)
    arguments.add_argument("--minilm", type=Path, required=True, help="folder with tokenizer.json")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--temperature", type=float, default=1, help="above 1: heads are less certain")
    a = arguments.parse_args()
    torch.set_num_threads(1)
    vocabulary = json.loads((a.minilm / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    content = build(torch.load(a.checkpoint, map_location="cpu"), vocabulary, a.temperature).SerializeToString()
    a.out.write_bytes(content)
    print(f"{a.out}: {len(content) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
