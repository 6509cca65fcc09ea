using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>Finds statements for the compose box: by speaker, by topic, or both in one text ("Varga harbour", "the harbour by Varga").</summary>
internal sealed class QuoteSearch(ISearchIndex index, IArticleStore articles)
{
    public const int MostSkipped = 200;
    public const int MostResults = 25;

    private const int LongestName = 5;
    private static readonly string[] Joints = ["ABOUT", "ON", "SAID", "SAYS", "SAY", "OVER"];

    /// <summary>Statements that stand in the record as they are found, best first; the most recent where neither is given.</summary>
    public async Task<IReadOnlyList<StatementHit>> FindAsync(string? speaker, string? text, int skip, int count, CancellationToken cancellationToken)
    {
        skip = Math.Clamp(skip, 0, MostSkipped);
        count = Math.Clamp(count, 1, MostResults);

        // More are looked at than shown: what is weakly attributed, or not in the record any more, is passed over.
        int looked = (2 * (skip + count)) + 10;
        var shown = new List<StatementHit>();
        foreach (StatementHit hit in Search(speaker, text, looked).Where(h => h.Statement.Confidence >= Confidence.Continued).Skip(skip))
        {
            if (await StandsAsync(hit, cancellationToken))
            {
                shown.Add(hit);
            }

            if (shown.Count == count)
            {
                break;
            }
        }

        return shown;
    }

    /// <summary>The statement with that span; null where the index has none.</summary>
    public async Task<StatementHit?> FindAsync(QuoteReference reference, CancellationToken cancellationToken)
    {
        StatementHit? hit = index.SearchStatements(null, null, 1000, new SearchFilter(ArticleId: reference.ArticleId))
            .FirstOrDefault(h => h.Statement.Hull == reference.Span && h.Article.Version == reference.Version);
        return hit is not null && await StandsAsync(hit, cancellationToken) ? hit : null;
    }

    private IEnumerable<StatementHit> Search(string? speaker, string? text, int top)
    {
        if (speaker is null && text is not null && TrySplit(text, out string name, out string rest))
        {
            StatementHit[] found = [.. Of(name, rest, top)];
            if (found.Length > 0)
            {
                return found;
            }
        }

        return speaker is null ? index.SearchStatements(null, text, top, SearchFilter.None) : Of(speaker, text, top);
    }

    private IEnumerable<StatementHit> Of(string speaker, string? about, int top) =>
        SpokenPassages.StatementsOf(index, index.Speakers.Resolve(speaker), string.IsNullOrWhiteSpace(about) ? null : about, top, SearchFilter.None);

    /// <summary>Tells a name at the begin, or at the end behind "by", from the topic; the longest name that the archive knows.</summary>
    internal bool TrySplit(string text, out string name, out string rest)
    {
        string[] words = text.Split((char[])[' ', ':', ','], StringSplitOptions.RemoveEmptyEntries);
        for (int length = Math.Min(LongestName, words.Length); length > 0; length--)
        {
            name = string.Join(' ', words[..length]);
            if (IsNamed(name, words.AsSpan(0, length)))
            {
                int topic = length < words.Length && Joints.Contains(words[length].ToUpperInvariant()) ? length + 1 : length;
                rest = string.Join(' ', words[topic..]);
                return true;
            }
        }

        int by = Array.FindLastIndex(words, w => w.Equals("by", StringComparison.OrdinalIgnoreCase));
        name = by >= 0 ? string.Join(' ', words[(by + 1)..]) : "";
        rest = by >= 0 ? string.Join(' ', words[..by]) : "";
        return by > 0 && by + 1 < words.Length && IsNamed(name, words.AsSpan(by + 1));
    }

    /// <summary>To the letter: a near spelling is as likely a word of the topic.</summary>
    private bool IsNamed(string name, ReadOnlySpan<string> words)
    {
        foreach (Speaker speaker in index.Speakers.Resolve(name).Take(3))
        {
            string[] known = [.. new[] { speaker.Name }.Concat(speaker.Aliases).Concat(speaker.Roles).SelectMany(n => n.Split(' '))];
            bool all = true;
            foreach (string word in words)
            {
                all &= known.Contains(word, StringComparer.OrdinalIgnoreCase) || word.Equals("the", StringComparison.OrdinalIgnoreCase);
            }

            if (all)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> StandsAsync(StatementHit hit, CancellationToken cancellationToken) =>
        await articles.FindAsync(hit.Article.Id, null, cancellationToken) is { Status: ArticleStatus.Live } article
        && article.Version == hit.Article.Version
        && hit.Statement.Hull.IsWithin(article.Body.Length)
        && hit.Statement.Hull.Of(article.Body) == hit.Text;
}
