using System.Buffers.Binary;
using System.Text;

namespace BriefingBot.Tests.Models;

/// <summary>
/// The smallest graph of the usual exported kind: looks each token up in a table of two-dimensional vectors. Written field by field of ONNX's protobuf
/// schema, so that no model file need be kept with the tests.
/// </summary>
internal static class TinyModel
{
    /// <summary>One token a line: ids 0 to 6.</summary>
    public const string Vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\neast\nnorth\n";

    // Of the special tokens only [CLS] has a direction: it tells first-token pooling from the mean.
    private static readonly float[] Table = [0, 0, 0, 0, 0.5f, 0.5f, 0, 0, 0, 0, 3, 0, 0, 4];

    public static byte[] Onnx(string output = "last_hidden_state", params string[] inputs)
    {
        inputs = inputs.Length == 0 ? ["input_ids", "attention_mask", "token_type_ids"] : inputs;
        byte[] node = [.. Text(1, "table"), .. Text(1, inputs[0]), .. Text(2, output), .. Text(4, "Gather")];
        var raw = new byte[Table.Length * 4];
        for (int i = 0; i < Table.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(4 * i), Table[i]);
        }

        byte[] table = [.. Int(1, 7), .. Int(1, 2), .. Int(2, 1), .. Text(8, "table"), .. Bytes(9, raw)];
        IEnumerable<byte> values = inputs.SelectMany(name => Bytes(11, Value(name, 7, 2)));
        byte[] graph = [.. Bytes(1, node), .. Text(2, "tiny"), .. Bytes(5, table), .. values, .. Bytes(12, Value(output, 1, 3))];
        return [.. Int(1, 8), .. Bytes(7, graph), .. Bytes(8, [.. Text(1, ""), .. Int(2, 17)])];
    }

    private static byte[] Value(string name, int type, int rank)
    {
        byte[] shape = [.. Enumerable.Range(0, rank).SelectMany(i => Bytes(1, Text(2, $"{name}{i}")))];
        return [.. Text(1, name), .. Bytes(2, Bytes(1, [.. Int(1, type), .. Bytes(2, shape)]))];
    }

    private static byte[] Int(int field, int value) => [.. Varint(field << 3), .. Varint(value)];

    private static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Bytes(int field, byte[] value) => [.. Varint((field << 3) | 2), .. Varint(value.Length), .. value];

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value > 0x7f; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
