using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BriefingBot.Language;

/// <summary>
/// Parses a sentence so that the grammar of quoted words does not disturb that of the words around them: a quotation that stands for itself
/// ("…," said X) is parsed apart, and a short clause stands for it in the sentence.
/// </summary>
internal sealed class SentenceParser(ISyntaxModel? model)
{
    private const int MaxWords = 200;
    private const int FewestWords = 3;

    private static readonly Lazy<FrozenSet<string>> PostNominals =
        new(() => WordTable.Read("post-nominals").Rows.Select(row => row.Word).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The words' syntax; null if there is no parser or the sentence is too long for it.</summary>
    public ImmutableArray<WordSyntax>? Parse(Sentence sentence)
    {
        ImmutableArray<Token> tokens = sentence.Tokens;
        if (model is null || tokens.Length > MaxWords)
        {
            return null;
        }

        List<Range> apart = Apart(sentence);
        bool[] skipped = [.. tokens.Select((token, i) => IsNicknameMark(sentence, token) || IsPostNominal(tokens, i))];
        return apart.Count == 0 && !skipped.Contains(true)
            ? model.Parse([.. tokens.Select(token => token.Text)])
            : Compose(tokens, apart, skipped);
    }

    private ImmutableArray<WordSyntax>? Compose(ImmutableArray<Token> tokens, List<Range> apart, bool[] skipped)
    {
        // [1] The sentence around the quotations.
        Outline outline = Outline.Of(tokens, apart, skipped);
        if (model!.Parse(outline.Words) is not { } outer)
        {
            return null;
        }

        // [2] Each quotation by itself; its root takes the stand-in's place.
        var composed = new WordSyntax[tokens.Length];
        if (ParseApart(tokens, apart, composed) is not { } roots)
        {
            return null;
        }

        outline.Join(outer, composed, roots);

        // [3] A nickname's marks hang on the nickname, the letters behind a name on the name.
        HangSkipped(tokens, skipped, composed);
        return [.. composed];
    }

    /// <summary>Parses each quotation into its words' places; the root of each, null if one can't be parsed.</summary>
    private int[]? ParseApart(ImmutableArray<Token> tokens, List<Range> apart, WordSyntax[] composed)
    {
        var roots = new int[apart.Count];
        for (int q = 0; q < apart.Count; q++)
        {
            (int start, int length) = apart[q].GetOffsetAndLength(tokens.Length);
            if (model!.Parse([.. tokens.Skip(start).Take(length).Select(token => token.Text)]) is not { } inner)
            {
                return null;
            }

            roots[q] = start + Math.Max(0, inner.ToList().FindIndex(word => word.Head < 0));
            for (int i = 0; i < length; i++)
            {
                composed[start + i] = inner[i] with { Head = inner[i].Head < 0 ? -1 : start + inner[i].Head };
            }
        }

        return roots;
    }

    /// <summary>"Ramona [“]Birdie[”] Callaway", "Tamsin Grew [MP]": the words that no tree was asked about.</summary>
    private static void HangSkipped(ImmutableArray<Token> tokens, bool[] skipped, WordSyntax[] composed)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if (skipped[i] && tokens[i].IsWord)
            {
                JoinName(composed, NameStart(tokens, i), i);
            }
            else if (skipped[i])
            {
                int nickname = i + 1 < tokens.Length && !skipped[i + 1] ? i + 1 : Math.Max(0, i - 1);
                composed[i] = new WordSyntax(PartOfSpeech.Punct, "``", nickname, "punct", 1);
            }
        }
    }

    /// <summary>
    /// "[Tamsin Grew] MP said": letters behind a name of two or three words, which a treebank hardly has. No article stands before it: "the
    /// Scottish Labour MP said" names an office.
    /// </summary>
    private static bool IsPostNominal(ImmutableArray<Token> tokens, int i)
    {
        if (!PostNominals.Value.Contains(tokens[i].Text) || (i + 1 < tokens.Length && tokens[i + 1].IsCapital))
        {
            return false;
        }

        int start = NameStart(tokens, i);
        return i - start is 2 or 3 && (start == 0 || tokens[start - 1].Lower is not ("the" or "a" or "an"));
    }

    private static int NameStart(ImmutableArray<Token> tokens, int end)
    {
        int start = end;
        while (start > 0 && tokens[start - 1].IsCapital && tokens[start - 1].Text.Length > 1)
        {
            start--;
        }

        return start;
    }

    /// <summary>
    /// The words from start to last are one name, whatever the tree makes of them; its first word hangs where the first that leaves it did.
    /// </summary>
    private static void JoinName(WordSyntax[] words, int start, int last)
    {
        int leaving = Enumerable.Range(start, last - start).FirstOrDefault(i => words[i].Head < start || words[i].Head > last, start);
        words[start] = words[leaving] with { Part = PartOfSpeech.PropN, Tag = "NNP" };
        for (int i = start + 1; i <= last; i++)
        {
            words[i] = new WordSyntax(PartOfSpeech.PropN, "NNP", start, "flat", 1);
        }
    }

    private static bool IsNicknameMark(Sentence sentence, Token token) =>
        !char.IsLetterOrDigit(token.Text[0]) &&
        sentence.Paragraph.Quotations.Any(quotation =>
            quotation.IsNickname && quotation.Span.Contains(token.Span) && !quotation.Content.Contains(token.Span));

    /// <summary>
    /// The insides of quotations that are parsed apart: those at the sentence's start, and those after a comma, a colon or a dash or with a
    /// capital. A quotation that goes on with the sentence's own grammar ("said the crews “did what the order says”") stays in it.
    /// </summary>
    private static List<Range> Apart(Sentence sentence)
    {
        ImmutableArray<Token> tokens = sentence.Tokens;
        var ranges = new List<Range>();
        for (int i = 0; i < tokens.Length;)
        {
            if (Outermost(tokens[i]) is not { } quotation)
            {
                i++;
                continue;
            }

            int end = i;
            while (end < tokens.Length && Outermost(tokens[end]) == quotation)
            {
                end++;
            }

            (int start, int stop) = (tokens[i].IsQuotationMark ? i + 1 : i, tokens[end - 1].IsQuotationMark ? end - 1 : end);
            while (stop > start && tokens[stop - 1].Text is "," or ";" or "—" or "–")
            {
                stop--;
            }

            int words = tokens[start..Math.Max(start, stop)].Count(token => token.IsWord);
            bool isWhole = i == 0 && end >= tokens.Length - 1;
            bool standsApart = i == 0 || tokens[i - 1].Text is "," or ":" or "—" or "–" or "--" ||
                tokens[Math.Min(start, tokens.Length - 1)].IsCapital;
            if (!isWhole && words >= FewestWords && standsApart)
            {
                ranges.Add(start..stop);
            }

            i = end;
        }

        return ranges;
    }

    private static Quotation? Outermost(Token token)
    {
        Quotation? quotation = token.Quotation;
        while (quotation?.Outer is { } outer)
        {
            quotation = outer;
        }

        return quotation;
    }
}
