using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>What reporters tell, where somebody's words were asked for ("what did X say", "a quote from X").</summary>
internal static class Narration
{
    private const int OfArticle = 400;

    /// <summary>The draft; as related only, if it holds no words of the speakers'.</summary>
    public static Draft AtMostRelated(
        ISearchIndex index, Question question, IReadOnlyList<Speaker> speakers, ArchiveExtent extent, Draft draft) =>
        draft is Draft.Claims told && question.OnlyWords && !told.Items[0].Citations.Any(cited => HoldsWords(index, cited, speakers))
            ? RefusalComposer.OnlyNarrated(question, speakers, extent, told) : draft;

    private static bool HoldsWords(ISearchIndex index, DraftCitation cited, IReadOnlyList<Speaker> speakers) =>
        speakers.Count > 0
        && index.SearchStatements([.. speakers.Select(speaker => speaker.Key)], null, OfArticle, new SearchFilter(ArticleId: cited.ArticleId))
            .Any(hit => hit.Statement.Confidence >= Confidence.Continued && hit.Statement.Hull.Overlaps(cited.Span)
                && speakers.Any(speaker => index.Speakers.IsSame(speaker, hit.Statement.Speaker)));
}
