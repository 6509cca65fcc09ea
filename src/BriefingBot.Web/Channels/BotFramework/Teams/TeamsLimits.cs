using System.Text.Json;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>What Teams takes of a message.</summary>
internal static class TeamsLimits
{
    public const int Citations = 20;
    public const int CitationName = 80;
    public const int CitationAbstract = 160;
    public const int Keywords = 3;
    public const int Keyword = 28;
    public const int SuggestedActions = 3;

    /// <summary>Bytes of a message, two a UTF-16 code unit: under 80 KB, with room for what the connector adds.</summary>
    public const int MessageBytes = 72 * 1024;

    public static bool Fits(Activity activity) => JsonSerializer.Serialize(activity, ActivityJson.Options).Length * 2 <= MessageBytes;

    /// <summary>At most so many code units in one line, cut at a word where there is one, with an ellipsis where something was cut.</summary>
    public static string Cut(string text, int most)
    {
        text = string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= most)
        {
            return text;
        }

        int end = most - 1;
        int blank = text.LastIndexOf(' ', end, end / 2);
        end = blank > 0 ? blank : end;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }
}
