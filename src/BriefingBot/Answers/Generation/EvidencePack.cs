using BriefingBot.Language;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BriefingBot.Answers.Rules;
using BriefingBot.Articles;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>The evidence for one question as a model gets it: items under ids that only this answer knows.</summary>
internal sealed class EvidencePack
{
    private const int IdLength = 5;

    private static readonly FrozenSet<string> Pointing = "it he she they its his her their this that these those both".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // It goes into a prompt, not into a page.
    };

    private readonly Dictionary<string, EvidenceItem> byId;

    private EvidencePack(ImmutableArray<EvidenceItem> items, string fence)
    {
        (Items, Fence) = (items, fence);
        byId = items.ToDictionary(item => item.Id, StringComparer.Ordinal);
    }

    public ImmutableArray<EvidenceItem> Items { get; }

    /// <summary>The line between two of which data stand in the prompt; no text of an article can hold it.</summary>
    public string Fence { get; }

    public EvidenceItem? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Collects what the claims of a draft cite, in order.</summary>
    /// <param name="secret">Not known to who writes articles: ids and fence are made from it.</param>
    /// <param name="stored">The cited articles; what is missing or withdrawn is left out.</param>
    /// <param name="mostCharacters">Items beyond so much text are left out.</param>
    public static EvidencePack Of(string secret, IReadOnlyList<DraftClaim> claims, IReadOnlyDictionary<string, Article> stored, int mostCharacters, StatementExtractor extractor)
    {
        var said = new Dictionary<string, ImmutableArray<Statement>>(StringComparer.Ordinal);
        var items = new List<EvidenceItem>();
        int characters = 0;
        foreach (DraftCitation citation in claims.SelectMany(Bearing))
        {
            if (!stored.TryGetValue(citation.ArticleId, out Article? article) || article.Status != ArticleStatus.Live)
            {
                continue;
            }

            if (!said.TryGetValue(article.Id, out ImmutableArray<Statement> statements))
            {
                said[article.Id] = statements = extractor.Extract(article.Body).Statements;
            }

            if (EvidenceItem.Of(NewId(secret, items), article, Whole(citation, article, statements), statements, extractor) is { } item && !items.Exists(known => IsSame(known, item)) && characters + item.Text.Length <= mostCharacters)
            {
                characters += item.Text.Length;
                items.Add(item);
            }
        }

        return new EvidencePack([.. items], R11ArticleTextIsData.Fence(secret));
    }

    /// <summary>One JSON object a line.</summary>
    public string Render() => string.Join('\n', Items.Select(item => JsonSerializer.Serialize(
        new Line(
            item.Id,
            item.Speaker is null ? "narration" : "statement",
            item.Speaker,
            Plain(item.Citation.Statement?.Role),
            Plain(item.Citation.Statement?.Cue),
            Plain(item.Via),
            Plain(item.Article.Source),
            item.Article.Published,
            item.Text),
        Json)));

    /// <summary>A text as one line of JSON.</summary>
    public static string Quote(string text) => JsonSerializer.Serialize(EvidenceItem.OneLine(text), Json);

    /// <summary>What bears the claim itself: not the articles that merely agree with it.</summary>
    private static IEnumerable<DraftCitation> Bearing(DraftClaim claim) => claim.Citations.Where((citation, i) => i == 0 || citation.Statement is not null);

    /// <summary>
    /// Narration that is mostly what somebody said is that statement. Narration that begins with "It" or "The two" goes with the sentence
    /// before it, which says what is meant.
    /// </summary>
    private static DraftCitation Whole(DraftCitation citation, Article article, ImmutableArray<Statement> said)
    {
        if (citation.Statement is not null || !citation.Span.IsWithin(article.Body.Length))
        {
            return citation;
        }

        Statement? spoken = said.Where(statement => statement.Confidence > Confidence.Weak && citation.Span.Contains(statement.Hull)).MaxBy(statement => statement.Hull.Length);
        if (spoken is not null && spoken.Hull.Length * 2 > citation.Span.Length)
        {
            return citation with { Statement = spoken, Speaker = spoken.Speaker };
        }

        string first = ClaimText.Words(citation.Span.Of(article.Body)).FirstOrDefault()?.Lower ?? "";
        if (!Pointing.Contains(first))
        {
            return citation;
        }

        int paragraph = article.Body.LastIndexOf('\n', citation.Span.Start) + 1;
        Span before = Sentences.Split(ArticleParts.Prose(article.Body), new Span(paragraph, citation.Span.Start)).LastOrDefault();
        return before.Length > 0 ? citation with { Span = new Span(before.Start, citation.Span.End) } : citation;
    }

    private static bool IsSame(EvidenceItem a, EvidenceItem b) =>
        a.Article.Id == b.Article.Id && a.Speaker == b.Speaker && a.Via == b.Via && (a.Citation.Span == b.Citation.Span || a.Citation.Span.Contains(b.Citation.Span));

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : EvidenceItem.OneLine(text);

    private static string NewId(string secret, List<EvidenceItem> items)
    {
        for (int attempt = 0; ; attempt++)
        {
            string id = R11ArticleTextIsData.Mark(secret, $"item {items.Count} {attempt}", IdLength);
            if (!items.Exists(item => item.Id == id))
            {
                return id;
            }
        }
    }

    private sealed record Line(string Id, string Kind, string? Speaker, string? Role, string? Cue, string? Via, string? Source, DateOnly? Published, string Text);
}
