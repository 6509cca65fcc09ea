using Microsoft.ML.Tokenizers;

namespace BriefingBot.Models.Embedding;

/// <summary>Text to the token ids of a BERT vocabulary; safe to use from several threads.</summary>
internal sealed class WordPieces
{
    // Word pieces are a few letters long; what lies beyond this could only matter where nearly all of the text is white space.
    private const int CharactersPerToken = 32;

    private readonly BertTokenizer tokenizer;
    private readonly bool uncased;

    /// <param name="vocabulary">One token a line, its id the line's number; read to its end.</param>
    /// <exception cref="InvalidDataException">The vocabulary lacks BERT's special tokens.</exception>
    public WordPieces(Stream vocabulary, bool uncased, int maxTokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, 3);
        this.uncased = uncased;
        MaxTokens = maxTokens;
        // BertText has split the text, so that spaces are all that is left to look for. In particular a "[SEP]" written in an article is three words
        // and ends nothing.
        var options = new BertOptions { ApplyBasicTokenization = false, LowerCaseBeforeTokenization = false, SplitOnSpecialTokens = false };
        try
        {
            tokenizer = BertTokenizer.Create(vocabulary, options);
        }
        catch (Exception fault) when (fault is ArgumentException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException("the vocabulary is not one of BERT's", fault);
        }
    }

    public int MaxTokens { get; }

    /// <summary>[CLS], the text's first word pieces, [SEP]: 2 to <see cref="MaxTokens"/> ids.</summary>
    public long[] Encode(string text)
    {
        string words = BertText.Split(text, uncased, MaxTokens * CharactersPerToken);
        IReadOnlyList<int> pieces = tokenizer.EncodeToIds(words, MaxTokens, addSpecialTokens: true, out _, out _);
        var ids = new long[pieces.Count];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = pieces[i];
        }

        return ids;
    }
}
