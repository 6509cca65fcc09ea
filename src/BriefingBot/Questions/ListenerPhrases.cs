using System.Text.RegularExpressions;

namespace BriefingBot.Questions;

/// <summary>Reads to whom something was said: "say to Z about Y", "tell Z that …", "say in a letter to Z".</summary>
internal static partial class ListenerPhrases
{
    private const int Longest = 60;

    /// <summary>Those that mean nobody in particular.</summary>
    private static readonly HashSet<string> Nobody = new(StringComparer.OrdinalIgnoreCase) { "us", "me", "reporters", "journalists", "anyone", "anybody", "people", "the press", "the media" };

    /// <summary>
    /// Whom the words behind the verb name as the listener, and what is left of them for the topic, which may be a clause ("tell Z that fees
    /// would rise"); null where they name none.
    /// </summary>
    public static (string Listener, string Topic, bool IsClause)? Read(string verb, string behind, SpeechVerbs verbs)
    {
        string lower = verb.ToLowerInvariant();
        bool takesTo = lower is "say" or "said" or "speak" or "spoke" or "talk" or "talked" or "write" or "wrote" or "promise" or "promised" or "reply" or "replied";
        Match match = takesTo ? To().Match(behind) : verbs.TakesListener(verb) ? Plain().Match(behind) : Match.Empty;
        string listener = match.Groups["z"].Value.Trim(' ', ',');
        return match.Success && listener.Length is > 0 and <= Longest && !Nobody.Contains(listener) ? (listener, match.Groups["t"].Value, match.Groups["that"].Success) : null;
    }

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string Rest = @"(?:\s+(?:(?<that>that)|about|on|regarding|concerning|over)\s+(?<t>.+))?$";

    [GeneratedRegex(@"^(?:in (?:an?|his|her|their|the|its) (?:open )?(?:letter|message|call|e-?mail|note|speech|statement|phone call) )?to\s+(?<z>.+?)" + Rest, Loose)]
    private static partial Regex To();

    [GeneratedRegex(@"^(?!about |on |that |of |against |to |for )(?<z>.+?)" + Rest, Loose)]
    private static partial Regex Plain();
}
