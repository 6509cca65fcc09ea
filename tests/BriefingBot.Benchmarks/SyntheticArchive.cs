using System.Collections.Immutable;
using System.Globalization;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Benchmarks;

/// <summary>
/// An archive of made-up articles, the same at each run: five passages and five statements an article, words by Zipf's law, random unit vectors.
/// </summary>
internal sealed class SyntheticArchive(int passages)
{
    internal const int Dimensions = 384;
    private const int PerArticle = 5;
    private const int Vocabulary = 50_000;
    private const int WordsAPassage = 90;
    private const int Speakers = 2_000;

    internal IEnumerable<IndexedArticle> Articles() => Enumerable.Range(0, passages / PerArticle).Select(Make);

    /// <summary>Seven words of the middle of the vocabulary, as questions have them.</summary>
    internal static string Query(int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 7).Select(_ => Word(random.Next(20, 5_000))));
    }

    internal static string SpeakerKey(int seed) => NameKey.Of(SpeakerName(seed));

    internal static ReadOnlyMemory<float> Vector(int seed)
    {
        var random = new Random(seed);
        float[] vector = new float[Dimensions];
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)((random.NextDouble() * 2) - 1);
        }

        float length = MathF.Sqrt(vector.Sum(component => component * component));
        return Array.ConvertAll(vector, component => component / length);
    }

    private static IndexedArticle Make(int number)
    {
        var random = new Random(number);
        string[] texts = [.. Enumerable.Range(0, PerArticle).Select(_ => Text(random))];
        string body = string.Join("\n\n", texts);
        string id = string.Create(CultureInfo.InvariantCulture, $"a{number:D7}");
        var article = new Article
        {
            Id = id,
            Version = 1,
            Title = string.Join(' ', texts[0].Split(' ').Take(8)),
            Body = body,
            Source = $"Agency {number % 40}",
            Published = new DateOnly(2015, 1, 1).AddDays(number % 3_650),
            Status = ArticleStatus.Live,
            ContentHash = id,
            StoredAt = DateTimeOffset.UnixEpoch,
            Sequence = number + 1,
        };
        var spans = new List<Span>();
        foreach (string text in texts)
        {
            int start = spans.Count == 0 ? 0 : spans[^1].End + 2;
            spans.Add(new Span(start, start + text.Length));
        }

        string speaker = Speaker(random.Next(Speakers));
        ImmutableArray<Statement> statements =
        [
            .. spans.Select(span => new Statement
            {
                Speaker = speaker,
                Role = "Minister",
                Cue = "said",
                Kind = StatementKind.Indirect,
                Content = [new Span(span.Start, span.Start + 160)],
                Sentence = new Span(span.Start, span.Start + 200),
                Confidence = Confidence.Cued,
            }),
        ];
        return new IndexedArticle(
            article,
            [.. spans.Select((span, ordinal) => new Passage(id, 1, ordinal, span, span.Of(body)))],
            new ArticleStatements(statements, [new NamedSpeaker(speaker, true, [], ["Minister"], statements.Length)]),
            [.. Enumerable.Range(0, PerArticle).Select(i => Vector((number * PerArticle) + i))],
            [.. Enumerable.Range(0, PerArticle).Select(i => Vector(-1 - (number * PerArticle) - i))])
        {
            Fingerprints = Fingerprints.Of(body),
        };
    }

    private static string Text(Random random) =>
        string.Join(' ', Enumerable.Range(0, WordsAPassage).Select(_ => Word((int)Math.Pow(Vocabulary, random.NextDouble()))));

    internal static string SpeakerName(int seed) => Speaker(seed % Speakers);

    private static string Speaker(int number) => $"{Capital(Word(number + 7))} {Capital(Word((number * 13) + 11))}";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>A word of syllables that names its number.</summary>
    private static string Word(int number)
    {
        string word = "";
        for (int rest = number + 16; rest > 0; rest /= 60)
        {
            word += "bcdfgklmnprt"[rest % 60 / 5].ToString() + "aeiou"[rest % 5];
        }

        return word;
    }
}
