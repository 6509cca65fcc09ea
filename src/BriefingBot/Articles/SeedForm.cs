using System.Text.RegularExpressions;

namespace BriefingBot.Articles;

/// <summary>
/// The form of the seed articles: the first words are "date" and a day, the last line is the agency's name. Neither belongs to the body.
/// </summary>
internal static partial class SeedForm
{
    private const int LongestAgency = 40;
    private const int MostAgencyWords = 6;

    /// <summary>Words that a name may have in lower case.</summary>
    private static readonly HashSet<string> Joiners = new(StringComparer.Ordinal) { "and", "of", "the", "for", "de", "del", "la", "le", "y", "e", "und", "et", "&" };

    /// <summary>The fields of a text in that form; null for any other text.</summary>
    public static ArticleFields? Read(string text)
    {
        Match start = DateFirst().Match(text);
        if (!start.Success)
        {
            return null;
        }

        string body = ArticleText.Body(text[start.Length..]);
        string? agency = null;
        int lastLine = body.LastIndexOf('\n') + 1;
        if (lastLine > 0 && AgencyOf(body[lastLine..]) is { } name)
        {
            agency = name;
            body = body[..lastLine];
        }

        return new ArticleFields { Body = body.TrimStart(), Published = start.Groups["day"].Value, Source = agency };
    }

    /// <summary>A short line that reads like a name: each word starts with a capital, and no sentence ends there.</summary>
    private static string? AgencyOf(string line)
    {
        string name = line.Trim(' ', '\t', '(', ')', '[', ']', '-', '–', '—');
        string[] words = name.Split([' ', '/', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return name.Length is > 0 and <= LongestAgency
            && words.Length is > 0 and <= MostAgencyWords
            && (char.IsLetterOrDigit(name[^1]) || name[^1] is '/' or '*')
            && IsNameWord(words[0])
            && words.All(word => IsNameWord(word) || Joiners.Contains(word))
            ? name.TrimEnd('/', '*')
            : null;
    }

    private static bool IsNameWord(string word) => char.IsUpper(word[0]) || (char.IsDigit(word[0]) && word.Any(char.IsUpper));

    [GeneratedRegex(@"\A\ufeff?\s*date[ \t]+(?<day>[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(T[0-9:.+Z-]{1,30})?)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex DateFirst();
}
