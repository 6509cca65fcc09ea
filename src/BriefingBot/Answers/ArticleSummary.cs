using BriefingBot.Language;
using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Sums up one article from its own text: its first sentences, then each speaker's first statement, all cited.</summary>
internal static class ArticleSummary
{
    private const int LeadSentences = 2;
    private const int MostPassages = 400;
    private const int Candidates = 20;

    /// <summary>Of what its words name at least so much must stand in the article.</summary>
    private const double LeastShare = 0.6;

    /// <param name="asked">The article's id, or what it is about.</param>
    /// <returns>None where the archive has no such article.</returns>
    public static ImmutableArray<DraftClaim> Of(ISearchIndex index, string asked, SearchFilter filter, int top)
    {
        if (Find(index, asked, filter) is not { } article)
        {
            return [];
        }

        var only = new SearchFilter(ArticleId: article.Id);
        IReadOnlyList<StatementHit> statements = [.. index.SearchStatements(null, null, MostPassages, only).OrderBy(hit => hit.Ordinal)];
        ImmutableArray<DraftClaim> first = Lead(index, article, string.Join(' ', statements.Take(1).Select(hit => hit.SentenceText).Prepend(article.Title).Append(asked)), Math.Min(LeadSentences, top));
        IEnumerable<StatementEvidence> said = statements
            .Where(hit => hit.Statement.Confidence >= Confidence.Continued && !first.Any(claim => claim.Citations[0].Span.Overlaps(hit.Statement.Hull)))
            .Select(hit => new StatementEvidence(hit, null, TopicMatch.Phrase))
            .DistinctBy(StatementProse.Name, StringComparer.OrdinalIgnoreCase);
        return [.. first, .. said.Take(top - first.Length).Select(e => StatementProse.Tell(e))];
    }

    /// <summary>The first sentences of the first passage that is found by any of these words.</summary>
    private static ImmutableArray<DraftClaim> Lead(ISearchIndex index, ArticleFacts article, string words, int sentences)
    {
        if (index.SearchWords(words, MostPassages, new SearchFilter(ArticleId: article.Id)).MinBy(hit => hit.Passage.Span.Start) is not { } lead)
        {
            return [];
        }

        string text = lead.Passage.Text;
        return
        [
            .. Sentences.Split(text, new Span(0, text.Length)).Take(sentences).Select(span => new DraftClaim(
                StatementProse.Told(span.Of(text)), [new DraftCitation(article.Id, article.Version, new Span(lead.Passage.Span.Start + span.Start, lead.Passage.Span.Start + span.End))])),
        ];
    }

    private static ArticleFacts? Find(ISearchIndex index, string asked, SearchFilter filter)
    {
        if (index.SearchStatements(null, null, 1, filter with { ArticleId = asked.Trim() }) is [{ } byId, ..])
        {
            return byId.Article;
        }

        // Its headline says what an article is about; then its beginning does.
        var scorer = new TopicScorer(asked, false, index);
        return index.SearchWords(asked, Candidates, filter)
            .Where(hit => scorer.ShareOf(hit.Article.Title + " " + hit.Passage.Text) >= LeastShare)
            .Select((hit, rank) => (hit.Article, Headline: scorer.ShareOf(hit.Article.Title), IsWhole: IsHeadline(hit.Article.Title, asked), IsLead: hit.Passage.Ordinal == 0, Rank: rank))
            .OrderByDescending(found => found.IsWhole).ThenByDescending(found => found.Headline).ThenByDescending(found => found.Headline >= 1 && StartsWith(found.Article.Title, scorer)).ThenByDescending(found => found.IsLead).ThenBy(found => found.Rank)
            .Select(found => found.Article).FirstOrDefault();
    }

    private static bool IsHeadline(string title, string asked) => TopicWords.Of(title).SequenceEqual(TopicWords.Of(asked));

    /// <summary>The first half of the headline has all that was asked for: "Summit ends …" is about the summit, "Talks before the summit" is not.</summary>
    private static bool StartsWith(string title, TopicScorer scorer) => scorer.ShareOf(title[..(title.Length / 2)]) >= 1;
}
