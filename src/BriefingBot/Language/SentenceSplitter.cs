namespace BriefingBot.Language;

/// <summary>Finds the sentences of a paragraph from its tokens and quotations.</summary>
internal sealed class SentenceSplitter(AbbreviationList words)
{
    private const int MostTokens = 400;

    /// <summary>The sentences as ranges of tokens, which together are all of them.</summary>
    public List<Range> Split(List<Token> tokens)
    {
        var sentences = new List<Range>();
        int start = 0;
        for (int i = 0; i < tokens.Count;)
        {
            int next = i + 1;
            if (EndsAt(tokens, start, i, ref next) && next < tokens.Count)
            {
                AddBounded(tokens, start, next, sentences);
                start = next;
            }

            i = next;
        }

        AddBounded(tokens, start, tokens.Count, sentences);
        return sentences;
    }

    /// <summary>Cuts what is too long for a sentence behind a semicolon, else a comma, else anywhere.</summary>
    private static void AddBounded(List<Token> tokens, int start, int end, List<Range> sentences)
    {
        while (end - start > MostTokens)
        {
            int cut = LastOf(tokens, start, ";") is > 0 and var semicolon ? semicolon
                : LastOf(tokens, start, ",") is > 0 and var comma ? comma
                : start + MostTokens;
            sentences.Add(start..cut);
            start = cut;
        }

        if (start < end)
        {
            sentences.Add(start..end);
        }
    }

