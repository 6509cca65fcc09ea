using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace BriefingBot.Questions;

/// <summary>Reads "before the summit of …", "since the election": a phrase of time that names an event instead of a day.</summary>
public static partial class EventPhrases
{
    /// <summary>Nouns for what happens on a day or a few; "before the committee" is no time.</summary>
    private static readonly FrozenSet<string> Events = """
        accident agreement announcement appointment assassination attack ballot blackout blast bombing breakdown briefing bust campaign
        ceasefire ceremony championship collapse concert conference congress convention coronation coup crash crisis cup deal death debate
        default defeat demonstration derailment disaster drought earthquake election elections epidemic eruption evacuation explosion
        festival final fire flood floods funeral games hearing hurricane inauguration incident inquest inquiry invasion judgment kidnapping
        launch launching lockdown march massacre match meeting merger murder olympics outage outbreak pandemic parade poll polls primary
        protest protests raid rally referendum resignation revolution riot riots robbery ruling scandal sentencing shooting shutdown siege
        signing speech storm strike summit surgery takeover talks tournament treaty trial tsunami uprising verdict victory visit vote
        war wedding withdrawal
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Joints = [" of ", " in ", " on ", " at ", " with ", " between ", " against ", " for "];

    /// <summary>The text without its phrase at the end, and the event; null where it has none.</summary>
    public static (string Remainder, EventLimit? Event) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match match = AtEnd().Match(text);
        if (!match.Success || !IsEvent(match.Groups["e"].Value))
        {
            return (text, null);
        }

        EventSide side = match.Groups["p"].Value.ToUpperInvariant() switch
        {
            "SINCE" => EventSide.Since,
            "AFTER" or "FOLLOWING" => EventSide.After,
            _ => EventSide.Before,
        };
        return (text[..match.Index].TrimEnd(' ', ','), new EventLimit(side, match.Groups["e"].Value.Trim()));
    }

    /// <summary>"the summit of Lorhaven", "last year's election", "the Lorhaven fishing talks".</summary>
    private static bool IsEvent(string name)
    {
        string head = Joints.Select(joint => name.IndexOf(joint, StringComparison.OrdinalIgnoreCase)).Where(at => at > 0).DefaultIfEmpty(name.Length).Min() is int end ? name[..end] : name;
        return Events.Contains(head[(head.LastIndexOf(' ') + 1)..]);
    }

    [GeneratedRegex(@"(?:^|(?<=\s))(?<p>before|since|after|until|following|ahead of|in the run-up to)\s+(?<e>(?:(?:the|this|that|last|his|her|their|its|a|an)\s+)[^,?!]{3,70})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtEnd();
}
