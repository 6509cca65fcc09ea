using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Relevance;

/// <summary>Where a passage stands in the search for the whole question.</summary>
internal sealed record PassagePlace(int Rank, WordBag Words, double Cosine);

/// <summary>All statements of an article, each with the cosine of the topic.</summary>
internal sealed record ArticleCosines(IReadOnlyList<StatementHit> Hits, IReadOnlyList<float> Cosines);

/// <summary>What all candidates of one question share.</summary>
/// <param name="cosines">Of the topic with all statements that the pool was chosen from; NaN where there is none.</param>
/// <param name="found">The passages of the search for the whole question, best first.</param>
/// <param name="passageCosines">Of the topic with passages, by their ids.</param>
/// <param name="passages">The number of passages in the archive.</param>
/// <param name="asksBody">Bodies alone are asked for.</param>
/// <param name="articleOf">The statements of an article by its id.</param>
internal sealed class PoolContext(
    AskedWords topic,
    IReadOnlyList<float> cosines,
    IReadOnlyList<PassageHit> found,
    IReadOnlyDictionary<string, double> passageCosines,
    int passages,
    bool asksBody,
    Func<string, ArticleCosines> articleOf)
{
    private const int MostTop = 20;

    /// <summary>In a small archive everything would be at the top.</summary>
    private const int TopPart = 10;

    /// <summary>Of so few passages none stands out: where one ranks and how near it is tells nothing of what it holds.</summary>
    internal const int FewPassages = 3;

    private readonly Dictionary<string, ArticleCosines> articles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordBag> foundOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordBag> titles = new(StringComparer.Ordinal);
    private readonly Dictionary<int, PassagePlace> places = [];
    private readonly ILookup<string, int> byArticle =
        Enumerable.Range(0, found.Count).ToLookup(i => found[i].Article.Id, StringComparer.Ordinal);

    public AskedWords Topic { get; } = topic;

    /// <summary>So many of the passages found are at the top.</summary>
    public int Top { get; } = Math.Min(MostTop, Math.Max(1, passages / TopPart));

    /// <summary>No passage stands out among so few: see <see cref="FewPassages"/>.</summary>
    public bool HasFewPassages { get; } = passages <= FewPassages;

    /// <summary>How many statements the pool was chosen from.</summary>
    public int Choice => cosines.Count;

    public float MiddleCosine { get; } = Middle([.. cosines.Where(cosine => !float.IsNaN(cosine)).Order()]);

    /// <summary>A person's statement where a body is asked for.</summary>
    public bool IsForBody(StatementHit hit) => asksBody && hit.Statement.IsPerson;

    public WordBag TitleOf(ArticleFacts article)
    {
        if (!titles.TryGetValue(article.Id, out WordBag? bag))
        {
            titles[article.Id] = bag = new WordBag(article.Title);
        }

        return bag;
    }

    /// <summary>The words of all passages of an article that were found; none where none was.</summary>
    public WordBag FoundOf(string articleId)
    {
        if (!foundOf.TryGetValue(articleId, out WordBag? bag))
        {
            foundOf[articleId] = bag = new WordBag(string.Join(' ', byArticle[articleId].Select(rank => found[rank].Passage.Text)));
        }

        return bag;
    }

    /// <summary>How much nearer to the topic what somebody else said in the same article is; 0 where nothing is.</summary>
    public double LeadOfOthers(StatementHit hit, float own)
    {
        ArticleCosines article = Article(hit);
        return OthersIn(article, hit).Select(i => article.Cosines[i] - own).Where(lead => lead > 0).DefaultIfEmpty().Max();
    }

    private ArticleCosines Article(StatementHit hit)
    {
        if (!articles.TryGetValue(hit.Article.Id, out ArticleCosines? article))
        {
            articles[hit.Article.Id] = article = articleOf(hit.Article.Id);
        }

        return article;
    }

    private static IEnumerable<int> OthersIn(ArticleCosines article, StatementHit hit)
    {
        string key = NameKey.Of(hit.Statement.Speaker);
        return Enumerable.Range(0, article.Hits.Count)
            .Where(i => !article.Hits[i].Statement.Hull.Overlaps(hit.Statement.Hull)
                && NameKey.Of(article.Hits[i].Statement.Speaker) != key);
    }

    private static float Middle(float[] ordered) => ordered.Length == 0 ? 0 : ordered[ordered.Length / 2];

    /// <summary>The best passage found that holds part of the statement; null where none was found.</summary>
    public PassagePlace? PlaceOf(StatementHit hit)
    {
        foreach (int rank in byArticle[hit.Article.Id])
        {
            Passage passage = found[rank].Passage;
            if (passage.Span.Overlaps(hit.Statement.Hull))
            {
                if (!places.TryGetValue(rank, out PassagePlace? place))
                {
                    double cosine = passageCosines.GetValueOrDefault(passage.Id);
                    places[rank] = place = new PassagePlace(rank, new WordBag(passage.Text), cosine);
                }

                return place;
            }
        }

        return null;
    }
}
