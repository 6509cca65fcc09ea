using System.Globalization;
using BriefingBot.Articles;
using BriefingBot.Questions;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>What the bot says of itself and of its archive; in its own words, so that nothing of it is an answer from the articles.</summary>
internal static class TalkComposer
{
    private const int MostListed = 12;

    public static Draft.Refused Compose(Talk talk, ArchiveExtent extent, IReadOnlyCollection<string> sources, IReadOnlyList<Speaker> speakers) =>
        new(RefusalCode.NoEvidence, Text(talk, extent, sources, speakers), "", []) { Talk = talk };

    private static string Text(Talk talk, ArchiveExtent extent, IReadOnlyCollection<string> sources, IReadOnlyList<Speaker> speakers) => talk switch
    {
        Talk.Greeting => $"Hello. {Ability} {Articles(extent)}",
        Talk.Thanks => "You’re welcome.",
        Talk.Farewell => "Goodbye.",
        Talk.Assent => "Ask on whenever you like: the last topic and the last speaker are kept.",
        Talk.Help => $"{Ability} {Kinds} A question may follow on the one before: who else? in February? why? {Articles(extent)}",
        Talk.Identity => $"I’m BriefingBot, a program that looks things up in a news archive. {Ability} Every sentence names its article, every quotation is verbatim, and where nothing is found I say so. {Articles(extent)}",
        Talk.Articles => Articles(extent),
        Talk.Sources => sources.Count == 0 ? $"{Articles(extent)} None names its source." : $"{Articles(extent)} {Listed("They come from", [.. sources.Order(StringComparer.OrdinalIgnoreCase)])}",
        Talk.Speakers => speakers.Count == 0 ? "The archive has nobody’s words yet." : Listed("Those with the most words in the archive are", [.. speakers.Select(Named)]),
        Talk.Doubt => "Each sentence of an answer stands in the article that its number names: open it and read the passage in its place. If it answers something else, ask again with a name, a topic or a day.",
        _ => $"That is nothing that news articles could tell, or nothing that I can do: I only look things up. {Ability}",
    };

    private const string Ability = "I tell what somebody said, who spoke about something, and facts that articles report.";

    private const string Kinds =
        "You can ask: what did X say about Y; who said that Z; did X deny Z; when or where did X say it; what is the latest on Y, or from X; how has X’s position on Y changed; "
        + "who, when, where, how many; summarise the article about Y. Add days (in March 2024, since Monday, between May and July) or a source (according to and its name).";

    private static string Articles(ArchiveExtent extent)
    {
        string count = string.Create(CultureInfo.InvariantCulture, $"{extent.Articles:N0} article{(extent.Articles == 1 ? "" : "s")}");
        return extent.Articles == 0 ? "The archive has no article yet." : (extent.From, extent.To) switch
        {
            ({ } from, { } to) when from == to => $"The archive has {count}, of {Day(from)}.",
            ({ } from, { } to) => $"The archive has {count}, from {Day(from)} to {Day(to)}.",
            _ => $"The archive has {count}, none of them dated.",
        };
    }

    private static string Listed(string lead, string[] items)
    {
        int more = items.Length - MostListed;
        string[] shown = more > 0 ? items[..MostListed] : items;
        return more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{lead} {string.Join("; ", shown)}; and {more} more.")
            : shown.Length == 1 ? $"{lead} {shown[0]}." : $"{lead} {string.Join("; ", shown[..^1])}; and {shown[^1]}.";
    }

    private static string Named(Speaker speaker) => speaker.Roles.IsDefaultOrEmpty ? speaker.Name : $"{speaker.Name} ({speaker.Roles[0]})";

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
