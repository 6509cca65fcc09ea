using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Statements;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Statements;

public sealed class StatementPropertyTests
{
    private static readonly string[] Pieces =
    [
        "Ana Costa", "Mr. Marsh", "he", "she", "who", "said", "told", "claims", "according to", "that", "and", "but", ",", ".", ";", ":", "“", "”", "\"", "''", "«", "»", "\n", "\n\n", " ", " ",
        "the Kremlin spokesman", "Blinkenand NATO", "bridge", "'s", "’", "—", "…", "...", "(", ")", "U.S.", "5,000", "by", "of", "for", "was", "refusal", "to", "renounce", "\u202e", "\ud800", "é", "日本",
        "I", "No.", "peskov", "Will", "May",
    ];

    /// <summary>Texts of the extractor's own words in any order: nearer to its rules than random letters.</summary>
    private static Arbitrary<string> Texts() =>
        Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Join(pieces.Length % 3 == 0 ? "" : " ", pieces)).ToArbitrary();

    [Property(MaxTest = 400)]
    public Property Every_span_lies_in_the_body() => Prop.ForAll(Texts(), body => AllSpansLieIn(body));

    [Property(MaxTest = 200)]
    public bool Arbitrary_text_never_throws(string? text) => AllSpansLieIn(text ?? "");

    /// <summary>Texts that once ended in an exception.</summary>
    [Theory]
    [InlineData(". 5,000 told \ufffd told that \u202e")]
    public void A_text_that_threw_is_read(string text) => Assert.True(AllSpansLieIn(text));

    [Property(MaxTest = 200)]
    public Property Extraction_is_deterministic() => Prop.ForAll(Texts(), body => Flat(Said.In(body)) == Flat(Said.In(body)));

    [Property(MaxTest = 200)]
    public Property Sentences_are_ordered_and_lie_in_the_part() => Prop.ForAll(Texts(), body =>
    {
        var part = new Span(body.Length / 3, body.Length);
        int end = part.Start;
        return BriefingBot.Language.Sentences.Split(body, part).All(sentence =>
        {
            bool fits = sentence.IsWithin(body.Length) && sentence.Start >= end && part.Contains(sentence);
            end = sentence.End;
            return fits;
        });
    });

    private static bool AllSpansLieIn(string body) => Said.In(body).Statements.All(statement =>
        statement.Sentence.IsWithin(body.Length) && !statement.Content.IsEmpty && statement.Content.All(span => span.IsWithin(body.Length)) &&
        IsOrdered(statement.Content) && statement.Speaker.Length > 0);

    private static bool IsOrdered(ImmutableArray<Span> spans) => Enumerable.Range(1, Math.Max(0, spans.Length - 1)).All(i => spans[i - 1].End <= spans[i].Start);

    private static string Flat(ArticleStatements found) => string.Join('\n', found.Statements.Select(statement => $"{statement.Speaker} {statement.Cue} {statement.Kind} {string.Join(',', statement.Content)}"));
}
