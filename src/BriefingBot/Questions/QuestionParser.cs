using System.Text.RegularExpressions;
using BriefingBot.Language;

namespace BriefingBot.Questions;

/// <summary>What was fixed beside the question; a member that is set wins over what the question says.</summary>
public sealed record QuestionLimits(string? Speaker = null, string? Source = null, DateOnly? From = null, DateOnly? To = null)
{
    public static QuestionLimits None { get; } = new();
}

/// <summary>Understands a question: kind, speaker, topic, dates, source. Any text gives a <see cref="Question"/>; none throws.</summary>
public sealed partial class QuestionParser(TimeProvider clock, Lexicon lexicon)
{
    private readonly QuestionPatterns patterns = QuestionPatterns.Of(lexicon);

    /// <summary>A month at most: a longer time is part of what is asked.</summary>
    private const int MostNearDays = 31;

    private static readonly HashSet<string> NoSpeaker = new(StringComparer.OrdinalIgnoreCase)
    {
        "there", "it", "this", "that", "the article", "the text", "you", "i", "we", "people", "what", "who", "which", "how", "why", "where", "when", "anyone", "anybody", "someone", "somebody", "everyone",
    };

    private static readonly HashSet<string> AskingWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "who", "what", "when", "where", "why", "how", "which", "whose", "is", "are", "was", "were", "do", "does", "did", "can", "could", "would", "should",
    };

    /// <summary>Verbs that make a topic a clause, to which a date at its end may belong.</summary>
    private static readonly HashSet<string> ClauseVerbs = new(StringComparer.OrdinalIgnoreCase)
    {
        "is", "are", "was", "were", "be", "will", "would", "has", "have", "had", "can", "could", "should", "shall", "must", "may", "might", "does", "do", "did",
    };

    /// <summary>Parses against today in UTC.</summary>
    /// <param name="knownSources">Names of the sources that the archive holds articles of; only these are read as a restriction.</param>
    /// <param name="lastDay">The last day that the archive covers: a month or day without a year is the latest up to it. Null: up to today.</param>
    public Question Parse(string text, QuestionLimits limits, IReadOnlyCollection<string> knownSources, DateOnly? lastDay = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(knownSources);
        string asked = text.Trim();
        string plain = Plain(asked);
        (string rest, string? source) = SourcePhrases.Read(plain, knownSources);
        rest = ToOrAbout().Replace(Joined().Replace(rest, ""), " about ");
        var today = AskingDay.Of(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), lastDay);

        (rest, bool overTime) = QuestionShapes.WithoutOverTime(rest);
        (rest, bool newest) = overTime ? (rest, false) : QuestionShapes.WithoutNewest(rest);
        (string undated, DateRange? range) = WithoutInnerDate(rest, today);
        (undated, EventLimit? happening) = WithoutInnerEvent(undated);
        Match unsaid = Unsaid().Match(undated);
        undated = unsaid.Success ? $"what did {unsaid.Groups["s"].Value} say{unsaid.Groups["t"].Value}" : undated;
        Question? words = QuestionShapes.Read(undated, today) ?? Match(undated, today) ?? Match(TypingSlips.Mend(undated), today);
        words = words is { Kind: QuestionKind.WhatSaid } ? words with { OverTime = overTime, Unsaid = unsaid.Success } : words;
        words = words is { Kind: QuestionKind.WhatSaid or QuestionKind.WhoSaid } && newest ? words with { Kind = QuestionKind.Latest } : words;
        words = words is not null && range is { } days ? words with { From = days.From, To = days.To } : words;
        words = words is not null && happening is not null ? words with { Event = happening } : words;
        Question question = words ?? Fact(rest, today);
        question = question.Topic is { } named ? question with { TopicPhrase = TopicText.WithArticle(asked, named) } : question;
        question = question.Literal is { } literal ? question with { Literal = literal with { Text = asked, Source = Given(limits.Source) ?? source, From = limits.From, To = limits.To, Speaker = Given(limits.Speaker) ?? literal.Speaker } } : question;
        return question with
        {
            Text = asked,
            Topic = question.Kind == QuestionKind.Fact && !plain.Any(char.IsLetterOrDigit) ? null : question.Topic,
            Speaker = Given(limits.Speaker) ?? question.Speaker,
            Kind = Given(limits.Speaker) is null || question.Kind != QuestionKind.Fact || words is not null ? question.Kind : QuestionKind.WhatSaid,
            Source = Given(limits.Source) ?? source,
            From = limits.From ?? (limits.To is null ? question.From : null),
            To = limits.To ?? (limits.From is null ? question.To : null),
        };
    }

    /// <summary>"On Thursday, what did …", "what did X say on Thursday about …".</summary>
    private static (string Text, DateRange? Range) WithoutInnerDate(string text, AskingDay today)
    {
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && DatePhrases.Read(text[..comma], today, relativeOnly: false) is ("", { } first))
        {
            return (text[(comma + 1)..].Trim(), first);
        }

        int about = text.IndexOf(" about ", StringComparison.OrdinalIgnoreCase);
        if (about > 0 && DatePhrases.Read(text[..about], today, relativeOnly: false) is ({ Length: > 0 } before, { } range))
        {
            return (before + text[about..], range);
        }

        return (text, null);
    }

    /// <summary>"Before the summit, what did …", "what did X say before the summit about …".</summary>
    private static (string Text, EventLimit? Event) WithoutInnerEvent(string text)
    {
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && EventPhrases.Read(text[..comma]) is ("", { } first))
        {
            return (text[(comma + 1)..].Trim(), first);
        }

        int about = text.IndexOf(" about ", StringComparison.OrdinalIgnoreCase);
        return about > 0 && EventPhrases.Read(text[..about]) is ({ Length: > 0 } before, { } happening) ? (before + text[about..], happening) : (text, null);
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private Question? Match(string text, AskingDay today) => patterns.First(text, (pattern, match) => Understand(pattern, match, today));

    private Question? Understand(QuestionPattern pattern, Match match, AskingDay today)
    {
        string? speaker = null;
        if (match.Groups["s"].Success)
        {
            speaker = TrimSpeaker(match.Groups["s"].Value);
            string first = speaker.Split(' ')[0];
            bool isOwner = speaker.Length < match.Groups["s"].Length && SpeechVerbs.Nouns.Contains(match.Groups["v"].Value, StringComparer.OrdinalIgnoreCase);
            if (isOwner || speaker.Length is 0 or > 80 || NoSpeaker.Contains(speaker) || AskingWords.Contains(first))
            {
                return null;
            }
        }

        string topicText = match.Groups["t"].Value;
        (string rest, DateRange? range) = DatePhrases.Read(topicText, today, relativeOnly: pattern.Kind == QuestionKind.Fact);
        string? topic = TopicText.Clean(rest);
        if (topic is not null && range is null && pattern.Kind != QuestionKind.Fact && EndsAtOn(match) && DatePhrases.Read("on " + topicText, today, relativeOnly: false) is ("", { } day))
        {
            // "What did X say on 16 November": a day is no topic.
            (rest, topic, range) = ("", null, day);
        }
        else if (topic is null && topicText.Length > 0 && match.Groups["t"].Success && EndsAtAbout(match))
        {
            // "about last week": the time is what it is about.
            (topic, range) = (TopicText.Clean(topicText), null);
        }

        if (speaker is not null && range is null && pattern.Kind != QuestionKind.Fact)
        {
            (speaker, range) = SpeakerWithoutDate(speaker, today);
        }

        string verb = match.Groups["v"].Value;
        bool isClause = pattern.TopicIsClause;
        string? listener = null;
        if (pattern.Kind == QuestionKind.WhatSaid && speaker is not null && IsBehindVerb(match) && ListenerPhrases.Read(verb, rest, patterns.Verbs) is { } said)
        {
            (listener, topic, isClause) = (said.Listener, TopicText.Clean(said.Topic), said.IsClause);
        }

        (string before, EventLimit? happening) = pattern.Kind == QuestionKind.Fact || range is not null ? (rest, null) : EventPhrases.Read(rest);
        string? whole = topic;
        topic = happening is null || listener is not null ? topic : TopicText.Clean(before);
        happening = listener is null ? happening : null;

        if (pattern.Kind == QuestionKind.WhoSaid && topic is null)
        {
            return null;
        }

        bool asksForQuote = AsksForQuote().IsMatch(match.Value);
        var question = new Question
        {
            Text = "",
            Kind = pattern.Kind,
            Speaker = speaker,
            Topic = topic,
            Listener = listener,
            Event = happening,
            From = range?.From,
            To = range?.To,
            MayBeFact = pattern.MayBeFact || (verb.Length > 0 && !patterns.Verbs.IsPlain(verb)),
            TopicIsClause = isClause,
            Quote = asksForQuote,
            OnlyWords = pattern.Kind == QuestionKind.WhatSaid && (asksForQuote || pattern.ByNoun || patterns.Verbs.IsPlain(verb)),
            Whether = pattern.Kind == QuestionKind.WhatSaid && Whether().IsMatch(match.Value),
            Manner = pattern.Kind is QuestionKind.WhatSaid or QuestionKind.WhoSaid ? MannerOf(pattern.Kind, verb, match.Value) : Manner.Any,
            Else = match.Value.Contains(" else ", StringComparison.OrdinalIgnoreCase),
        };

        // The phrase of time may belong to what was said: "that fees will rise in March", "security after the summit".
        string? literal = happening is not null ? whole : range is not null && isClause && speaker is not null && topic is not null && IsClause(topic) ? TopicText.Clean(topicText) : null;
        return literal is null || topic is null ? question : question with { Literal = question with { Topic = literal, From = null, To = null, Event = null } };
    }

    /// <summary>Nothing stands between the verb and the words behind it: "tell reporters about …" has its listener there.</summary>
    private static bool IsBehindVerb(Match match)
    {
        Group verb = match.Groups["v"], behind = match.Groups["t"];
        return verb.Success && behind.Success && behind.Index >= verb.Index + verb.Length && string.IsNullOrWhiteSpace(match.Value[(verb.Index + verb.Length - match.Index)..(behind.Index - match.Index)]);
    }

    private static bool IsClause(string topic) => topic.Split(' ').Any(ClauseVerbs.Contains);

    /// <summary>
    /// "How did X respond to Y" asks for any words on it, "what did X reply" for a reply; "what did X boast of" for any words, "who praised
    /// it" for praise.
    /// </summary>
    private Manner MannerOf(QuestionKind kind, string verb, string asked) => Manners.Of(patterns.Verbs.ActOf(verb)) switch
    {
        Manner.Reply when !asked.StartsWith("what", StringComparison.OrdinalIgnoreCase) => Manner.Any,
        Manner.Praise when kind != QuestionKind.WhoSaid => Manner.Any,
        var manner => manner,
    };

    private static (string Speaker, DateRange? Range) SpeakerWithoutDate(string speaker, AskingDay today)
    {
        (string name, DateRange? range) = DatePhrases.Read(speaker, today, relativeOnly: false);
        return name.Length > 0 ? (name, range) : (speaker, null);
    }

    private static bool EndsAtOn(Match match) => match.Groups["t"].Success && match.Value[..(match.Groups["t"].Index - match.Index)].EndsWith(" on ", StringComparison.OrdinalIgnoreCase);

    private static bool EndsAtAbout(Match match)
    {
        string before = match.Value[..(match.Groups["t"].Index - match.Index)];
        return before.TrimEnd().EndsWith("about", StringComparison.OrdinalIgnoreCase) || before.TrimEnd().EndsWith("on", StringComparison.OrdinalIgnoreCase);
    }

    private static string TrimSpeaker(string speaker)
    {
        string name = speaker.Trim(' ', ',', '"', '“', '”', '\'');
        return name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal) ? name[..^2] : name;
    }

    private static Question Fact(string text, AskingDay today)
    {
        Match alone = JustDays().Match(text);
        if (alone.Success && DatePhrases.Read(alone.Groups["d"].Value, today, relativeOnly: false) is ({ Length: 0 }, { } days))
        {
            return new Question { Text = "", Kind = QuestionKind.Fact, From = days.From, To = days.To };
        }

        (string rest, DateRange? range) = DatePhrases.Read(text, today, relativeOnly: true);
        var question = new Question { Text = "", Kind = QuestionKind.Fact, Topic = rest.Length > 0 ? rest : null, From = range?.From, To = range?.To };
        return range is null && DatePhrases.Read(text, today, relativeOnly: false) is ({ Length: > 0 } undated, { From: { } from, To: { } to }) && to.DayNumber - from.DayNumber < MostNearDays
            ? question with { Near = new DateRange(from, to.AddDays(1)), Undated = undated }
            : question;
    }

    /// <summary>The question on one line, without politeness around it and signs at its end, and what was typed in haste written out.</summary>
    public static string Plain(string text) => HastyTyping.WriteOut(WithoutPoliteness(Blanks().Replace(text ?? "", " ").Trim()));

    private static string WithoutPoliteness(string text)
    {
        string result = TrailingSigns().Replace(text, "");
        while (true)
        {
            string shorter = TrailingSigns().Replace(Trailer().Replace(Preamble().Replace(result, ""), ""), "");
            if (shorter.Length == 0 || shorter.Length == result.Length)
            {
                return result;
            }

            result = shorter;
        }
    }

    [GeneratedRegex("^what (?:(?:did|does|do|has|have)n['’]?t (?<s>.{1,80}?)|(?:did|does|do|has|have) (?<s>.{1,80}?) not) (?:ever )?(?:say|said|mention|mentioned)(?<t> .{0,200})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unsaid();

    [GeneratedRegex("^(?:and |or |but )?(?:what about |how about )?(?<d>.{3,60})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JustDays();

    [GeneratedRegex(@"\b(?:quotes?|quotations?|verbatim|exact words) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksForQuote();

    [GeneratedRegex("^(?:did|does|has|have|had) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whether();

    [GeneratedRegex("^(?:and|but|or|so) (?=(?:who|what|when|where|why|how|which|did|does|do|has|have|is|are|was|were|according|summari[sz]e|in what|on what)\\b(?! about ))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    [GeneratedRegex(" (?:to (?:or|and) about|about (?:or|and) to) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToOrAbout();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\s?!.,;:]+$")]
    private static partial Regex TrailingSigns();

    [GeneratedRegex(@"^(?:compare|hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening)|please|pls|so|and now|well|ok|okay|(?:hi |hello |hey )?(?:briefing ?bot|bot|there|team)|thanks|thank you|(?:can|could|would|will) you (?:please |kindly )?(?:tell|show|give|find|let) (?:me|us)(?: know)?(?: about)?|(?:please )?(?:tell|show|give) (?:me|us)(?: again)?|(?:do|would) you (?:happen to )?know|i(?:['’]d| would) (?:like|love) to know|i (?:want|need|wanted) to know|i(?:['’]m| am) (?:looking for|wondering|trying to find out|interested in)|i wonder|remind me|any idea|quick question|question|just|say)(?:[\s,:;.!–—-]+|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"[\s,]+(?:please|pls|plz|thanks|thank you|cheers|many thanks|thanks in advance|do you know|if you can|if possible)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Trailer();
}
