using BriefingBot.Answers.Generation;
using BriefingBot.Articles;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Rules;

/// <summary>A drafted claim beside the stored articles that it cites, as the rules look at it.</summary>
internal sealed class DraftCheck(DraftClaim draft, IReadOnlyDictionary<string, Article?> stored, StatementExtractor extractor)
{
    private const string Marks = "“”\"";
    private List<string>? spans;

    public DraftClaim Draft => draft;

    /// <summary>The claim without numbers, source and date.</summary>
    public string Words { get; } = string.Concat(draft.Parts.Select(part => part is DraftPart.Quoted ? $"“{part.Text}”" : part.Text));

    /// <summary>What is the service's or a model's own of it, with a blank for the rest.</summary>
    public string OwnWords { get; } = string.Concat(draft.Parts.Select(part => IsOwn(part) ? part.Text : " "));

    /// <summary>The stored article; null where there is none. It may be withdrawn, or of another version than cited.</summary>
    public Article? Article(DraftCitation citation) => stored[citation.ArticleId];

    /// <summary>Whether the words stand in a cited span, but for marks and blanks; asked once every span lies in its body.</summary>
    public bool Stands(string text)
    {
        spans ??= [.. draft.Citations.Select(citation => QuoteMarks.Normalize(citation.Span.Of(Article(citation)!.Body)))];
        return QuoteMarks.Normalize(text) is { Length: > 0 } words && spans.Exists(span => span.Contains(words, StringComparison.Ordinal));
    }

    public static bool IsOwn(DraftPart part) => part is DraftPart.Frame or DraftPart.Worded;

    public static bool HasMarks(string text) => text.AsSpan().ContainsAny(Marks);

    /// <summary>What a model worded, against the stored text: the first rule that it breaks.</summary>
    public RuleFault? WordedFault()
    {
        if (!draft.Parts.Any(part => part is DraftPart.Worded))
        {
            return null;
        }

        EvidenceItem?[] items =
        [
            .. draft.Citations.Select(citation => (citation, article: Article(citation)!)).Select(
                cited => EvidenceItem.Of("", cited.article, cited.citation, extractor.Extract(cited.article.Body).Statements, extractor)),
        ];
        return items.Contains(null) ? new RuleFault(AnswerRule.R02SentenceIsCited, "a cited span without words of its own")
            : ClaimVerifier.WordedFault(draft, [.. items.OfType<EvidenceItem>()]) is { } fault
                ? new RuleFault(fault.Parent, $"a model's words: {fault.Rule}")
            : null;
    }
}
