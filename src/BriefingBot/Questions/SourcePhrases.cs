namespace BriefingBot.Questions;

/// <summary>Reads "according to EFE" or "in the New York Times" where the archive holds articles of that source.</summary>
public static class SourcePhrases
{
    private static readonly string[] Before =
        ["according to the ", "according to ", "as reported by the ", "as reported by ", "reported by the ", "reported by ", "in the ", "from the ", "by the ", "on the ", "in ", "from ", "by ", "via ", "on "];

    /// <summary>The text without the phrase, and the source's name as the archive has it; null where the text names none at its start or end.</summary>
    public static (string Remainder, string? Source) Read(string text, IEnumerable<string> knownSources)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(knownSources);
        string trimmed = text.TrimEnd(' ', '?', '!', '.');
        foreach (string source in knownSources.Where(name => name.Length > 1).OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal))
        {
            foreach (string bare in Bare(source))
            {
                foreach (string before in Before)
                {
                    string phrase = before + bare;
                    if (trimmed.EndsWith(" " + phrase, StringComparison.OrdinalIgnoreCase))
                    {
                        return (trimmed[..^(phrase.Length + 1)].TrimEnd(' ', ','), source);
                    }

                    if (trimmed.StartsWith(phrase + ",", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith(phrase + " ", StringComparison.OrdinalIgnoreCase))
                    {
                        return (trimmed[phrase.Length..].TrimStart(' ', ','), source);
                    }
                }
            }
        }

        return (text, null);
    }

    private static IEnumerable<string> Bare(string source)
    {
        yield return source;
        if (source.StartsWith("The ", StringComparison.OrdinalIgnoreCase))
        {
            yield return source[4..];
        }
    }
}
