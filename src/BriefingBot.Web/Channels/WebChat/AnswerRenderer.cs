using System.Globalization;
using System.Text;
using BriefingBot.Answers;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.WebChat;

/// <summary>
/// An answer as Web Chat shows it: Markdown with a link definition for each <c>[n]</c>, the entity that makes references of them, follow-ups to
/// click and thumbs. A pure function.
/// </summary>
internal static class AnswerRenderer
{
    private const string Markdown = "markdown";
    private const string AcceptingInput = "acceptingInput";

    /// <param name="viewUrl">The full address at which a citation's passage is shown.</param>
    public static Activity Render(AnsweredQuestion asked, Func<Citation, string> viewUrl)
    {
        Answer answer = asked.Answer;
        var text = new StringBuilder(Text(asked, answer.Claims.Length));
        text.Append(ModeNote.Of(answer.Mode) is { } note ? $"\n\n*{note}*" : "");
        foreach (Citation citation in answer.Citations)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(citation.Number == 1 ? "\n\n" : "\n")}[{citation.Number}]: {viewUrl(citation)} \"{MarkdownText.Escape(Name(citation)).Replace("\"", "&quot;", StringComparison.Ordinal)}\"");
        }

        return Plain(text.ToString()) with
        {
            Entities = [Entity.Of(MessageOf(answer, viewUrl))],
            SuggestedActions = asked.FollowUps.Length == 0 ? null : new SuggestedActions([.. asked.FollowUps.Select(CardAction.ImBack)]),
        };
    }

    /// <summary>A message of the service's own words.</summary>
    public static Activity Plain(string markdown) => new()
    {
        Type = ActivityTypes.Message,
        TextFormat = Markdown,
        Text = markdown,
        InputHint = AcceptingInput,
    };

    /// <summary>The answer's text with its first claims, one a paragraph. Each number is followed by a blank or nothing, so that it is a reference.</summary>
    public static string Text(AnsweredQuestion asked, int claims)
    {
        Answer answer = asked.Answer;
        var paragraphs = new List<string>();
        if (asked.Frame.Length > 0)
        {
            // First of all, so that a reader sees at once whether the question was understood.
            paragraphs.Add($"*{MarkdownText.Escape(asked.Frame)}*");
        }

        if (answer.Reason is { IsTalk: true } said)
        {
            paragraphs.Add(MarkdownText.Escape(said.Missing));
        }
        else if (answer.Reason is { } refusal)
        {
            paragraphs.Add($"**{(answer.Status == AnswerStatus.Related ? "Related." : "No answer.")}** {MarkdownText.Escape(refusal.Missing)}");
            if (refusal.ClosestClaims.Length > 0)
            {
                paragraphs.Add($"*{MarkdownText.Escape(refusal.ClosestIntroduction).TrimEnd(':')}:*");
                paragraphs.Add(string.Join('\n', refusal.ClosestClaims.Select(c => "- " + InLine(c))));
            }
        }
        else
        {
            if (answer.Status == AnswerStatus.Conflicting)
            {
                paragraphs.Add("**The sources disagree.**");
            }

            paragraphs.AddRange(answer.Claims.Take(claims).Select(Paragraph));
        }

        return string.Join("\n\n", paragraphs);
    }

    /// <summary>
    /// A claim that tells somebody's words by themselves (name, colon, quotation, dateline) gets them as a block quotation, any other has them
    /// emphasised within its sentence.
    /// </summary>
    private static string Paragraph(Claim claim)
    {
        string before = string.Concat(claim.Parts.SkipLast(1).Select(part => part.Text)).TrimEnd();
        return claim.Parts[^1] is ClaimPart.Quotation last && claim.Parts.OfType<ClaimPart.Quotation>().Count() == 1 && before.EndsWith(':')
            ? $"{MarkdownText.Escape(before)}\n\n> “{MarkdownText.Escape(last.Words)}”\n>\n> "
                + $"{MarkdownText.Escape(claim.Source.Text)} {Numbers(claim)}"
            : InLine(claim);
    }

    private static string InLine(Claim claim)
    {
        var text = new StringBuilder();
        var plain = new StringBuilder();
        foreach (ClaimPart part in claim.Parts)
        {
            if (part is not ClaimPart.Quotation quotation)
            {
                plain.Append(part.Text);
                continue;
            }

            Append(text, plain.ToString());
            plain.Clear();
            text.Append("“*").Append(MarkdownText.Escape(quotation.Words)).Append("*”");
        }

        Append(text, plain.Append(CultureInfo.InvariantCulture, $" ({claim.Source.Text})").ToString());
        return $"{text.ToString().Trim()} {Numbers(claim)}";
    }

    private static void Append(StringBuilder text, string words)
    {
        string escaped = MarkdownText.Escape(words);
        if (escaped.Length == 0)
        {
            text.Append(words.Length > 0 ? " " : "");
            return;
        }

        text.Append(char.IsWhiteSpace(words[0]) && text.Length > 0 ? " " : "").Append(escaped).Append(char.IsWhiteSpace(words[^1]) ? " " : "");
    }

    private static string Numbers(Claim claim) => string.Join(' ', claim.Citations.Select(n => string.Create(CultureInfo.InvariantCulture, $"[{n}]")));

    private static string Name(Citation citation) => string.Join(" · ",
        new[] { OneLine(citation.Title), OneLine(citation.Source ?? ""), citation.Published?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "undated" }.Where(t => t.Length > 0));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static MessageEntity MessageOf(Answer answer, Func<Citation, string> viewUrl) => new()
    {
        AdditionalType = answer.Mode == AnswerMode.Generative ? ["AIGeneratedContent"] : null,
        Citation = answer.Citations.Length == 0 ? null : [.. answer.Citations.Select(c => new ClaimEntity(c.Number, new DigitalDocument(Name(c), viewUrl(c))))],
        PotentialAction = FeedbackAction.Of(answer.Id),
    };
}
