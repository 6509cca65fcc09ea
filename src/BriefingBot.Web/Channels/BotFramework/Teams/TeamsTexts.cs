using System.Globalization;
using BriefingBot.Articles;
using BriefingBot.Statements;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>What the bot says of itself and of the archive, as Markdown without tables.</summary>
internal static class TeamsTexts
{
    public const string Searching = "Searching the archive …";
    public const string NotReady = "The archive is still being indexed. Please ask again in a minute.";
    public const string Failed = "Something went wrong while I looked for an answer. Please ask again.";
    public const string TooLong = "That is longer than a question I can read (2,000 characters). Please ask it in fewer words.";

    public static Activity Welcome(IReadOnlyList<string> examples) => Plain(
        "I answer questions from the news archive: who said what, when, and in which article. Every sentence has its source, every quotation is verbatim, "
        + "and where the archive has nothing I say so." + (examples.Count == 0 ? "" : "\n\nYou could ask:\n\n" + List(examples)) + "\n\nWrite **help** to see what else I can do.",
        examples);

    public static Activity Help(IReadOnlyList<string> examples, bool isPersonal) => Plain(
        "Ask what somebody said, about what, and when; or ask for a fact. A question may follow on the one before (“and when was that?”)."
        + (isPersonal ? "" : " In this conversation, mention me with each question.")
        + "\n\n" + List(["**help**: this text", "**sources**: which sources the archive has", "**speakers**: who speaks most in it"], escape: false)
        + (examples.Count == 0 ? "" : "\n\nFor example:\n\n" + List(examples)),
        examples);

    public static Activity Sources(IEnumerable<string> names, ArchiveExtent extent)
    {
        string[] known = [.. names.Order(StringComparer.OrdinalIgnoreCase)];
        string days = (extent.From, extent.To) switch
        {
            ({ } from, { } to) when from == to => " of " + Day(from),
            ({ } from, { } to) => $" from {Day(from)} to {Day(to)}",
            _ => "",
        };
        string articles = string.Create(CultureInfo.InvariantCulture, $"{extent.Articles:N0} article{(extent.Articles == 1 ? "" : "s")}");
        return Plain(known.Length == 0
            ? $"The archive has {articles}{days}; none names its source."
            : $"The archive has {articles}{days}, from:\n\n" + List(known.Take(MostListed)) + More(known.Length), []);
    }

    public static Activity Speakers(IReadOnlyList<Speaker> speakers) => Plain(
        speakers.Count == 0
            ? "The archive has nobody's words yet."
            : "Those who speak most in the archive:\n\n" + List(speakers.Select(s =>
                string.Create(CultureInfo.InvariantCulture, $"{s.Name}{(s.Roles.IsDefaultOrEmpty ? "" : ", " + s.Roles[0])} · {s.Statements} statement{(s.Statements == 1 ? "" : "s")}"))),
        [.. speakers.Take(TeamsLimits.SuggestedActions).Select(s => $"What did {s.Name} say?")]);

    public static Activity Plain(string markdown, IReadOnlyList<string>? suggested = null) => new()
    {
        Type = ActivityTypes.Message,
        TextFormat = "markdown",
        Text = markdown,
        SuggestedActions = suggested is { Count: > 0 } ? new SuggestedActions([.. suggested.Take(TeamsLimits.SuggestedActions).Select(CardAction.ImBack)]) : null,
    };

    public const int MostListed = 25;

    private static string More(int count) => count > MostListed ? string.Create(CultureInfo.InvariantCulture, $"\n\n… and {count - MostListed:N0} more.") : "";

    private static string List(IEnumerable<string> lines, bool escape = true) => string.Join('\n', lines.Select(l => "- " + (escape ? TeamsMarkdown.Escape(l) : l)));

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
