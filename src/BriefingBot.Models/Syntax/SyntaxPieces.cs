using System.Globalization;
using System.Text;
using BriefingBot.Models.Embedding;

namespace BriefingBot.Models.Syntax;

/// <summary>
/// A word to the pieces that the parser knows, to the letter as <c>Pieces</c> in training/treebank.py does it. Other than for embeddings
/// each sign is by itself, those that BERT takes for letters ("€") too.
/// </summary>
internal sealed class SyntaxPieces
{
    private const string Continuation = "##";

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> beginnings;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> continuations;
    private readonly int longest;
    private readonly int unknown;

    /// <param name="vocabulary">A piece's place is its id.</param>
    /// <exception cref="InvalidDataException">The vocabulary lacks BERT's special tokens.</exception>
    public SyntaxPieces(IReadOnlyList<string> vocabulary)
    {
        var first = new Dictionary<string, int>(vocabulary.Count, StringComparer.Ordinal);
        var later = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int id = 0; id < vocabulary.Count; id++)
        {
            string piece = vocabulary[id];
            longest = Math.Max(longest, piece.Length);
            if (piece.StartsWith(Continuation, StringComparison.Ordinal))
            {
                later[piece[Continuation.Length..]] = id;
            }
            else
            {
                first[piece] = id;
            }
        }

        if (!first.TryGetValue("[UNK]", out unknown)
            || !first.TryGetValue("[CLS]", out int start)
            || !first.TryGetValue("[SEP]", out int end))
        {
            throw new InvalidDataException("the vocabulary is not one of BERT's");
        }

        (Start, End) = (start, end);
        beginnings = first.GetAlternateLookup<ReadOnlySpan<char>>();
        continuations = later.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What a sentence begins with: the word that the root depends on.</summary>
    public int Start { get; }

    /// <summary>What a sentence ends with.</summary>
    public int End { get; }

    /// <summary>Appends the word's pieces, one at least.</summary>
    public void Append(string word, List<long> ids)
    {
        int before = ids.Count;
        string folded = Fold(word);
        int run = 0;
        for (int i = 0; i < folded.Length;)
        {
            Rune rune = Rune.GetRuneAt(folded, i);
            int next = i + rune.Utf16SequenceLength;
            if (!Rune.IsLetter(rune) && !Rune.IsNumber(rune))
            {
                AppendRun(folded.AsSpan(run, i - run), ids);
                AppendRun(Rune.IsWhiteSpace(rune) ? [] : folded.AsSpan(i, next - i), ids);
                run = next;
            }

            i = next;
        }

        AppendRun(folded.AsSpan(run), ids);
        if (ids.Count == before)
        {
            ids.Add(unknown);
        }
    }

    private static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length + 4);
        foreach (Rune rune in word.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                folded.Append(char.ToLowerInvariant((char)rune.Value));
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                BertText.AppendFolded(rune, folded);
            }
        }

        return folded.ToString();
    }

    /// <summary>Always the longest piece that fits; a run that can't be made up of pieces is one that isn't known.</summary>
    private void AppendRun(ReadOnlySpan<char> run, List<long> ids)
    {
        int before = ids.Count;
        for (int start = 0; start < run.Length;)
        {
            Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> known = start == 0 ? beginnings : continuations;
            int length = Math.Min(longest, run.Length - start);
            int id = unknown;
            while (length > 0 && !known.TryGetValue(run.Slice(start, length), out id))
            {
                length--;
            }

            if (length == 0)
            {
                ids.RemoveRange(before, ids.Count - before);
                ids.Add(unknown);
                return;
            }

            ids.Add(id);
            start += length;
        }
    }
}
