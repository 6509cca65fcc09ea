using System.Collections.Immutable;
using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Articles;
using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Tests.Answers.Generation;

/// <summary>Evidence out of articles written into a test: each statement that the extractor finds, and each sentence that is none.</summary>
internal static class SomeEvidence
{
    public const string Secret = "a secret of the test";

    public static Article Article(string body, string id = "a1") => new()
    {
        Id = id,
        Version = 1,
        Title = "A title",
        Source = "Osk Herald",
        Published = new DateOnly(2031, 6, 2),
        Body = body,
        Status = ArticleStatus.Live,
        Sequence = 1,
        ContentHash = "",
        StoredAt = default,
    };

    public static EvidencePack Pack(params string[] bodies)
    {
        Article[] articles = [.. bodies.Select((body, i) => Article(body, $"a{i + 1}"))];
        return EvidencePack.Of(Secret, [.. articles.SelectMany(Claims)], articles.ToDictionary(article => article.Id), 100_000, RealReader.Extractor);
    }

    /// <summary>The one item whose text holds the words, of the speaker where one is named.</summary>
    public static EvidenceItem Item(this EvidencePack pack, string words, string? speaker = null) =>
        pack.Items.First(item => item.Text.Contains(words, StringComparison.Ordinal) && (speaker is null || item.Speaker == speaker));

    private static IEnumerable<DraftClaim> Claims(Article article)
    {
        ImmutableArray<Statement> said = [.. RealReader.Extractor.Extract(article.Body).Statements.Where(statement => statement.Confidence > Confidence.Weak)];
        IEnumerable<DraftCitation> statements = said.Select(statement => new DraftCitation(article.Id, 1, statement.Hull, statement, statement.Speaker));
        IEnumerable<DraftCitation> narration = BriefingBot.Language.Sentences.Split(article.Body, new Span(0, article.Body.Length))
            .Where(sentence => !said.Any(statement => statement.Hull.Overlaps(sentence))).Select(sentence => new DraftCitation(article.Id, 1, sentence));
        return statements.Concat(narration).Select(citation => new DraftClaim([], [citation], citation.Speaker));
    }
}
