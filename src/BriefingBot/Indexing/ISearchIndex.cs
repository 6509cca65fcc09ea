using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Statements;

namespace BriefingBot.Indexing;

/// <summary>What is searched of one article: made by ingestion, kept by the index, derived and replaceable.</summary>
/// <param name="Vectors">One unit vector a passage, in order; empty where the service runs on words alone.</param>
/// <param name="StatementVectors">One unit vector a statement's content, in order; empty likewise.</param>
public sealed record IndexedArticle(
    Article Article,
    IReadOnlyList<Passage> Passages,
    ArticleStatements Statements,
    IReadOnlyList<ReadOnlyMemory<float>> Vectors,
    IReadOnlyList<ReadOnlyMemory<float>> StatementVectors)
{
    /// <summary>The signature of the body by which reprints are found, see <see cref="Indexing.Fingerprints"/>; empty: reprint of none.</summary>
    public ImmutableArray<uint> Fingerprints { get; init; } = [];

    /// <summary>True where it has passages and not their vectors.</summary>
    public bool LacksVectors => Passages.Count > 0 && Vectors.Count == 0;
}

/// <summary>Which articles a search may return; null members do not restrict.</summary>
/// <param name="Source">Compared without regard to case, as a whole.</param>
/// <param name="From">First day of publication, inclusive; undated articles fall outside any restriction of dates.</param>
/// <param name="To">Last day of publication, inclusive.</param>
/// <param name="ArticleId">Only this article.</param>
public sealed record SearchFilter(string? Source = null, DateOnly? From = null, DateOnly? To = null, string? ArticleId = null)
{
    public static SearchFilter None { get; } = new();
}

/// <summary>The article facts that an answer shows beside a quote.</summary>
public sealed record ArticleFacts(string Id, int Version, string Title, string? Source, DateOnly? Published, string? Url);

/// <summary>A passage found, with the score of the list it comes from.</summary>
public sealed record PassageHit(Passage Passage, ArticleFacts Article, double Score);

/// <summary>A statement found. <paramref name="Text"/> is the text of its hull; <paramref name="SentenceText"/> that of its sentence.</summary>
/// <param name="Ordinal">Position among the article's statements.</param>
public sealed record StatementHit(Statement Statement, ArticleFacts Article, int Ordinal, string Text, string SentenceText, double Score);

/// <summary>The search index: derived from the record, kept in step with it, rebuilt when missing, damaged or outdated, and for another model beside the one that answers.</summary>
public interface ISearchIndex
{
    /// <summary>The record's sequence up to which the index on disk has everything; -1 where it is empty.</summary>
    long CommittedSequence { get; }

    /// <summary>
    /// Whether its vectors are of the configured model. Where they are not (it is still the index of an earlier model, or there is no model),
    /// it takes articles without their vectors, and searches by meaning find nothing.
    /// </summary>
    bool SearchesMeaning { get; }

    /// <summary>Who is named in the indexed articles; kept in step with them.</summary>
    SpeakerDirectory Speakers { get; }

    /// <summary>Which of the indexed articles print the same story; kept in step with them.</summary>
    ReprintDirectory Reprints { get; }

    /// <summary>The number of live passages and statements.</summary>
    (int Passages, int Statements) Count { get; }

    /// <summary>Replaces all that is indexed of these articles. Searchable once <see cref="Refresh"/> returned.</summary>
    void Replace(IReadOnlyList<IndexedArticle> articles);

    /// <summary>Removes all of an article. No search finds it once <see cref="Refresh"/> returned.</summary>
    void Remove(string articleId);

    /// <summary>Makes all changes visible to searches that start later.</summary>
    void Refresh();

    /// <summary>Writes the index to disk, remembering that it holds all changes up to <paramref name="sequence"/>.</summary>
    void Commit(long sequence);

    /// <summary>Passages by words (BM25), best first.</summary>
    IReadOnlyList<PassageHit> SearchWords(string query, int top, SearchFilter filter);

    /// <summary>Passages by meaning (cosine over quantised vectors), best first; empty where there are no vectors or <see cref="SearchesMeaning"/> is false.</summary>
    IReadOnlyList<PassageHit> SearchMeaning(ReadOnlyMemory<float> vector, int top, SearchFilter filter);

    /// <summary>
    /// Statements of speakers with one of these surname keys (see <see cref="NameKey"/>; null: of anybody), by words of the query where
    /// it has any, best first.
    /// </summary>
    IReadOnlyList<StatementHit> SearchStatements(IReadOnlyCollection<string>? speakerKeys, string? query, int top, SearchFilter filter);

    /// <summary>All statements of an article in the order of its text, without scores; empty where it has none or isn't indexed.</summary>
    IReadOnlyList<StatementHit> StatementsOf(string articleId);

    /// <summary>Cosine of a query vector with each hit's content; NaN where the index has no vector for it or <see cref="SearchesMeaning"/> is false.</summary>
    IReadOnlyList<float> Similarities(ReadOnlyMemory<float> vector, IReadOnlyList<StatementHit> hits);

    /// <summary>The number of passages that hold the word after analysis: weighs topic words against <see cref="Count"/>.</summary>
    int DocumentFrequency(string word);

    /// <summary>Ids of the articles that were put without the vectors that they should have, see <see cref="Ingestion.MissingVectors"/>.</summary>
    IReadOnlyList<string> WithoutVectors();
}
