namespace BriefingBot.Indexing;

/// <summary>What the vectors of one index have in common: their number of dimensions, known from the first one on.</summary>
internal sealed class VectorShape
{
    private int dimensions;

    /// <param name="stored">The dimensions of vectors that are in the index; 0 where it has none.</param>
    public void Learn(int stored) => dimensions = stored > 0 ? stored : dimensions;

    /// <exception cref="ArgumentException">The article has another number of vectors than of passages or statements, or of dimensions.</exception>
    public void Validate(IndexedArticle indexed)
    {
        ExpectCount(indexed.Vectors.Count, indexed.Passages.Count, "passages");
        ExpectCount(indexed.StatementVectors.Count, indexed.Statements.Statements.Length, "statements");
        foreach (ReadOnlyMemory<float> vector in indexed.Vectors.Concat(indexed.StatementVectors))
        {
            dimensions = dimensions == 0 ? vector.Length : dimensions;
            if (vector.Length != dimensions || vector.IsEmpty)
            {
                throw new ArgumentException($"Article {indexed.Article.Id} has a vector of {vector.Length} dimensions, others have {dimensions}.");
            }
        }

        void ExpectCount(int count, int expected, string what)
        {
            if (count != 0 && count != expected)
            {
                throw new ArgumentException($"Article {indexed.Article.Id} has {count} vectors for {expected} {what}.");
            }
        }
    }
}
