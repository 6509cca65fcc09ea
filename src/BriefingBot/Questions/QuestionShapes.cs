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

        Match according = ChangedAccordingTo().Match(text);
        if (according.Success)
        {
            return ($"what did {according.Groups["s"].Value} say about {according.Groups["t"].Value}", true);
        }

        Match first = FirstThing().Match(text);
        if (first.Success)
        {
            return ("what " + Made().Replace(first.Groups["rest"].Value, " said "), true);
        }

        Match trailing = OverTime().Match(text);
        return trailing.Success ? (text[..trailing.Index].TrimEnd(' ', ','), true) : (text, false);
    }

    /// <summary>The question without its "latest", and whether it had one: "the latest that X said about Y" → "what X said about Y".</summary>
    public static (string Text, bool Newest) WithoutNewest(string text)
    {
        if (text.Length > QuestionPatterns.MaxLength)
        {
            return (text, false);
        }

        Match thing = LatestThing().Match(text);
        if (thing.Success)
        {
            return ("what " + Made().Replace(thing.Groups["rest"].Value, " said "), true);
        }

        Match noun = LatestWords().Match(text);
        if (noun.Success)
        {
            return (text.Remove(noun.Groups["l"].Index, noun.Groups["l"].Length), true);
        }

        Match adverb = Newest().Match(text);
        return adverb.Success ? ($"{text[..adverb.Index]} {text[(adverb.Index + adverb.Length)..]}".Trim(), true) : (text, false);
    }

    /// <summary>"What is new on Y", "summarise the article about Y"; null for any other question.</summary>
    public static Question? Read(string text, AskingDay today)
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
            Match on = SpeakerOn().Match(rest);
            return on.Success && TopicText.Clean(on.Groups["t"].Value) is { } about
                ? new Question { Text = "", Kind = QuestionKind.Latest, Speaker = on.Groups["s"].Value, Topic = about, From = range?.From, To = range?.To, MayBeFact = true }
                : new Question { Text = "", Kind = QuestionKind.Latest, Speaker = rest.Trim(), From = range?.From, To = range?.To, MayBeFact = true };
        }

        return TopicText.Clean(rest) is { } topic && !TopicText.IsPronoun(topic)
            ? new Question { Text = "", Kind = found.Kind, Topic = topic, From = range?.From, To = range?.To, MayBeFact = found.Kind == QuestionKind.Latest }
            : null;
    }

    [GeneratedRegex(
        " (?:has |have |had )?(?:made|gave|given|issued|uttered) (?=(?:on|about|regarding|to)\\b)| (?:has |have " +
        "|had )?(?:made|gave|given|issued|uttered)$",
        Loose)]
    private static partial Regex Made();

    [GeneratedRegex("^(?<s>.{2,60}?) (?:on|about|regarding) (?<t>.+)$", Loose)]
    internal static partial Regex SpeakerOn();

    [GeneratedRegex(@"^(?:(?:the |this |that )?(?:article|story|piece|report|text)|it|this|that)(?: please)?$", Loose)]
    private static partial Regex TheArticle();

    [GeneratedRegex(
        @"^(?:how|in what way|in which way) (?:has|have|had|did) (?<rest>.+? (?:on|about|of|regarding" +
        @"|towards?) .+?) (?:changed?|evolved?|developed?|shifted|shift|moved?)(?: over (?:time|the (?:years|months" +
        @"|weeks)))?$",
        Loose)]
    private static partial Regex Changed();

    [GeneratedRegex(
        @"^how (?:has|have|had|did) (?<t>.+?) (?:changed?|evolved?|developed?|shifted|shift|moved?),? (?:according to" +
        @"|in the words of) (?<s>.{2,80})$",
        Loose)]
    private static partial Regex ChangedAccordingTo();

    [GeneratedRegex(
        "^(?:what(?:['’]?s| is| was|) )?(?:the )?(?:first|earliest|very first)(?: (?:thing|things|word|words|statement" +
        "|comment|remark))(?: that)? (?<rest>.+)$",
        Loose)]
    private static partial Regex FirstThing();

    [GeneratedRegex(
        @",? (?:over (?:time|the (?:years|months|weeks))|through time|in order of time|in chronological order" +
        @"|chronologically|from oldest to newest)$",
        Loose)]
    private static partial Regex OverTime();

    [GeneratedRegex(
        "^(?:what(?:['’]?s| is| was| are| were) )?(?:the )?(?:latest|newest|most recent|last)(?: (?:thing|things|word|words|statement|comment|comments|remark|remarks))?(?: that)? " +
        "(?<rest>(?!(?:on|about|with|regarding|from|of|news) ).+)$",
        Loose)]
    private static partial Regex LatestThing();

    [GeneratedRegex(
        "['’]s?(?<l> (?:latest|last|newest|most recent)) (?:statement|comment|remark|word|quote|position|view|stance" +
        "|reaction|response)s?\\b",
        Loose)]
    private static partial Regex LatestWords();

    [GeneratedRegex(
        "(?<=^(?:what|how|who) .+),? (?:most recently|just recently)(?= (?:about|on|regarding) |$)|(?<=^what (?:did|has|have) .+) (?:last|most recently) (?=(?:say|said|tell|told|comment|commented|speak|spoke|spoken|announce|announced)\\b)",
        Loose)]
    private static partial Regex Newest();

    [GeneratedRegex(
        "^(?:(?:what(?:['’]?s| is| are)|is there|are there)(?: there)? (?:anything |any )?(?:new|the (?:latest|newest)(?: news)?|the news|news|any news|(?:currently )?happening|going on)" +
        "|where (?:do|does) things stand|(?:the )?latest(?: news)?|(?:the |any )?(?:news|update|updates)) (?<p>on|about|with|regarding|from|of|in) (?<t>.+)$",
        Loose)]
    private static partial Regex Latest();

    [GeneratedRegex(
        @"^(?:(?:can you |please )?(?:summari[sz]e|sum up)(?: for me)?|(?:give me |write )?(?:a " +
        @"|the )?(?:short )?summary of)(?: the| this)?(?: (?:article|story|piece|report))?(?: (?:about|on|titled|called" +
        @"|headlined))? (?<t>.+)$",
        Loose)]
    private static partial Regex Summary();
}
