using System.Globalization;
using System.Text;
using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>Renders a verified answer as a message of Teams: text with <c>[n]</c>, citations, AI label, feedback and what to ask next. A pure function.</summary>
internal static class TeamsRenderer
{
    private static readonly JsonElement FeedbackLoop = JsonSerializer.SerializeToElement(new { feedbackLoop = new { type = "default" } });

    /// <param name="links">Where they are none, links go to the articles' own addresses.</param>
    /// <param name="isPersonal">Only there Teams shows suggested actions.</param>
    public static Activity Render(AnsweredQuestion asked, TeamsLinks links, bool isPersonal)
    {
        (string text, Dictionary<int, int> ends) = Text(asked.Answer);
        var message = new Activity
        {
            Type = ActivityTypes.Message,
            TextFormat = "markdown",
            Text = text + Note(asked.Answer),
            Entities = [Message(asked.Answer.Citations.IsEmpty ? null : Claims(asked.Answer, links, _ => true))],
            ChannelData = FeedbackLoop,
            SuggestedActions = isPersonal && asked.FollowUps.Length > 0
                ? new SuggestedActions([.. asked.FollowUps.Take(TeamsLimits.SuggestedActions).Select(CardAction.ImBack)])
                : null,
        };
        return TeamsLimits.Fits(message) ? message : Shortened(message, text, ends, asked.Answer, links);
    }

    /// <summary>The text, to whose <c>[n]</c> Teams ties the citations, and where each of them is first referred to.</summary>
    private static (string Text, Dictionary<int, int> Ends) Text(Answer answer)
    {
        var text = new StringBuilder();
        var ends = new Dictionary<int, int>();
        TeamsMarkdown.Append(text, answer.Opening, isStart: true);
        foreach (Claim claim in answer.Shown)
        {
            string words = string.Concat(claim.Parts.Select(part => part.Text));
            TeamsMarkdown.Append(text, $"{words} ({claim.Source.Text}) ", isStart: text.Length == 0);
            foreach (int number in claim.Citations)
            {
                bool isCited = number <= TeamsLimits.Citations;
                text.Append(CultureInfo.InvariantCulture, $"{(isCited ? "[" : "\\[")}{number}{(isCited ? "]" : "\\]")}");
                ends.TryAdd(number, text.Length);
            }

            text.Append(". ");
        }

        return (answer.Shown.IsEmpty ? text.ToString() : text.ToString(0, text.Length - 1), ends);
    }

    /// <summary>Teams' own label stands on every answer, so it doesn't tell a model's words from the archive's.</summary>
    private static string Note(Answer answer) => ModeNote.Of(answer.Mode) is { } note ? $"\n\n*{note}*" : "";

    private static Entity Message(IReadOnlyList<ClaimEntity>? claims) =>
        Entity.Of(new MessageEntity { AdditionalType = ["AIGeneratedContent"], Citation = claims });

    private static List<ClaimEntity> Claims(Answer answer, TeamsLinks links, Func<Citation, bool> isTold) =>
        [.. answer.Citations.Take(TeamsLimits.Citations).Where(isTold).Select(citation => Claim(citation, links))];

    private static ClaimEntity Claim(Citation citation, TeamsLinks links)
    {
        string name = TeamsLimits.Cut(citation.Title, TeamsLimits.CitationName);
        string? view = links.To(citation.ArticleId, citation.Version, citation.Span, citation.Url);
        return new ClaimEntity(citation.Number, new DigitalDocument(name.Length > 0 ? name : citation.ArticleId, view)
        {
            Abstract = TeamsLimits.Cut(citation.Quote, TeamsLimits.CitationAbstract),
            Keywords = Keywords(citation),
            Image = new ImageObject("Text"),
        });
    }

    private static List<string>? Keywords(Citation citation)
    {
        List<string> words =
        [
            .. new[] { citation.Speaker, citation.Source, citation.Published?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) }
                .Where(w => !string.IsNullOrWhiteSpace(w)).Select(w => TeamsLimits.Cut(w!, TeamsLimits.Keyword)).Take(TeamsLimits.Keywords),
        ];
        return words.Count == 0 ? null : words;
    }

    /// <summary>Cut at a word, with the citations that the rest of the text has and a link to the whole.</summary>
    private static Activity Shortened(Activity message, string whole, Dictionary<int, int> ends, Answer answer, TeamsLinks links)
    {
        string ending = (links.Answer?.Invoke(answer.Id) is { } page ? $"\n\n… [The full answer]({page})" : "\n\n… (shortened)") + Note(answer);
        for (int most = whole.Length / 2; ; most /= 2)
        {
            string text = Cut(whole, most);
            Activity shorter = message with
            {
                Text = text + ending,
                Entities = [Message(Claims(answer, links, citation => ends[citation.Number] <= text.Length))],
                SuggestedActions = null,
            };
            if (most < 500 || TeamsLimits.Fits(shorter))
            {
                return shorter;
            }
        }
    }

    private static string Cut(string markdown, int most)
    {
        int end = markdown.LastIndexOf(' ', Math.Max(0, most - 1));
        return markdown[..Math.Max(0, end)].TrimEnd('\\', ' ');
    }
}
