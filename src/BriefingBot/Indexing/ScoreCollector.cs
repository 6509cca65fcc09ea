using Lucene.Net.Index;
using Lucene.Net.Search;

namespace BriefingBot.Indexing;

/// <summary>Gathers what a Lucene query finds into <see cref="TopScores"/>.</summary>
internal sealed class ScoreCollector(TopScores scores) : ICollector
{
    private Scorer scorer = null!;
    private int docBase;

    /// <summary>Lucene is faster at alternatives where it need not keep documents in order.</summary>
    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context) => docBase = context.DocBase;

    public void Collect(int doc) => scores.Add(docBase + doc, scorer.GetScore());
}
