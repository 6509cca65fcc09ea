using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BriefingBot.Answers;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.WebChat;

/// <summary>
/// An answer as Web Chat shows it: Markdown with a link definition for each <c>[n]</c>, the entity that makes references of them, follow-ups to
/// click and thumbs. A pure function.
/// </summary>
internal static partial class AnswerRenderer
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
        Match parts = WordsThemselves().Match(Sentence(claim));
        return parts.Success
            ? $"{MarkdownText.Escape(parts.Groups["who"].Value)}\n\n> “{MarkdownText.Escape(parts.Groups["words"].Value)}”\n>\n> {MarkdownText.Escape(parts.Groups["from"].Value)} {Numbers(claim)}"
            : InLine(claim);
    }

    private static string InLine(Claim claim)
    {
        var text = new StringBuilder();
        string sentence = Sentence(claim);
        int done = 0;
        foreach (Match quotation in Quotation().Matches(sentence))
        {
            Append(text, sentence[done..quotation.Index]);
            text.Append("“*").Append(MarkdownText.Escape(quotation.Groups[1].Value)).Append("*”");
            done = quotation.Index + quotation.Length;
        }

        Append(text, sentence[done..]);
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

    /// <summary>The claim without its numbers and full stop: the numbers are set anew, as references.</summary>
    private static string Sentence(Claim claim) => NumbersAtEnd().Replace(claim.Text, "");

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

    [GeneratedRegex(@"\s*(\[\d+\])+\.?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex NumbersAtEnd();

    [GeneratedRegex(@"^(?<who>[^“”]*:)\s*“(?<words>[^“”]+)”\s*\((?<from>[^“”]*)\)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex WordsThemselves();

    [GeneratedRegex("“([^“”]*[^“”\\s][^“”]*)”", RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();
}
