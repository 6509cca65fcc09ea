// Turns the weights of a BERT sentence embedder into an ONNX graph with int8 weights:
// token ids [1, n] in, one unit vector [1, hidden] out (mean pooling and L2 in the graph).
// One text a run and no padding, so there is no mask: short texts cost only what they need.

import { Graph, TYPE } from './onnx-writer.mjs';

const MICROSOFT = 'com.microsoft';

/** Reads a safetensors file of half floats; returns name → {shape, data: Float32Array}. */
export function readSafetensors(file) {
  const headerLength = Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.toString('utf8', 8, 8 + headerLength));
  return (name) => {
    const entry = header[name];
    if (entry?.dtype !== 'F16') throw new Error(`the weights have no half-float tensor ${name}`);
    const [start, end] = entry.data_offsets;
    const data = new Float32Array((end - start) / 2);
    for (let i = 0; i < data.length; i++) data[i] = halfToFloat(file.readUInt16LE(8 + headerLength + start + 2 * i));
    return { shape: entry.shape, data };
  };
}

function halfToFloat(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) throw new Error('the weights hold an infinity or a NaN');
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Symmetric int8 of each run of `width` values, with its own scale. */
function quantiseRows(data, width) {
  const rows = data.length / width;
  const values = new Int8Array(data.length);
  const scales = new Float32Array(rows);
  for (let r = 0; r < rows; r++) {
    let largest = 0;
    for (let i = r * width; i < (r + 1) * width; i++) largest = Math.max(largest, Math.abs(data[i]));
    scales[r] = largest / 127 || 1;
    for (let i = r * width; i < (r + 1) * width; i++) values[i] = Math.round(data[i] / scales[r]);
  }
  return { values, scales };
}

function transpose(values, rows, columns) {
  const result = new Int8Array(values.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) result[c * rows + r] = values[r * columns + c];
  return result;
}

function concat(arrays) {
  const result = new Float32Array(arrays.reduce((sum, a) => sum + a.length, 0));
  let at = 0;
  for (const a of arrays) { result.set(a, at); at += a.length; }
  return result;
}

/** Returns the ONNX file. */
export function buildGraph(read, { layers, heads, hidden, maxTokens, epsilon }) {
  const g = new Graph();
  const floats = (name, data, dims = [data.length]) => g.tensor(name, TYPE.float, dims, data);
  const longs = (name, ...values) => g.tensor(name, TYPE.int64, [values.length], BigInt64Array.from(values.map(BigInt)));

  // Weights come as [out, in]: a row there is a column of the matrix product, and gets its own scale.
  const weights = (name, ...sources) => {
    const tensors = sources.map((s) => read(`${s}.weight`));
    const width = tensors[0].shape[1];
    const { values, scales } = quantiseRows(concat(tensors.map((t) => t.data)), width);
    return {
      matrix: g.tensor(`${name}.weight`, TYPE.int8, [width, scales.length], transpose(values, scales.length, width)),
      scales: floats(`${name}.scale`, scales),
      bias: floats(`${name}.bias`, concat(sources.map((s) => read(`${s}.bias`).data))),
    };
  };
  const multiply = (x, w, bias = w.bias) =>
    g.node(`${MICROSOFT}:DynamicQuantizeMatMul`, bias ? [x, w.matrix, w.scales, '', bias] : [x, w.matrix, w.scales]);
  // Not SkipLayerNormalization: ONNX Runtime's is ten times slower on a CPU than these two (measured with 1.31).
  const normalise = (x, source) =>
    g.node('LayerNormalization', [x, ...['weight', 'bias'].map((p) => floats(`${source}.${p}`, read(`${source}.${p}`).data))], { axis: -1, epsilon });

  const ids = g.input('input_ids', TYPE.int64, [1, 'tokens']);

  // Embeddings: int8 rows of the words asked for, positions with the (only) token type added beforehand.
  const words = read('embeddings.word_embeddings.weight');
  const { values, scales } = quantiseRows(words.data, hidden);
  const table = g.tensor('words', TYPE.int8, words.shape, values);
  const rows = g.node('Cast', [g.node('Gather', [table, ids])], { to: TYPE.float });
  const scaled = g.node('Mul', [rows, g.node('Gather', [floats('words.scale', scales, [scales.length, 1]), ids])]);
  const tokenType = read('embeddings.token_type_embeddings.weight').data;
  const positions = read('embeddings.position_embeddings.weight').data.slice(0, maxTokens * hidden).map((v, i) => v + tokenType[i % hidden]);
  const zero = longs('zero', 0), one = longs('one', 1), two = longs('two', 2);
  const count = g.node('Slice', [g.node('Shape', [ids]), one, two]);
  const placed = g.node('Slice', [floats('positions', positions, [maxTokens, hidden]), zero, count, zero]);
  let x = normalise(g.node('Add', [scaled, placed]), 'embeddings.LayerNorm');

  for (let layer = 0; layer < layers; layer++) {
    const at = (part) => `encoder.layer.${layer}.${part}`;
    const qkv = multiply(x, weights(at('qkv'), at('attention.self.query'), at('attention.self.key'), at('attention.self.value')));
    const parts = g.nodes('Split', [qkv], { axis: 2, num_outputs: 3 }, ['q', 'k', 'v'].map((p) => at(p)));
    const attended = g.node(`${MICROSOFT}:MultiHeadAttention`, parts, { num_heads: heads });
    const projected = multiply(attended, weights(at('attention.output.dense'), at('attention.output.dense')));
    x = normalise(g.node('Add', [projected, x]), at('attention.output.LayerNorm'));
    const widen = weights(at('intermediate.dense'), at('intermediate.dense'));
    const active = g.node(`${MICROSOFT}:BiasGelu`, [multiply(x, widen, null), widen.bias]);
    const narrowed = multiply(active, weights(at('output.dense'), at('output.dense')));
    x = normalise(g.node('Add', [narrowed, x]), at('output.LayerNorm'));
  }

  const mean = g.node('ReduceMean', [x, one], { keepdims: 0 });
  g.node('LpNormalization', [mean], { axis: 1, p: 2 }, 'sentence_embedding');
  g.output('sentence_embedding', TYPE.float, [1, hidden]);
  return g.model('all-MiniLM-L6-v2', { '': 18, [MICROSOFT]: 1 });
}
