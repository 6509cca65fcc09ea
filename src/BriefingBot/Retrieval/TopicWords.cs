using System.Collections.Frozen;

namespace BriefingBot.Retrieval;

/// <summary>Words of a text as topics are compared: lower case, without possessive and plural; hyphenated ones whole and in parts.</summary>
public static class TopicWords
{
    private static readonly FrozenSet<string> Function = """
        a an the this that these those of in on at to for from by with about as into over under after before between against during without
        within and or but nor so if than then when while where who whom whose which what why how is are was were be been being am do does did
        done has have had having will would shall should can could may might must cannot can't not no it its he she they them his her their
        him we us our you your i my me there here also too very just any some all each both such own same other up down out off again
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The stemmed words in order.</summary>
    public static List<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        for (int i = 0; i < text.Length;)
        {
            if (!IsWordChar(text[i]))
            {
                i++;
                continue;
            }

            int end = i;
            while (end < text.Length && (IsWordChar(text[end]) || IsInner(text, i, end)))
            {
                end++;
            }

            words.Add(Stem(text[i..end]));
            i = end;
        }

        return words;
    }

    /// <summary>The words that carry the meaning; all of them where none does.</summary>
    public static List<string> ContentOf(string text)
    {
        List<string> words = Of(text);
        List<string> content = words.FindAll(word => !Function.Contains(word));
        return content.Count > 0 ? content : words;
    }

    public static bool IsFunction(string word) => Function.Contains(word);

    /// <summary>Lower case without possessive and plural: "Parties’" → "party", "U.S." and "US" → "us." (not the pronoun).</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word is "US")
        {
            return "us.";
        }

        string stem = word.ToLowerInvariant().Replace('’', '\'').Trim('\'');
        if (stem.Contains('.', StringComparison.Ordinal) && !char.IsAsciiDigit(stem[0]))
        {
            stem = stem.Replace(".", "", StringComparison.Ordinal);
            return stem == "us" ? "us." : stem;
        }

        if (stem.EndsWith("'s", StringComparison.Ordinal))
        {
            stem = stem[..^2];
        }

        if (Function.Contains(stem))
        {
            // "Does" is no plural.
            return stem;
        }

        if (stem.Length > 4 && stem.EndsWith("ies", StringComparison.Ordinal))
        {
            return stem[..^3] + "y";
        }

        if (stem.Length > 4 && (stem.EndsWith("sses", StringComparison.Ordinal) || stem.EndsWith("shes", StringComparison.Ordinal)
            || stem.EndsWith("ches", StringComparison.Ordinal) || stem.EndsWith("xes", StringComparison.Ordinal) || stem.EndsWith("zes", StringComparison.Ordinal)))
        {
            return stem[..^2];
        }

        return stem.Length > 3 && stem.EndsWith('s') && !stem.EndsWith("ss", StringComparison.Ordinal) && !stem.EndsWith("us", StringComparison.Ordinal)
            && !stem.EndsWith("is", StringComparison.Ordinal) ? stem[..^1] : stem;
    }

    private static bool IsWordChar(char c) => char.IsLetterOrDigit(c) || c is '$' or '%' or '€' or '£' || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    /// <summary>An apostrophe, hyphen or dot of an abbreviation inside a word.</summary>
    private static bool IsInner(string text, int start, int at)
    {
        bool follows = at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
        return text[at] switch
        {
            '\'' or '’' or '-' or '‑' => at > start && follows && char.IsLetterOrDigit(text[at - 1]),
            '.' or ',' when at > start && char.IsAsciiDigit(text[at - 1]) => follows && char.IsAsciiDigit(text[at + 1]),
            '.' => at > start && char.IsLetter(text[at - 1]) && (at - 1 == start || text[at - 2] == '.')
                && ((follows && (at + 2 >= text.Length || !char.IsLetter(text[at + 2]))) || (at - 2 > start && text[at - 2] == '.')),
            _ => false,
        };
    }
}