    private static int LastOf(List<Token> tokens, int start, string mark)
    {
        for (int i = start + MostTokens - 1; i > start + (MostTokens / 2); i--)
        {
            if (tokens[i].Text == mark)
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>True if a sentence ends with the stop or abbreviation at a place.</summary>
    /// <param name="next">Moved behind what closes with it.</param>
    private bool EndsAt(List<Token> tokens, int start, int i, ref int next)
    {
        Token token = tokens[i];
        bool isStop = IsStop(token);
        if (!isStop && !(token.IsWord && token.Text[^1] == '.'))
        {
            return false;
        }

        if (isStop && SpacedDots(tokens, i) is > 1 and var dots)
        {
            next = i + dots;
            return dots > 3 && next < tokens.Count && tokens[next].IsCapital;
        }

        bool closed = SkipEnd(tokens, ref next);
        if (next >= tokens.Count || !Begins(tokens, next))
        {
            return false;
        }

        if (!isStop)
        {
            return EndsAfterAbbreviation(tokens, i, next, closed);
        }

        return token.Text == "." ? next > i + 1 || i == start || !IsOrdinal(tokens, start, i) : !closed || !IsCueBehind(tokens, next);
    }

    /// <summary>Moves behind further stops, closing quotation marks and brackets; true if a quotation was closed.</summary>
    private static bool SkipEnd(List<Token> tokens, ref int next)
    {
        bool closed = false;
        for (int before = 0; before < next;)
        {
            before = next;
            while (next < tokens.Count && IsStop(tokens[next]) && tokens[next].Start == tokens[next - 1].End)
            {
                next++;
            }

            closed |= SkipClosing(tokens, ref next);
        }

        return closed;
    }

    private static bool IsStop(Token token) => ".!?…。！？؟।".Contains(token.Text[0]) && ".!?…。！？؟।".Contains(token.Text[^1]);

    /// <summary>How many dots stand here with blanks between them, ". . .".</summary>
    private static int SpacedDots(List<Token> tokens, int i)
    {
        int last = i;
        while (tokens[last].Text == "." && last + 1 < tokens.Count &&
            tokens[last + 1].Text == "." && tokens[last + 1].Start > tokens[last].End)
        {
            last++;
        }

        return last - i + 1;
    }

    private static bool SkipClosing(List<Token> tokens, ref int next)
    {
        bool closed = false;
        for (; next < tokens.Count; next++)
        {
            bool closes = ClosesQuotation(tokens, next);
            if (!closes && tokens[next].Text is not (")" or "]" or "}"))
            {
                break;
            }

            closed |= closes;
        }

        return closed;
    }

    private static bool ClosesQuotation(List<Token> tokens, int i)
    {
        Token token = tokens[i];
        if (!token.IsQuotationMark)
        {
            // A stray one.
            return token.Text is "”" or "’" or "\"" or "'" or "»" && token.Start == tokens[i - 1].End;
        }

        return token.Quotation is { IsOpen: false } quotation && token.End == quotation.Span.End && token.Start > quotation.Span.Start;
    }

    /// <summary>True if the token may begin a sentence: a capital, a number, an opening sign, behind a blank.</summary>
    private static bool Begins(List<Token> tokens, int next)
    {
        Token token = tokens[next];
        bool opens = token is { IsQuotationMark: true, Quotation: { } quotation } && token.Start == quotation.Span.Start;
        if (token.Start == tokens[next - 1].End && !opens)
        {
            return LostBlank(tokens, next);
        }

        char first = token.Text[0];
        if (char.IsLetter(first))
        {
            return !char.IsLower(first);
        }

        return opens || char.IsDigit(first) || char.IsSurrogate(first) || char.IsSymbol(first) ||
            "“\"«„‘'([{—–-@#$£€¥•*¿¡’`".Contains(first);
    }

    /// <summary>"the end.The next"</summary>
    private static bool LostBlank(List<Token> tokens, int next)
    {
        string before = tokens[next - 1].Text;
        if (before != ".")
        {
            return before is "。" or "！" or "？" or "”";
        }

        string word = next > 1 ? tokens[next - 2].Text : "";
        return tokens[next].IsCapital && tokens[next].Text.Length > 1 && word.Length > 2 && char.IsLower(word[^1]);
    }

    private bool EndsAfterAbbreviation(List<Token> tokens, int i, int next, bool closed)
    {
        string word = tokens[i].Text[..^1];
        bool isInitial = word.Length == 1;
        bool isBehindNumber = i > 0 && char.IsDigit(tokens[i - 1].Text[^1]);
        (string kind, StopEnds ends) = isInitial ? ("initial", StopEnds.Maybe) : Known(word, isBehindNumber);
        if (ends == StopEnds.No)
        {
            return false;
        }

        Token following = tokens[next];
        if (closed || (following.IsQuotationMark && next + 1 < tokens.Count && tokens[next + 1].IsCapital))
        {
            return !isInitial || closed;
        }

        if (!following.IsCapital)
        {
            return false;
        }

        if (isInitial)
        {
            return words.Of("starter").Contains(following.Lower) && !IsName(tokens, i);
        }

        return ends == StopEnds.Yes ? kind != "time" || !GoesWithTime(tokens, next) : BeginsSentence(tokens, next, kind);
    }

    /// <summary>True if the capitalised word behind an abbreviation of a kind begins sentences rather than names.</summary>
    private bool BeginsSentence(List<Token> tokens, int next, string kind)
    {
        string lower = tokens[next].Lower;
        bool isCourtesy = kind != "person" && words.Of("courtesy").Contains(lower.TrimEnd('.'));
        return isCourtesy || words.Of("starter").Contains(lower) || IsSubjectBehind(tokens, next, kind);
    }

    private (string Kind, StopEnds Ends) Known(string word, bool isBehindNumber)
    {
        (string Kind, StopEnds Ends) known = words.Find(word[(word.LastIndexOf('-') + 1)..]) ?? ("other", StopEnds.Maybe);
        return known.Kind == "time" && !isBehindNumber ? ("other", StopEnds.Maybe) : known;
    }

    /// <summary>"at 10 a.m. Monday", "6 p.m. ET", "6 p.m. Moscow time"</summary>
    private bool GoesWithTime(List<Token> tokens, int next)
    {
        string lower = tokens[next].Lower.TrimEnd('.');
        bool isLocal = next + 1 < tokens.Count && tokens[next + 1].Lower == "time";
        return isLocal || words.Of("weekday").Contains(lower) || words.Of("month").Contains(lower) || words.Of("zone").Contains(lower);
    }

    /// <summary>
    /// "for Kestrel Inc. Holm said": behind a company or a person a capitalised word before a lower-case one is a new sentence's subject.
    /// </summary>
    private bool IsSubjectBehind(List<Token> tokens, int next, string kind) =>
        kind is "body" or "person" && next + 1 < tokens.Count && char.IsLower(tokens[next + 1].Text[0]) && tokens[next].Text.Length > 1 &&
        !words.Of("tail").Contains(tokens[next].Lower);

    /// <summary>"J. R." or "Ana J.": an initial in a name, behind which no sentence ends.</summary>
    private static bool IsName(List<Token> tokens, int i) => i > 0 && tokens[i - 1].Text.Length == 2 && tokens[i - 1].Text[1] == '.';

    /// <summary>"on the 12. February", and the number at a list item's start.</summary>
    private bool IsOrdinal(List<Token> tokens, int start, int stop)
    {
        Token before = tokens[stop - 1];
        if (before.Text.Length > 2 || !before.Text.All(char.IsAsciiDigit) || before.End != tokens[stop].Start)
        {
            return false;
        }

        return stop - 1 == start || words.Of("month").Contains(tokens[stop + 1].Lower.TrimEnd('.'));
    }

    /// <summary>"…!” Trump said": behind the mark stand a speaker and a verb of saying, so that the sentence goes on.</summary>
    private bool IsCueBehind(List<Token> tokens, int next)
    {
        int i = next;
        for (; i < tokens.Count && i < next + 8; i++)
        {
            if (i > next && !tokens[i].IsCapital && words.Cues.Contains(tokens[i].Lower))
            {
                return true;
            }

            if (tokens[i].IsQuotationMark || !BelongsToSpeaker(tokens, next, i))
            {
                return false;
            }
        }

        return false;
    }

    private bool BelongsToSpeaker(List<Token> tokens, int first, int i)
    {
        string lower = tokens[i].Lower;
        if (tokens[i].IsCapital || lower is "he" or "she" or "they" or "the" or "a" or "," or "of" or "'s" or "-" or "who")
        {
            return true;
        }

        bool isBehindArticle = (i > first && tokens[i - 1].Lower is "the" or "a") ||
            (i > first + 1 && tokens[i - 2].Lower is "the" or "a");
        bool isBeforeCue = i > first && i + 1 < tokens.Count && !tokens[i + 1].IsCapital && words.Cues.Contains(tokens[i + 1].Lower);
        return isBehindArticle || (isBeforeCue && char.IsLower(lower[0]) && !lower.EndsWith("ed", StringComparison.Ordinal));
    }
}
