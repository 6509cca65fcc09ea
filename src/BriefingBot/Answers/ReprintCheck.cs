using System.Collections.Immutable;
using BriefingBot.Answers.Rules;
using BriefingBot.Articles;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>
/// Lets an "also in" stand only where the article is in the archive in that version and its stored body holds the words of the cited span,
/// one after the other, none more and none less; only articles ("a", "the"), capitals, punctuation and figures written as words may differ. A statement must be the same speaker's there.
/// </summary>
internal static class ReprintCheck
{
    /// <summary>The reprints of a citation that hold.</summary>
    /// <param name="cited">The article that is cited.</param>
    /// <param name="stored">Every article that the drafts name; null or withdrawn where it is not in the archive.</param>
    public static ImmutableArray<Reprint> Holding(DraftCitation citation, Article cited, IReadOnlyDictionary<string, Article?> stored)
    {
        if (citation.AlsoIn.IsDefaultOrEmpty)
        {
            return [];
        }

        var words = new ComparedText(citation.Span.Of(cited.Body));
        var holding = ImmutableArray.CreateBuilder<Reprint>();
        foreach (DraftReprint draft in citation.AlsoIn)
        {
            if (draft.ArticleId != citation.ArticleId && stored.GetValueOrDefault(draft.ArticleId) is { } article
                && R10WithdrawnIsNotCited.IsLive(article, draft.Version)
                && SameWords.Find(words, new ComparedText(ArticleParts.Prose(article.Body))) is { } span
                && (citation.Statement is not { } statement || (draft.Statement is { } its && IsSame(statement, its, span))))
            {
                holding.Add(new Reprint { ArticleId = article.Id, Version = article.Version, Title = article.Title, Source = article.Source, Published = article.Published, Span = span });
            }
        }

        return holding.ToImmutable();
    }

    /// <summary>True where a reprint's statement is the cited one: the same speaker's, first-hand or second-hand alike, at the place of its words.</summary>
    public static bool IsSame(Statement cited, Statement reprinted, Span at) =>
        NameKey.Of(cited.Speaker) == NameKey.Of(reprinted.Speaker) && NameKey.Of(cited.Via ?? "") == NameKey.Of(reprinted.Via ?? "") && reprinted.Hull.Overlaps(at);
}
