using System.Globalization;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.CommandLine;

/// <summary>Renders an answer for a person at a terminal: the text, then the numbered sources. A pure function; no control character leaves it.</summary>
internal static class AnswerText
{
    private const string Indent = "    ";

    /// <param name="server">Put before the view paths; empty where the service isn't known to run.</param>
    public static IEnumerable<string> Lines(AnswerBody answer, int width, string server)
    {
        foreach (string line in TerminalText.Wrap(answer.Text, width))
        {
            yield return line;
        }

        if (ModeNote.Of(answer.Mode) is { } note)
        {
            yield return "";
            foreach (string line in TerminalText.Wrap(note, width))
            {
                yield return line;
            }
        }

        if (!string.IsNullOrEmpty(answer.Frame))
        {
            yield return "";
            foreach (string line in TerminalText.Wrap(answer.Frame, width, Indent, "Understood: "))
            {
                yield return line;
            }
        }

        foreach (string line in answer.Reason is not null ? [] : answer.Citations.SelectMany(c => Source(c, width, server)))
        {
            yield return line;
        }

        foreach (string line in answer is { Reason: { } reason, About: null } ? Reason(reason, width, server) : [])
        {
            yield return line;
        }

        if (answer.FollowUps.Count > 0)
        {
            yield return "";
            yield return "You could ask next:";
            foreach (string line in answer.FollowUps.SelectMany(f => TerminalText.Wrap(f, width, Indent, "  - ")))
            {
                yield return line;
            }
        }
    }

    public static IEnumerable<string> Passage(SearchResult result, int number, int width, string server)
    {
        foreach (string line in Head(number, result.Title, result.Source, result.Published, width))
        {
            yield return line;
        }

        foreach (string line in TerminalText.Wrap(result.Text, width, Indent))
        {
            yield return line;
        }

        yield return Indent + TerminalText.Clean(server + result.ViewUrl);
        yield return "";
    }

    private static IEnumerable<string> Reason(ReasonBody reason, int width, string server)
    {
        yield return "";
        string missing = reason.Code switch
        {
            "speaker-unknown" => "Missing: nobody of that name or role is in the archive.",
            "no-statement-on-topic" => "Missing: words of this speaker on this topic.",
            "outside-dates" => "Missing: anything within these dates.",
            _ => "Missing: a passage that bears an answer.",
        };
        yield return missing;
        string days = (reason.Searched.From, reason.Searched.To) switch
        {
            ({ } from, { } to) when from == to => $" of {Day(from)}",
            ({ } from, { } to) => $" from {Day(from)} to {Day(to)}",
            _ => "",
        };
        yield return string.Create(CultureInfo.InvariantCulture, $"Searched: {reason.Searched.Articles} article{(reason.Searched.Articles == 1 ? "" : "s")}{days}.");
        if (reason.Closest.Count > 0)
        {
            yield return "";
            yield return "Closest material, which is not an answer:";
            foreach (string line in reason.Closest.SelectMany(c => Source(c, width, server)))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Source(CitationBody citation, int width, string server)
    {
        yield return "";
        foreach (string line in Head(citation.N, citation.Title, citation.Source, citation.Published, width))
        {
            yield return line;
        }

        if (citation.Speaker is not null)
        {
            string role = citation.SpeakerRole is null ? "" : $", {citation.SpeakerRole}";
            string via = citation.Via is null ? "" : $", as reported by {citation.Via}";
            string kind = citation.Kind switch
            {
                "direct" => " (in quotation marks)",
                "indirect" => " (in the reporter's words)",
                "mixed" => " (partly in quotation marks)",
                _ => "",
            };
            foreach (string line in TerminalText.Wrap(citation.Speaker + role + via + kind + ":", width, Indent))
            {
                yield return line;
            }
        }

        // Bars rather than quotation marks around the quote: it may hold marks of its own, and is shown to the letter.
        foreach (string line in TerminalText.Wrap(citation.Quote, width, Indent + "| "))
        {
            yield return line;
        }

        yield return Indent + TerminalText.Clean(server + citation.ViewUrl);
        foreach (ReprintBody reprint in citation.AlsoIn ?? [])
        {
            string where = string.Join(" · ", new[] { reprint.Title, reprint.Source, reprint.Published is { } day ? Day(day) : "undated" }.OfType<string>());
            foreach (string line in TerminalText.Wrap(where, width, Indent + "  ", Indent + "also in "))
            {
                yield return line;
            }

            yield return Indent + "  " + TerminalText.Clean(server + reprint.ViewUrl);
        }
    }

    private static IEnumerable<string> Head(int number, string title, string? source, DateOnly? published, int width)
    {
        string[] facts = [.. new[] { title, source, published is { } day ? Day(day) : "undated" }.OfType<string>()];
        return TerminalText.Wrap(string.Join(" · ", facts), width, Indent, string.Create(CultureInfo.InvariantCulture, $"[{number}] "));
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
