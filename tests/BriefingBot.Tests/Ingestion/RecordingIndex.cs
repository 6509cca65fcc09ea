using System.Collections.Concurrent;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Tests.Ingestion;

/// <summary>A search index in memory: what was put, what is visible, and what a crash would leave.</summary>
internal sealed class RecordingIndex : ISearchIndex
{
    private readonly ConcurrentDictionary<string, IndexedArticle> written = new(StringComparer.Ordinal);
    private Dictionary<string, IndexedArticle> committed = new(StringComparer.Ordinal);

    public Dictionary<string, IndexedArticle> Visible { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>How many articles were put, each time counted.</summary>
    public int Replaced { get; private set; }

    /// <summary>So many calls that change the index fail before one goes through.</summary>
    public int Failures { get; set; }

    public long CommittedSequence { get; private set; } = -1;

    public bool SearchesMeaning { get; init; } = true;

    public SpeakerDirectory Speakers { get; } = new(BriefingBot.Language.Lexicon.Default);

    public ReprintDirectory Reprints { get; } = new();

    public (int Passages, int Statements) Count => (Visible.Values.Sum(article => article.Passages.Count), Visible.Values.Sum(article => article.Statements.Statements.Length));

    public string TextOf(string articleId) => string.Join('\n', Visible[articleId].Passages.Select(passage => passage.Text));

    /// <summary>The index as the next process finds it: as it was committed.</summary>
    public RecordingIndex AfterCrash()
    {
        var index = new RecordingIndex { CommittedSequence = CommittedSequence, committed = new(committed, StringComparer.Ordinal) };
        foreach ((string id, IndexedArticle article) in committed)
        {
            index.written[id] = article;
        }

        index.Refresh();
        return index;
    }

    public void Replace(IReadOnlyList<IndexedArticle> articles)
    {
        Fail();
        foreach (IndexedArticle article in articles)
        {
            Assert.Equal(ArticleStatus.Live, article.Article.Status);
            written[article.Article.Id] = article;
            Replaced++;
        }
    }

    public void Remove(string articleId)
    {
        Fail();
        written.TryRemove(articleId, out _);
    }

    public void Refresh() => Visible = new(written, StringComparer.Ordinal);

    public void Commit(long sequence)
    {
        CommittedSequence = sequence;
        committed = new(written, StringComparer.Ordinal);
    }

    public IReadOnlyList<PassageHit> SearchWords(string query, int top, SearchFilter filter) => [];

    public IReadOnlyList<PassageHit> SearchMeaning(ReadOnlyMemory<float> vector, int top, SearchFilter filter) => [];

    public IReadOnlyList<StatementHit> SearchStatements(IReadOnlyCollection<string>? speakerKeys, string? query, int top, SearchFilter filter) => [];

    public IReadOnlyList<StatementHit> StatementsOf(string articleId) => [];

    public IReadOnlyList<float> Similarities(ReadOnlyMemory<float> vector, IReadOnlyList<StatementHit> hits) => [];

    public IReadOnlyList<string> WithoutVectors() => [.. Visible.Values.Where(article => article.LacksVectors).Select(article => article.Article.Id)];

    public int DocumentFrequency(string word) => 0;

    private void Fail()
    {
        if (Failures > 0)
        {
            Failures--;
            throw new IOException("The index can't be written.");
        }
    }
}
