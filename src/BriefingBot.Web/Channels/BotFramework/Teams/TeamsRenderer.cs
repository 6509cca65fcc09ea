using System.Globalization;
using System.Text.Json;
using BriefingBot.Articles;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>Renders a verified answer as a message of Teams: text with <c>[n]</c>, citations, AI label, feedback and what to ask next. A pure function.</summary>
internal static class TeamsRenderer
{
    private static readonly JsonElement FeedbackLoop = JsonSerializer.SerializeToElement(new { feedbackLoop = new { type = "default" } });

    /// <param name="links">Where they are none, links go to the articles' own addresses.</param>
    /// <param name="isPersonal">Only there Teams shows suggested actions.</param>
    public static Activity Render(AnswerBody answer, TeamsLinks links, bool isPersonal)
    {
        var message = new Activity
        {
            Type = ActivityTypes.Message,
            TextFormat = "markdown",
            Text = Text(answer) + Note(answer),
            Entities = [Entity.Of(new MessageEntity
            {
                AdditionalType = ["AIGeneratedContent"],
                Citation = answer.Citations.Count == 0 ? null : [.. answer.Citations.OrderBy(c => c.N).Take(TeamsLimits.Citations).Select(c => Claim(c, links))],
            })],
            ChannelData = FeedbackLoop,
            SuggestedActions = isPersonal && answer.FollowUps.Count > 0
                ? new SuggestedActions([.. answer.FollowUps.Take(TeamsLimits.SuggestedActions).Select(CardAction.ImBack)])
                : null,
        };
        return TeamsLimits.Fits(message) ? message : Shortened(message, answer, links);
    }

    private static string Text(AnswerBody answer) => TeamsMarkdown.Escape(answer.Text, Math.Min(answer.Citations.Count, TeamsLimits.Citations));

    /// <summary>Teams' own label stands on every answer, so it doesn't tell a model's words from the archive's.</summary>
    private static string Note(AnswerBody answer) => ModeNote.Of(answer.Mode) is { } note ? $"\n\n*{note}*" : "";

    private static ClaimEntity Claim(CitationBody citation, TeamsLinks links)
    {
        string name = TeamsLimits.Cut(citation.Title, TeamsLimits.CitationName);
        return new ClaimEntity(citation.N, new DigitalDocument(name.Length > 0 ? name : citation.ArticleId, links.To(citation.ArticleId, citation.Version, new Span(citation.Start, citation.End), citation.Url))
        {
            Abstract = TeamsLimits.Cut(citation.Quote, TeamsLimits.CitationAbstract),
            Keywords = Keywords(citation),
            Image = new ImageObject("Text"),
        });
    }

    private static List<string>? Keywords(CitationBody citation)
    {
        List<string> words =
        [
            .. new[] { citation.Speaker, citation.Source, citation.Published?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) }
                .Where(w => !string.IsNullOrWhiteSpace(w)).Select(w => TeamsLimits.Cut(w!, TeamsLimits.Keyword)).Take(TeamsLimits.Keywords),
        ];
        return words.Count == 0 ? null : words;
    }

    /// <summary>Cut at a word, with the citations that the rest of the text has and a link to the whole.</summary>
    private static Activity Shortened(Activity message, AnswerBody answer, TeamsLinks links)
    {
        string whole = Text(answer);
        string ending = (links.Answer?.Invoke(answer.Id) is { } page ? $"\n\n… [The full answer]({page})" : "\n\n… (shortened)") + Note(answer);
        for (int most = whole.Length / 2; ; most /= 2)
        {
            string text = Cut(whole, most);
            Activity shorter = message with
            {
                Text = text + ending,
                Entities = [Entity.Of(new MessageEntity
                {
                    AdditionalType = ["AIGeneratedContent"],
                    Citation = [.. answer.Citations.OrderBy(c => c.N).Take(TeamsLimits.Citations)
                        .Where(c => text.Contains(string.Create(CultureInfo.InvariantCulture, $"[{c.N}]"), StringComparison.Ordinal)).Select(c => Claim(c, links))],
                })],
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
