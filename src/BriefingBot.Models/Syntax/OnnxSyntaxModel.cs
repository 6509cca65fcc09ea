using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BriefingBot.Language;
using BriefingBot.Models.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace BriefingBot.Models.Syntax;

/// <summary>
/// The project's own parser (README.md in this folder) on ONNX Runtime: one sentence a run, on the calling thread. Runs may overlap.
/// </summary>
internal sealed class OnnxSyntaxModel : ISyntaxModel, IDisposable
{
    /// <summary>The most word pieces of a sentence that is parsed.</summary>
    public const int MaxPieces = 254;

    // Another way to cut words into pieces, or to choose a tree, makes other trees: it gets another number.
    private const int CodeVersion = 1;
    private const string RootRelation = "root";

    private static readonly string[] Inputs = ["ids", "shapes", "pool"];
    private static readonly string[] Outputs = ["tags", "arcs", "labels", "heads"];

    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly SyntaxPieces pieces;
    private readonly ImmutableArray<PartOfSpeech> parts;
    private readonly string[] tags;
    private readonly string[] relations;
    private readonly int root;

    /// <param name="model">The file that training/export.py writes.</param>
    /// <exception cref="InvalidDataException">The graph is not that of a parser.</exception>
    /// <exception cref="OnnxRuntimeException">The file is not a graph that can be run.</exception>
    public OnnxSyntaxModel(byte[] model)
    {
        Version = $"{Convert.ToHexStringLower(SHA256.HashData(model))[..16]}/{CodeVersion}";
        session = OnnxSession.Open(model);
        try
        {
            Dictionary<string, string> said = session.ModelMetadata.CustomMetadataMap;
            parts = [.. Lines(said, "upos").Select(name => Enum.Parse<PartOfSpeech>(name, ignoreCase: true))];
            tags = Lines(said, "xpos");
            relations = Lines(said, "relations");
            root = Array.IndexOf(relations, RootRelation);
            pieces = new SyntaxPieces(Lines(said, "vocabulary"));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where the build puts the model: beside the program.</summary>
    public static string ModelFile { get; } = Path.Combine(AppContext.BaseDirectory, "models", "syntax", "parser.onnx");

    public string Version { get; }

    public ImmutableArray<WordSyntax>? Parse(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Count == 0)
        {
            return [];
        }

        return Encode(words) is { } input ? Run(input, words.Count + 1) : null;
    }

    public void Dispose()
    {
        session.Dispose();
        run.Dispose();
    }

    private static string[] Lines(Dictionary<string, string> said, string name) =>
        said.TryGetValue(name, out string? lines)
            ? lines.Split('\n')
            : throw new InvalidDataException($"the parser's graph doesn't name its {name}");

    private Input? Encode(IReadOnlyList<string> words)
    {
        List<long> ids = new(words.Count + (words.Count / 2) + 2) { pieces.Start };
        List<long> shapes = new(ids.Capacity) { (long)WordShape.None };
        var ends = new int[words.Count + 1];
        ends[0] = 1;
        for (int i = 0; i < words.Count; i++)
        {
            pieces.Append(words[i], ids);
            if (ids.Count > MaxPieces + 1)
            {
                return null;
            }

            CollectionsMarshal.SetCount(shapes, ids.Count);
            CollectionsMarshal.AsSpan(shapes)[ends[i]..].Fill((long)WordShapes.Of(words[i]));
            ends[i + 1] = ids.Count;
        }

        ids.Add(pieces.End);
        shapes.Add((long)WordShape.None);
        return new Input([.. ids], [.. shapes], Pool(ends, ids.Count));
    }

    /// <summary>For each word, the root being the first, what each piece counts: a word's state is the mean of its pieces'.</summary>
    private static float[] Pool(int[] ends, int length)
    {
        var pool = new float[ends.Length * length];
        int start = 0;
        for (int word = 0; word < ends.Length; word++)
        {
            int end = ends[word];
            pool.AsSpan((word * length) + start, end - start).Fill(1f / (end - start));
            start = end;
        }

        return pool;
    }

    /// <param name="count">Words, with the root.</param>
    private ImmutableArray<WordSyntax> Run(Input input, int count)
    {
        using OrtValue ids = OrtValue.CreateTensorValueFromMemory(input.Ids, [1, input.Ids.Length]);
        using OrtValue shapes = OrtValue.CreateTensorValueFromMemory(input.Shapes, [1, input.Ids.Length]);
        using OrtValue pool = OrtValue.CreateTensorValueFromMemory(input.Pool, [1, count, input.Ids.Length]);
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, Inputs, [ids, shapes, pool], Outputs);
        ReadOnlySpan<float> scores = results[0].GetTensorDataAsSpan<float>();
        ReadOnlySpan<float> arcs = results[1].GetTensorDataAsSpan<float>();
        ReadOnlySpan<float> labels = results[2].GetTensorDataAsSpan<float>();
        ReadOnlySpan<float> states = results[3].GetTensorDataAsSpan<float>();
        int[] heads = MaximumSpanningTree.Heads(arcs, count);
        var words = new WordSyntax[count - 1];
        for (int word = 1; word < count; word++)
        {
            int head = heads[word];
            ReadOnlySpan<float> own = Row(scores, word, count);
            words[word - 1] = new WordSyntax(
                parts[TensorPrimitives.IndexOfMax(own[..parts.Length])],
                tags[TensorPrimitives.IndexOfMax(own[parts.Length..])],
                head - 1,
                head == 0 ? RootRelation : relations[Relation(Row(labels, word, count), Row(states, head, count))],
                Certainty(Row(arcs, word, count), word, head));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(words);
    }

    private static ReadOnlySpan<float> Row(ReadOnlySpan<float> table, int row, int rows) =>
        table.Slice(row * (table.Length / rows), table.Length / rows);

    /// <param name="label">Each relation's vector for a word, and after those each relation's constant.</param>
    /// <param name="head">The state of the word's head.</param>
    private int Relation(ReadOnlySpan<float> label, ReadOnlySpan<float> head)
    {
        ReadOnlySpan<float> constants = label[^relations.Length..];
        int best = -1;
        float largest = float.NegativeInfinity;
        for (int relation = 0; relation < relations.Length; relation++)
        {
            float score = TensorPrimitives.Dot(label.Slice(relation * head.Length, head.Length), head) + constants[relation];
            if (relation != root && (best < 0 || score > largest))
            {
                (best, largest) = (relation, score);
            }
        }

        return best;
    }

    /// <summary>The probability of the head among all that the word could have.</summary>
    private static float Certainty(ReadOnlySpan<float> arcs, int word, int head)
    {
        float sum = 0;
        for (int other = 0; other < arcs.Length; other++)
        {
            sum += other == word ? 0 : MathF.Exp(arcs[other] - arcs[head]);
        }

        return 1 / sum;
    }

    private sealed record Input(long[] Ids, long[] Shapes, float[] Pool);
}
