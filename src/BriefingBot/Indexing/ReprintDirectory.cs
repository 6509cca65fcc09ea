using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace BriefingBot.Indexing;

/// <summary>
/// Which articles print the same story: grows with each article that is indexed. Held in memory, made from what the index keeps of each
/// article; safe for use by many threads. Two articles are reprints or not by their two texts alone, so that neither the order in which
/// articles came nor a third article changes it; a story that goes into a longer one is a reprint of it, and two stories that went into
/// the same longer one are not of each other.
/// </summary>
public sealed class ReprintDirectory
{
    /// <summary>When an article comes, it is compared with so many holders of each fingerprint: of a story in more, each knows of another already.</summary>
    private const int MostCompared = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<Printed?> articles = [];
    private readonly FingerprintRuns runs = new();

    /// <summary>Replaces what the directory knows of an article.</summary>
    /// <param name="fingerprints">See <see cref="Fingerprints.Of"/>.</param>
    public void Set(string articleId, DateOnly? published, string? source, ImmutableArray<uint> fingerprints)
    {
        lock (gate)
        {
            Forget(articleId);
            Add(new Printed(articleId, published, source, fingerprints.IsDefault ? [] : fingerprints));
        }
    }

    /// <summary>Forgets an article.</summary>
    public void Remove(string articleId)
    {
        lock (gate)
        {
            Forget(articleId);
        }
    }

    /// <summary>Sets many articles, each once, that are compared when they are asked for: much quicker than one by one.</summary>
    internal void Load(IEnumerable<(string Id, DateOnly? Published, string? Source, ImmutableArray<uint> Fingerprints)> many)
    {
        lock (gate)
        {
            Append([.. many.Select(one => new Printed(one.Id, one.Published, one.Source, one.Fingerprints))]);
        }
    }

    /// <summary>False where no article is a reprint of it; true where one is, or was. Costs next to nothing.</summary>
    public bool MayBeReprinted(string articleId)
    {
        lock (gate)
        {
            return Find(articleId) is { } article && IsReprinted(article);
        }
    }

    /// <summary>True for two articles of which one is a reprint of the other.</summary>
    public bool AreReprints(string articleId, string other)
    {
        lock (gate)
        {
            return articleId != other && Find(articleId) is { } one && Find(other) is { } two && IsReprinted(one) && IsReprinted(two) && one.IsReprintOf(two);
        }
    }

    /// <summary>The articles of which it is a reprint, or which are of it, in the order of <see cref="CompareByAge"/>.</summary>
    /// <param name="filter">Only articles that pass it.</param>
    public IReadOnlyList<string> Of(string articleId, SearchFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        lock (gate)
        {
            return Find(articleId) is { } article && IsReprinted(article)
                ? [.. ReprintsOf(article, int.MaxValue).Where(other => other.Passes(filter)).Order(ByAge.Instance).Select(other => other.Id)]
                : [];
        }
    }

    /// <summary>Negative where the first is to be cited rather than the second: published earlier (undated last), then by source, then by id.</summary>
    public int CompareByAge(string articleId, string other)
    {
        lock (gate)
        {
            return ByAge.Instance.Compare(Find(articleId) ?? new Printed(articleId, null, null, []), Find(other) ?? new Printed(other, null, null, []));
        }
    }

    /// <summary>Each article with the one whose voice it has: the first by age of those given that it is a reprint of, or itself.</summary>
    public IReadOnlyDictionary<string, string> Voices(IEnumerable<string> articleIds)
    {
        var voices = new Dictionary<string, string>(StringComparer.Ordinal);
        var heard = new List<string>();
        foreach (string id in articleIds.Distinct(StringComparer.Ordinal).Order(Comparer<string>.Create(CompareByAge)))
        {
            string voice = MayBeReprinted(id) ? heard.Find(earlier => AreReprints(earlier, id)) ?? id : id;
            voices[id] = voice;
            if (voice == id)
            {
                heard.Add(id);
            }
        }

        return voices;
    }

    private Printed? Find(string articleId) => numbers.TryGetValue(articleId, out int number) ? articles[number] : null;

    private void Add(Printed article)
    {
        foreach (Printed other in ReprintsOf(article, MostCompared))
        {
            other.IsReprinted = true;
            article.IsReprinted = true;
        }

        article.IsReprinted ??= false;
        runs.Add(article.Fingerprints.AsSpan(), articles.Count);
        numbers[article.Id] = articles.Count;
        articles.Add(article);
    }

    private void Append(IReadOnlyList<Printed> many)
    {
        runs.Add([.. many.Select((article, i) => (articles.Count + i, article.Fingerprints))]);
        foreach (Printed article in many)
        {
            numbers[article.Id] = articles.Count;
            articles.Add(article);
        }
    }

    private bool IsReprinted(Printed article) => article.IsReprinted ??= ReprintsOf(article, MostCompared).Any();

    /// <param name="most">At most so many holders of each fingerprint are compared.</param>
    private IEnumerable<Printed> ReprintsOf(Printed article, int most)
    {
        var shared = new Dictionary<int, int>();
        foreach (int number in article.Fingerprints.SelectMany(fingerprint => runs.HoldersOf(fingerprint).Where(number => articles[number] is not null).Take(most)))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(shared, number, out _)++;
        }

        return shared.Where(pair => pair.Value >= Fingerprints.FewestShared).Select(pair => articles[pair.Key]).OfType<Printed>()
            .Where(other => other.Id != article.Id && article.IsReprintOf(other));
    }

    private void Forget(string articleId)
    {
        if (numbers.Remove(articleId, out int number))
        {
            articles[number] = null;
            if (articles.Count > 2 * (numbers.Count + 512))
            {
                StartAnew();
            }
        }
    }

    /// <summary>Without the numbers and fingerprints of what is gone.</summary>
    private void StartAnew()
    {
        Printed[] left = [.. articles.OfType<Printed>()];
        articles.Clear();
        numbers.Clear();
        runs.Clear();
        Append(left);
    }

    private sealed record Printed(string Id, DateOnly? Published, string? Source, ImmutableArray<uint> Fingerprints)
    {
        /// <summary>Whether another article is or was a reprint; null where nobody asked yet.</summary>
        public bool? IsReprinted { get; set; }

        public bool IsReprintOf(Printed other) => Indexing.Fingerprints.AreOfReprints(Fingerprints.AsSpan(), other.Fingerprints.AsSpan());

        public bool Passes(SearchFilter filter) =>
            (filter.ArticleId is null || filter.ArticleId == Id)
            && (filter.Source is null || (Source is not null && IndexFilter.Key(filter.Source) == IndexFilter.Key(Source)))
            && (filter.From is null || Published >= filter.From) && (filter.To is null || Published <= filter.To);
    }

    private sealed class ByAge : IComparer<Printed>
    {
        public static ByAge Instance { get; } = new();

        public int Compare(Printed? x, Printed? y)
        {
            int age = (x!.Published ?? DateOnly.MaxValue).CompareTo(y!.Published ?? DateOnly.MaxValue);
            int source = age != 0 ? age : string.CompareOrdinal(x.Source ?? "\uffff", y.Source ?? "\uffff");
            return source != 0 ? source : string.CompareOrdinal(x.Id, y.Id);
        }
    }
}
