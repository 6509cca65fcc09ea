namespace BriefingBot.Articles;

/// <summary>The title of an article that has none: its first sentence, cut at a word. Captions and the like are passed over.</summary>
internal static class TitleFromBody
{
    /// <summary>The longest title made here, in code units.</summary>
    public const int Longest = 80;

    public static string Of(string body)
    {
        body = ArticleParts.Prose(body) is var prose && !string.IsNullOrWhiteSpace(prose) ? prose : body;
        string sentence = FirstSentence(body.TrimStart());
        string title = ArticleText.Line(sentence.TrimStart('#', '*', '>', '-', '=', '_', ' '), Longest) ?? ArticleText.Line(body, Longest) ?? "";
        return title.Length < sentence.Length ? title.TrimEnd(',', ';', ':', '-', '–', '—', '(', '“', '‘', ' ') is { Length: > 0 } cut ? cut : title : title;
    }

    private static string FirstSentence(string text)
    {
        for (int i = 0; i < text.Length && i <= 4 * Longest; i++)
        {
            if (text[i] == '\n')
            {
                return text[..i];
            }

            if (text[i] is '.' or '!' or '?' or '…' && Ends(text, i, out int end))
            {
                return text[..end];
            }
        }

        return text[..Math.Min(text.Length, 4 * Longest)];
    }

    /// <summary>An end is followed by white space and a capital; the stop of "Mr." or of an initial is none.</summary>
    private static bool Ends(string text, int at, out int end)
    {
        end = at + 1;
        while (end < text.Length && text[end] is '"' or '”' or '’' or ')' or '»' or '.' or '!' or '?')
        {
            end++;
        }

        if (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            return false;
        }

        int next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next < text.Length && char.IsLower(text[next]))
        {
            return false;
        }

        int start = at;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return text[at] != '.' || !(at - start <= 3 && start < at && char.IsUpper(text[start]));
    }
}
