using System.Collections.Frozen;

namespace BriefingBot.Questions;

/// <summary>The colour of the words that a question asks for.</summary>
public enum Manner
{
    Any,
    Denial,
    Promise,
    Warning,
    Criticism,
    Demand,
    Proposal,

    /// <summary>Only for "what did X reply".</summary>
    Reply,
}

/// <summary>Which cues and verbs have which colour.</summary>
public static class Manners
{
    private static readonly FrozenDictionary<string, Manner> ByLemma = new (Manner Manner, string Lemmas)[]
    {
        (Manner.Denial, "deny reject dismiss refute dispute disavow repudiate"),
        (Manner.Promise, "promise pledge vow guarantee commit swear assure"),
        (Manner.Warning, "warn caution threaten alert"),
        (Manner.Criticism, "criticize criticise condemn denounce blame accuse attack slam blast decry lambast"),
        (Manner.Demand, "demand urge insist require"),
        (Manner.Proposal, "propose suggest recommend offer advise"),
        (Manner.Reply, "reply answer respond retort counter"),
    }.SelectMany(entry => entry.Lemmas.Split(' ').Select(lemma => (lemma, entry.Manner))).ToFrozenDictionary(pair => pair.lemma, pair => pair.Manner, StringComparer.OrdinalIgnoreCase);

    /// <summary>The colour of a verb in any form ("denied", "is denying", "has promised").</summary>
    public static Manner Of(string verb)
    {
        ArgumentNullException.ThrowIfNull(verb);
        return verb.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(OfWord).FirstOrDefault(manner => manner != Manner.Any);
    }

    /// <summary>"a denial"; for <see cref="Manner.Any"/> "a statement".</summary>
    public static string Noun(Manner manner) => manner switch
    {
        Manner.Denial => "a denial",
        Manner.Promise => "a promise",
        Manner.Warning => "a warning",
        Manner.Criticism => "criticism",
        Manner.Demand => "a demand",
        Manner.Proposal => "a proposal",
        Manner.Reply => "a reply",
        _ => "a statement",
    };

    private static Manner OfWord(string word)
    {
        foreach (string lemma in Lemmas(word.ToLowerInvariant()))
        {
            if (ByLemma.TryGetValue(lemma, out Manner manner))
            {
                return manner;
            }
        }

        return Manner.Any;
    }

    /// <summary>What the form may be of: "denies" → "deny", "proposing" → "propose", "swore" → "swear".</summary>
    private static IEnumerable<string> Lemmas(string word)
    {
        yield return word;
        if (word is "swore" or "sworn")
        {
            yield return "swear";
        }

        foreach (string ending in (string[])["ies", "ied", "es", "ed", "ing", "s", "d"])
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                string stem = word[..^ending.Length];
                yield return stem;
                yield return ending is "ies" or "ied" ? stem + "y" : stem + "e";
                if (stem[^1] == stem[^2])
                {
                    yield return stem[..^1];
                }
            }
        }
    }
}
