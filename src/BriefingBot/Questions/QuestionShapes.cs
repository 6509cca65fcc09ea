using System.Text.RegularExpressions;

namespace BriefingBot.Questions;

/// <summary>Questions whose shape says how the answer is to be laid out: over time, the latest, a summary of an article.</summary>
internal static partial class QuestionShapes
{
    private const int MostSpeakerLength = 80;
    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The question without its "over time", and whether it had one: "how has X's position on Y changed" → "X's position on Y".</summary>
    public static (string Text, bool OverTime) WithoutOverTime(string text)
    {
        if (text.Length > QuestionPatterns.MaxLength)
        {
            return (text, false);
        }

        Match changed = Changed().Match(text);
        if (changed.Success)
        {
            return (changed.Groups["rest"].Value, true);
        }

        Match trailing = OverTime().Match(text);
        return trailing.Success ? (text[..trailing.Index].TrimEnd(' ', ','), true) : (text, false);
    }

    /// <summary>"What is new on Y", "summarise the article about Y"; null for any other question.</summary>
    public static Question? Read(string text, DateOnly today)
    {
        if (text.Length > QuestionPatterns.MaxLength)
        {
            return null;
        }

        (QuestionKind Kind, Match Match) found = Latest().Match(text) is { Success: true } latest ? (QuestionKind.Latest, latest) : (QuestionKind.Summary, Summary().Match(text));
        if (!found.Match.Success)
        {
            return null;
        }

        if (found.Kind == QuestionKind.Summary && TheArticle().IsMatch(found.Match.Groups["t"].Value))
        {
            return new Question { Text = "", Kind = QuestionKind.Summary };
        }

        (string rest, DateRange? range) = DatePhrases.Read(found.Match.Groups["t"].Value, today, relativeOnly: false);
        if (found.Kind == QuestionKind.Latest && found.Match.Groups["p"].Value.Equals("from", StringComparison.OrdinalIgnoreCase) && rest.Length is > 0 and <= MostSpeakerLength)
        {
            return new Question { Text = "", Kind = QuestionKind.Latest, Speaker = rest.Trim(), From = range?.From, To = range?.To, MayBeFact = true };
        }

        return TopicText.Clean(rest) is { } topic && !TopicText.IsPronoun(topic)
            ? new Question { Text = "", Kind = found.Kind, Topic = topic, From = range?.From, To = range?.To, MayBeFact = found.Kind == QuestionKind.Latest }
            : null;
    }

    [GeneratedRegex(@"^(?:(?:the |this |that )?(?:article|story|piece|report|text)|it|this|that)(?: please)?$", Loose)]
    private static partial Regex TheArticle();

    [GeneratedRegex(@"^(?:how|in what way|in which way) (?:has|have|had|did) (?<rest>.+? (?:on|about|of|regarding|towards?) .+?) (?:changed?|evolved?|developed?|shifted|shift|moved?)(?: over (?:time|the (?:years|months|weeks)))?$", Loose)]
    private static partial Regex Changed();

    [GeneratedRegex(@",? (?:over (?:time|the (?:years|months|weeks))|through time|in order of time|in chronological order|chronologically|from oldest to newest)$", Loose)]
    private static partial Regex OverTime();

    [GeneratedRegex(@"^(?:(?:what(?:['’]s| is| are)|is there|are there)(?: there)? (?:anything )?(?:new|the (?:latest|newest)(?: news)?|the news|news|any news)|(?:the )?latest(?: news)?|(?:the |any )?(?:news|update|updates)) (?<p>on|about|with|regarding|from|of) (?<t>.+)$", Loose)]
    private static partial Regex Latest();

    [GeneratedRegex(@"^(?:(?:can you |please )?(?:summari[sz]e|sum up)(?: for me)?|(?:give me |write )?(?:a |the )?(?:short )?summary of)(?: the| this)?(?: (?:article|story|piece|report))?(?: (?:about|on|titled|called|headlined))? (?<t>.+)$", Loose)]
    private static partial Regex Summary();
}
