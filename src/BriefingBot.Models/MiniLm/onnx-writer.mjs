// Writes the few messages of ONNX's protobuf schema (onnx.proto3) that a graph of ours needs.
// Numbers in calls are the schema's field numbers.

const VARINT = 0, LENGTH_DELIMITED = 2, FIXED32 = 5;
const ATTRIBUTE_TYPE = { float: 1, int: 2, ints: 7 };
export const TYPE = { float: 1, int8: 3, int64: 7 };

function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}

const tag = (field, wire) => varint((field << 3) | wire);
const int = (field, value) => Buffer.concat([tag(field, VARINT), varint(value)]);
const bytes = (field, value) => Buffer.concat([tag(field, LENGTH_DELIMITED), varint(value.length), value]);
const text = (field, value) => bytes(field, Buffer.from(value, 'utf8'));
const message = (field, ...parts) => bytes(field, Buffer.concat(parts));

function float(field, value) {
  const bits = Buffer.alloc(4);
  bits.writeFloatLE(value);
  return Buffer.concat([tag(field, FIXED32), bits]);
}

function attribute([name, value]) {
  if (Array.isArray(value)) {
    return message(5, text(1, name), ...value.map((v) => int(8, v)), int(20, ATTRIBUTE_TYPE.ints));
  }
  // Attributes of ours that are not whole numbers are floats: epsilons.
  return Number.isInteger(value)
    ? message(5, text(1, name), int(3, value), int(20, ATTRIBUTE_TYPE.int))
    : message(5, text(1, name), float(2, value), int(20, ATTRIBUTE_TYPE.float));
}

function valueInfo(field, name, type, dims) {
  const shape = dims.map((d) => (typeof d === 'string' ? message(1, text(2, d)) : message(1, int(1, d))));
  return message(field, text(1, name), message(2, message(1, int(1, type), message(2, ...shape))));
}

/** Collects nodes and initializers; values are known by their names. */
export class Graph {
  #parts = [];
  #values = 0;

  input(name, type, dims) { this.#parts.push(valueInfo(11, name, type, dims)); return name; }

  output(name, type, dims) { this.#parts.push(valueInfo(12, name, type, dims)); return name; }

  /** Adds a constant tensor; `data` is a typed array of the type. */
  tensor(name, type, dims, data) {
    const raw = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    this.#parts.push(message(5, ...dims.map((d) => int(1, d)), int(2, type), text(8, name), bytes(9, raw)));
    return name;
  }

  /** Adds a node with one output; an empty input name leaves an optional input out. `op` may be `domain:Op`. */
  node(op, inputs, attributes = {}, output = `v${this.#values++}`) {
    return this.nodes(op, inputs, attributes, [output])[0];
  }

  nodes(op, inputs, attributes, outputs) {
    const [type, domain] = op.split(':').reverse();
    this.#parts.push(message(1, ...inputs.map((i) => text(1, i)), ...outputs.map((o) => text(2, o)), text(3, outputs[0]),
      text(4, type), ...Object.entries(attributes).map(attribute), ...(domain ? [text(7, domain)] : [])));
    return outputs;
  }

  /** The file: a ModelProto. `opsets` maps a domain ('' is ONNX's own) to its version. */
  model(name, opsets) {
    const imports = Object.entries(opsets).map(([domain, version]) => message(8, text(1, domain), int(2, version)));
    return Buffer.concat([int(1, 8), text(2, 'briefingbot'), message(7, ...this.#parts, text(2, name)), ...imports]);
  }
}
