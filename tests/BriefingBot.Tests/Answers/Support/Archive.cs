using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BriefingBot.Answers;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Statements;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Tests.Answers.Support;

/// <summary>A small archive in memory: store and index in one, with statements marked by hand.</summary>
internal sealed class Archive : ISearchIndex, IArticleStore
{
    private readonly Dictionary<string, Article> articles = new(StringComparer.Ordinal);
    private readonly List<StatementHit> statements = [];
    private readonly List<PassageHit> passages = [];

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2022, 2, 1, 12, 0, 0, TimeSpan.Zero));

    public SpeakerDirectory Speakers { get; } = new(BriefingBot.Language.Lexicon.Default);

    public ReprintDirectory Reprints { get; } = new();

    public List<string> Saved { get; } = [];

    public Dictionary<int, float> CosineByOrdinal { get; } = [];

    /// <summary>The model that makes vectors of queries; null: by words alone.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Model { get; set; }

    public long CommittedSequence => 0;

    public bool SearchesMeaning => true;

    public (int Passages, int Statements) Count => (passages.Count, statements.Count);

    /// <summary>Adds an article with its statements; <paramref name="mentioned"/> are named without words of theirs.</summary>
    public Archive With(string id, string body, string? source, string? published, IReadOnlyList<Said> said, params string[] mentioned)
    {
        DateOnly? day = published is null ? null : DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture);
        var article = new Article
        {
            Id = id, Version = 1, Title = "Title of " + id, Body = body, Source = source, Published = day, Status = ArticleStatus.Live, ContentHash = "", StoredAt = Clock.GetUtcNow(), Sequence = 1,
        };
        articles[id] = article;
        var facts = new ArticleFacts(id, 1, article.Title, source, day, null);
        ImmutableArray<Statement> made = [.. said.Select(s => s.In(body))];
        for (int i = 0; i < made.Length; i++)
        {
            statements.Add(new StatementHit(made[i], facts, i, made[i].Hull.Of(body), made[i].Sentence.Of(body), 0));
        }

        Reprints.Set(id, day, source, Fingerprints.Of(body));
        int start = 0;
        foreach (string paragraph in body.Split("\n\n"))
        {
            passages.Add(new PassageHit(new Passage(id, 1, passages.Count, new Span(start, start + paragraph.Length), paragraph), facts, 0));
            start += paragraph.Length + 2;
        }

        Speakers.Set(id,
        [
            .. made.GroupBy(s => s.Speaker).Select(g => new NamedSpeaker(g.Key, g.First().IsPerson, [], [.. g.Select(s => s.Role).OfType<string>().Distinct()], g.Count())),
            .. mentioned.Select(name => new NamedSpeaker(name, true, [], [], 0)),
        ]);
        return this;
    }

    public void Withdraw(string id) => articles[id] = articles[id] with { Status = ArticleStatus.Withdrawn };

    public void Change(string id, string body) => articles[id] = articles[id] with { Body = body, Version = articles[id].Version + 1 };

    public Article this[string id] => articles[id];

    public Briefer Briefer(params string[] sources) => new(
        this, this, (query, top, filter, _) => Task.FromResult(SearchWords(query, top, filter)), new ConversationStore(Clock), Model, () => sources,
        (_, _, json, _) =>
        {
            Saved.Add(json);
            return Task.CompletedTask;
        },
        Clock, RealReader.Extractor, NullLoggerFactory.Instance);

    public async Task<Answer> AskAsync(string question, string? conversation = null) => (await AskedAsync(question, conversation)).Answer;

    /// <summary>The answer with what travels beside it.</summary>
    public Task<AnsweredQuestion> AskedAsync(string question, string? conversation = null) =>
        Briefer().AskAsync(new AskRequest { Question = question, ConversationId = conversation }, CancellationToken.None);

    public StatementHit Hit(int position) => statements[position];

    public IReadOnlyList<StatementHit> SearchStatements(IReadOnlyCollection<string>? speakerKeys, string? query, int top, SearchFilter filter)
    {
        HashSet<string> words = [.. BriefingBot.Retrieval.TopicWords.ContentOf(query ?? "")];
        return [.. statements
            .Where(hit => Passes(hit.Article, filter) && (speakerKeys is null || speakerKeys.Contains(NameKey.Of(hit.Statement.Speaker))))
            .Select(hit => hit with { Score = BriefingBot.Retrieval.TopicWords.Of(hit.Text + " " + hit.SentenceText).Count(words.Contains) })
            .Where(hit => words.Count == 0 || hit.Score > 0)
            .OrderByDescending(hit => hit.Score).Take(top)];
    }

    public IReadOnlyList<PassageHit> SearchWords(string query, int top, SearchFilter filter)
    {
        HashSet<string> words = [.. BriefingBot.Retrieval.TopicWords.ContentOf(query)];
        return [.. passages.Where(hit => Passes(hit.Article, filter))
            .Select(hit => hit with { Score = words.Count(word => BriefingBot.Retrieval.TopicWords.Of(hit.Passage.Text).Contains(word)) })
            .Where(hit => hit.Score > 0).OrderByDescending(hit => hit.Score).Take(top)];
    }

    public IReadOnlyList<StatementHit> StatementsOf(string articleId) => [.. statements.Where(hit => hit.Article.Id == articleId).OrderBy(hit => hit.Ordinal)];

    public IReadOnlyList<float> Similarities(ReadOnlyMemory<float> vector, IReadOnlyList<StatementHit> hits) =>
        [.. hits.Select(hit => CosineByOrdinal.GetValueOrDefault(hit.Ordinal, float.NaN))];

    public IReadOnlyList<string> WithoutVectors() => [];

    public int DocumentFrequency(string word) => passages.Count(hit => BriefingBot.Retrieval.TopicWords.Of(hit.Passage.Text).Contains(word));

    public Task<Article?> FindAsync(string id, int? version, CancellationToken cancellationToken) => Task.FromResult(articles.GetValueOrDefault(id));

    public Task<ArchiveExtent> ExtentAsync(CancellationToken cancellationToken)
    {
        Article[] live = [.. articles.Values.Where(a => a.Status == ArticleStatus.Live)];
        return Task.FromResult(new ArchiveExtent(live.Length, live.Min(a => a.Published), live.Max(a => a.Published)));
    }

    public IReadOnlyList<PassageHit> SearchMeaning(ReadOnlyMemory<float> vector, int top, SearchFilter filter) => [];

    public void Replace(IReadOnlyList<IndexedArticle> articles) => throw new InvalidOperationException("Not used by answers.");

    public void Remove(string articleId) => throw new InvalidOperationException("Not used by answers.");

    public void Refresh() => throw new InvalidOperationException("Not used by answers.");

    public void Commit(long sequence) => throw new InvalidOperationException("Not used by answers.");

    public Task<IReadOnlyList<(PutOutcome Outcome, Article Article)>> PutManyAsync(IReadOnlyList<ArticleDraft> drafts, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> CountChangedSinceAsync(long sequence, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<(PutOutcome Outcome, Article Article)> PutAsync(ArticleDraft draft, CancellationToken cancellationToken) => throw new InvalidOperationException("Not used by answers.");

    public Task<Article?> WithdrawAsync(string id, CancellationToken cancellationToken) => throw new InvalidOperationException("Not used by answers.");

    public async IAsyncEnumerable<Article> ChangedSinceAsync(long sequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }

    private static bool Passes(ArticleFacts article, SearchFilter filter) =>
        (filter.ArticleId is null || filter.ArticleId == article.Id)
        && (filter.Source is null || filter.Source.Equals(article.Source, StringComparison.OrdinalIgnoreCase))
        && (filter.From is null || article.Published >= filter.From) && (filter.To is null || article.Published <= filter.To);
}

/// <summary>A statement by the text it stands in: its content and its sentence as they stand in the body.</summary>
internal sealed record Said(string Speaker, string Cue, StatementKind Kind, string Content, string Sentence, string? Role = null, string? Via = null, Confidence Confidence = Confidence.Cued, bool IsPerson = true, string Rule = "")
{
    public Statement In(string body)
    {
        Span sentence = Find(body, Sentence, 0);
        return new Statement
        {
            Speaker = Speaker, Cue = Cue, Kind = Kind, Role = Role, Via = Via, Confidence = Confidence, IsPerson = IsPerson, Sentence = sentence, Rule = Rule,
            Content = [.. Content.Split('|').Select(part => Find(body, part, sentence.Start))],
        };
    }

    private static Span Find(string body, string text, int from)
    {
        int at = body.IndexOf(text, from, StringComparison.Ordinal);
        Assert.True(at >= 0, "Not in the body: " + text);
        return new Span(at, at + text.Length);
    }
}
