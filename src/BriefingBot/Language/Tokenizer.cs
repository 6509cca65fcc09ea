namespace BriefingBot.Language;

/// <summary>Cuts text into words and marks as the English treebanks of Universal Dependencies do.</summary>
internal sealed class Tokenizer(AbbreviationList words)
{
    private const string Apostrophes = "'’`´ʼ‘‛";
    private const string Repeated = "-_=*~+<>#";

    private readonly WordScanner scanner = new(words);

    /// <summary>The tokens of a part of a text. Every character that is no blank belongs to exactly one.</summary>
    public List<Span> Cut(string text, Span part)
    {
        var tokens = new List<Span>((part.Length / 5) + 1);
        for (int i = part.Start; i < part.End;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            int end = Address(text, i, part) is > 0 and var address ? address : Next(text, i, part);
            if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]))
            {
                CutClitics(text, new Span(i, end), tokens);
            }
            else
            {
                tokens.Add(new Span(i, end));
            }

            i = end;
        }

        return SeparateGluedAnd(text, tokens);
    }

    private int Next(string text, int start, Span part)
    {
        if (char.IsAsciiDigit(text[start]))
        {
            return scanner.Number(text, start, part.End);
        }

        if (WordScanner.WordCharacter(text, start, part.End) > 0 && text[start] != '_')
        {
            return scanner.Word(text, start, part);
        }

        return Elision(text, start, part) is > 0 and var elision ? elision : Sign(text, start, part);
    }

    /// <summary>The end of a web or mail address, a handle or a topic that starts here; 0 if none does.</summary>
    private static int Address(string text, int start, Span part)
    {
        if (start > part.Start && char.IsLetterOrDigit(text[start - 1]))
        {
            return 0;
        }

        ReadOnlySpan<char> rest = text.AsSpan(start, part.End - start);
        if (BeginsAddress(rest))
        {
            int end = start;
            while (end < part.End && !char.IsWhiteSpace(text[end]) && !"<>\"“”»«".Contains(text[end]))
            {
                end++;
            }

            return start + text.AsSpan(start, end - start).TrimEnd(".,;:!?)]'’…").Length;
        }

        if (rest[0] is '@' or '#')
        {
            int end = 1;
            while (end < rest.Length && (char.IsLetterOrDigit(rest[end]) || rest[end] == '_'))
            {
                end++;
            }

            bool named = rest[0] == '@' ? end > 1 : rest[1..end].IndexOfAnyExceptInRange('0', '9') >= 0;
            return named ? start + end : 0;
        }

        return char.IsAsciiLetterOrDigit(rest[0]) && Mail(rest) is > 0 and var length ? start + length : 0;
    }

    private static bool BeginsAddress(ReadOnlySpan<char> rest)
    {
        foreach (ReadOnlySpan<char> scheme in (ReadOnlySpan<string>)["http://", "https://", "www.", "mailto:"])
        {
            if (rest.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int Mail(ReadOnlySpan<char> rest)
    {
        int at = 0;
        while (at < rest.Length && at < 65 && (char.IsAsciiLetterOrDigit(rest[at]) || "._%+-".Contains(rest[at])))
        {
            at++;
        }

        if (at == rest.Length || rest[at] != '@')
        {
            return 0;
        }

        int end = at + 1;
        while (end < rest.Length && (char.IsAsciiLetterOrDigit(rest[end]) || rest[end] is '.' or '-' or '_'))
        {
            end++;
        }

        ReadOnlySpan<char> domain = rest[(at + 1)..end].TrimEnd("._-");
        return domain.Contains('.') ? at + 1 + domain.Length : 0;
    }

    /// <summary>The end of a word that begins with an apostrophe (’em, ’90s, rock ’n’ roll); 0 if none does.</summary>
    private int Elision(string text, int start, Span part)
    {
        bool isBehindWord = start > part.Start && char.IsLetterOrDigit(text[start - 1]);
        if (!Apostrophes.Contains(text[start]) || isBehindWord)
        {
            return 0;
        }

        int end = start + 1;
        while (end < part.End && end < start + 6 && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        string word = text[(start + 1)..end].ToLowerInvariant();
        if (word == "s" && start > part.Start && text[start - 1] is '.' or ')')
        {
            // "the U.S.'s"
            return end;
        }

        if (!IsYear(word, text[start]) && !words.Of("elision").Contains(word))
        {
            return 0;
        }

        return word == "n" && end < part.End && Apostrophes.Contains(text[end]) ? end + 1 : end;
    }

    private static bool IsYear(string word, char apostrophe) =>
        word.Length is 2 or 3 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[1]) &&
        (word.Length == 2 ? apostrophe == '’' : word[2] == 's');

    private static int Sign(string text, int start, Span part)
    {
        char sign = text[start];
        int end = start + 1;
        string alike = ".…".Contains(sign) ? ".…" : "!?".Contains(sign) ? "!?" : Repeated.Contains(sign) ? sign.ToString() : "";
        while (end < part.End && alike.Contains(text[end]))
        {
            end++;
        }

        if (sign is '\'' or '`' or '‘' or '’' && end < part.End && text[end] == sign)
        {
            return end + 1;
        }

        if (char.IsSurrogate(sign) || char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.OtherSymbol)
        {
            int length = System.Globalization.StringInfo.GetNextTextElementLength(text.AsSpan(start, Math.Min(64, part.End - start)));
            int word = 1;
            while (word < length && !char.IsWhiteSpace(text[start + word]))
            {
                word++;
            }

            return start + word;
        }

        return end;
    }

    /// <summary>"don't" → "do|n't", "it's" → "it|'s", "I'd've" → "I|'d|'ve", "cannot" → "can|not".</summary>
    private void CutClitics(string text, Span word, List<Span> tokens)
    {
        int insertAt = tokens.Count;
        int end = word.End;
        while (tokens.Count < insertAt + 3 && Clitic(text.AsSpan(word.Start, end - word.Start)) is > 0 and var length)
        {
            tokens.Insert(insertAt, new Span(end - length, end));
            end -= length;
        }

        if (end - word.Start is > 4 and < 9 && words.Splits.TryGetValue(text[word.Start..end].ToLowerInvariant(), out int first))
        {
            tokens.Insert(insertAt, new Span(word.Start + first, end));
            end = word.Start + first;
        }

        tokens.Insert(insertAt, new Span(word.Start, end));
    }

    private static int Clitic(ReadOnlySpan<char> word)
    {
        if (word.Length > 2 && Apostrophes.Contains(word[^2]))
        {
            if (word[^1] is 't' or 'T')
            {
                return word.Length > 3 && word[^3] is 'n' or 'N' ? 3 : 0;
            }

            // "the 1960's" is one word.
            return "smdSMD".Contains(word[^1]) && word[..^2].IndexOfAnyExceptInRange('0', '9') >= 0 ? 2 : 0;
        }

        return word.Length > 3 && Apostrophes.Contains(word[^3]) && word[^2..] is "re" or "ve" or "ll" or "RE" or "VE" or "LL" ? 3 : 0;
    }

    /// <summary>
    /// "Anthony Blinkenand NATO Secretary": agency texts lose blanks. A capitalised word between two others that is no word known
    /// and ends in "and" as names do not (-land and -rand they do), is a name and an "and".
    /// </summary>
    private List<Span> SeparateGluedAnd(string text, List<Span> tokens)
    {
        var separated = new List<Span>(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            Span token = tokens[i];
            bool isBetween = i > 0 && i + 1 < tokens.Count &&
                char.IsUpper(text[tokens[i - 1].Start]) && char.IsUpper(text[tokens[i + 1].Start]);
            if (isBetween && EndsInAnd(text, token))
            {
                separated.Add(new Span(token.Start, token.End - 3));
                separated.Add(new Span(token.End - 3, token.End));
            }
            else
            {
                separated.Add(token);
            }
        }

        return separated;
    }

    private bool EndsInAnd(string text, Span token) =>
        token.Length is > 6 and < 40 && char.IsUpper(text[token.Start]) && text[token.End - 4] is not ('l' or 'r') &&
        text.AsSpan(token.Start, token.Length).EndsWith("and", StringComparison.Ordinal) &&
        !words.Of("whole").Contains(token.Of(text).ToLowerInvariant());
}
