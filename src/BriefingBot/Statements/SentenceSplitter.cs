using System.Collections.Frozen;
using BriefingBot.Articles;

namespace BriefingBot.Statements;

/// <summary>Splits a run of a body into its sentences.</summary>
public static class SentenceSplitter
{
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "st", "vs", "no", "inc", "ltd", "co", "jr", "sr", "jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences within the span, in order, without the blanks around them; every span lies in <paramref name="within"/>.</summary>
    public static IReadOnlyList<Span> Split(string body, Span within)
    {
        ArgumentNullException.ThrowIfNull(body);
        var sentences = new List<Span>();
        int start = within.Start;
        for (int i = within.Start; i < within.End; i++)
        {
            bool paragraph = body[i] == '\n' && i + 1 < within.End && body[i + 1] == '\n';
            if (!paragraph && !(body[i] is '.' or '!' or '?' or '…' && EndsSentence(body, start, i, within.End)))
            {
                continue;
            }

            int end = i + 1;
            while (end < within.End && body[end] is '"' or '”' or '’' or '\'' or ')')
            {
                end++;
            }

            Add(sentences, body, start, end);
            start = end;
            i = end - 1;
        }

        Add(sentences, body, start, within.End);
        return sentences;
    }

    private static bool EndsSentence(string body, int start, int at, int end)
    {
        int next = at + 1;
        while (next < end && body[next] is '"' or '”' or '’' or '\'' or ')')
        {
            next++;
        }

        if (next >= end)
        {
            return true;
        }

        if (!char.IsWhiteSpace(body[next]))
        {
            return false;
        }

        while (next < end && (char.IsWhiteSpace(body[next]) || body[next] is '"' or '“' or '‘' or '('))
        {
            next++;
        }

        if (next < end && char.IsLower(body[next]))
        {
            return false;
        }

        int word = at;
        while (word > start && char.IsLetter(body[word - 1]))
        {
            word--;
        }

        return body[at] != '.' || (at - word != 1 && !Abbreviations.Contains(body[word..at]));
    }

    private static void Add(List<Span> sentences, string body, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(body[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(body[end - 1]))
        {
            end--;
        }

        if (start < end)
        {
            sentences.Add(new Span(start, end));
        }
    }
}
