using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>
/// Whom a role means that the directory does not hold as it was asked ("the mayor of Orsby", "Estrovia's president"): the one beside whose
/// name the archive's sentences have the role, with every other word of it in the same sentence.
/// </summary>
internal static class RoleInText
{
    private const int Passages = 20;

    /// <summary>Words between the role and the name: "president of Estrovia, Lina Ozols".</summary>
    private const int Reach = 4;

    /// <summary>
    /// One person; none where no sentence bears the role, or where sentences have several persons in it. Whom the question names is not meant: "Drozd's
    /// spokeswoman" is not Drozd.
    /// </summary>
    public static IReadOnlyList<Speaker> Find(ISearchIndex index, string asked)
    {
        List<string> words = [.. TopicWords.ContentOf(asked).Distinct()];
        if (words.FindLast(Lexicon.Default.Roles.Contains) is not { } role || words.Count > 6)
        {
            return [];
        }

        List<Speaker> bearers = [.. index.SearchWords(asked, Passages, SearchFilter.None).SelectMany(hit => Sentences(hit.Passage.Text)).SelectMany(sentence => Bearers(index, sentence, words, role))
            .Where(speaker => !words.Contains(speaker.Key)).DistinctBy(speaker => speaker.Name)];
        return bearers.Count == 1 ? bearers : [];
    }

    private static IEnumerable<Speaker> Bearers(ISearchIndex index, string sentence, List<string> words, string role)
    {
        List<string> said = TopicWords.Of(sentence);
        if (!words.TrueForAll(word => said.Exists(other => IsSame(word, other))))
        {
            yield break;
        }

        string[] plain = [.. sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        int[] roles = [.. Enumerable.Range(0, plain.Length).Where(i => TopicWords.Stem(plain[i].Trim(',', '.', '“', '”', '"', ':')) == role && !(i > 0 && SpeakerChoice.IsPast(plain[i - 1].ToLowerInvariant()) && !words.Exists(SpeakerChoice.IsPast)))];
        foreach (int at in roles.Where(at => StandsBeside(words, role, plain, at)))
        {
            // The name nearest to the role, behind it or before it.
            for (int distance = 1; distance <= Reach; distance++)
            {
                Speaker? found = NameAt(index, plain, at + distance) ?? NameAt(index, plain, at - distance);
                if (found is not null)
                {
                    yield return found;
                    break;
                }
            }
        }
    }

    /// <summary>"governor of Estrovia", "the Estrovian governor": what the role is of stands near it, not anywhere in the sentence.</summary>
    private static bool StandsBeside(List<string> words, string role, string[] plain, int at)
    {
        string[] near = [.. plain[Math.Max(0, at - Reach)..Math.Min(plain.Length, at + Reach + 1)].SelectMany(TopicWords.Of)];
        return words.TrueForAll(word => word == role || Array.Exists(near, other => IsSame(word, other)));
    }

    /// <summary>"estrovian" and "estrovia": one begins the other, and is at most three letters shorter.</summary>
    private static bool IsSame(string a, string b)
    {
        const int Shortest = 5;
        const int Ending = 3;
        (string shorter, string longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return a == b || (shorter.Length >= Shortest && longer.Length - shorter.Length <= Ending && longer.StartsWith(shorter, StringComparison.Ordinal));
    }

    /// <summary>The one person whose surname is the word there, with the given name before it where both are known.</summary>
    private static Speaker? NameAt(ISearchIndex index, string[] words, int at)
    {
        if (at < 0 || at >= words.Length || !char.IsUpper(words[at].TrimStart('“', '"').FirstOrDefault()))
        {
            return null;
        }

        string surname = words[at].Trim(',', '.', ';', ':', '“', '”', '"', '(', ')');
        string full = at > 0 ? $"{words[at - 1].Trim(',', '“', '"')} {surname}" : surname;
        return index.Speakers.Resolve(surname).FirstOrDefault(speaker => speaker.IsPerson && (speaker.Name.Equals(full, StringComparison.OrdinalIgnoreCase) || speaker.Aliases.Contains(full)));
    }

    private static IEnumerable<string> Sentences(string text) => text.Split(". ", StringSplitOptions.RemoveEmptyEntries).SelectMany(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
