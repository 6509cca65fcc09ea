using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefingBot.Answers;
using BriefingBot.Questions;
using BriefingBot.Relevance;
using BriefingBot.Retrieval;

namespace BriefingBot.Conversations;

/// <summary>A question made whole from the conversation.</summary>
/// <param name="Recall">The turn it comes back to ("when did he say that?"): answered from what was told there. Null for a question of its own.</param>
/// <param name="Previous">The turn before, for "what else".</param>
public sealed record ResolvedQuestion(Question Question, ConversationTurn? Recall, ConversationTurn? Previous)
{
    /// <summary>Another way to read it, taken where the first finds nothing: "what about the US?" may ask for its words or for words on it.</summary>
    public Question? Otherwise { get; init; }

    /// <summary>See <see cref="AskRequest.Pool"/>.</summary>
    public Action<IReadOnlyList<Judged>>? Observe { get; init; }
}

/// <summary>Resolves what a question leaves to the one before it ("and Peskov?", "when did he say that?"), by rules alone.</summary>
public static partial class FollowUpResolver
{
    private static readonly FrozenSet<string> Pronouns = new[] { "he", "she", "they", "him", "her", "them", "it", "his", "the same person", "that person" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Asking =
        "what who when why how where which whose did does do has have is are was were can could will would should".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the name is a word for somebody named before ("he").</summary>
    public static bool IsPronoun(string speaker) => Pronouns.Contains(speaker);

    /// <param name="question">The question as it was understood on its own.</param>
    /// <param name="turns">The conversation so far, the oldest first.</param>
    /// <param name="isSpeaker">Whether the archive knows somebody of that name.</param>
    public static ResolvedQuestion Resolve(Question question, IReadOnlyList<ConversationTurn> turns, Func<string, bool> isSpeaker)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentNullException.ThrowIfNull(isSpeaker);
        string text = QuestionParser.Plain(question.Text);
        if (turns.Count == 0)
        {
            return new ResolvedQuestion(WhoElse().IsMatch(text) ? question with { Kind = QuestionKind.WhoSaid, Speaker = null, Topic = null } : question, null, null);
        }

        ConversationTurn last = turns[^1];
        if (ChoiceReply.Read(text, last.Choices) is { } chosen)
        {
            return new ResolvedQuestion(last.Question with { Text = question.Text, Speaker = chosen, MayBeFact = false, Literal = last.Question.Literal is { } literal ? literal with { Speaker = chosen } : null }, null, last);
        }

        Question? about = null;
        Question resolved = Recalled(text, question, last) ?? Others(text, question, last) ?? TheArticle(question, turns) ?? OtherDays(text, question, last) ?? Else(text, question, last) ?? Why(text, question, last)
            ?? Where(text, question, last) ?? (about = About(text, question, last, isSpeaker)) ?? Pronoun(text, question, last);
        if (about is { Speaker: { } named } && named != last.Question.Speaker && last.Question is { Kind: QuestionKind.WhatSaid, Speaker: not null } before && text.Contains("about ", StringComparison.OrdinalIgnoreCase) && about.Topic == before.Topic)
        {
            return new ResolvedQuestion(about, null, last) { Otherwise = before with { Text = question.Text, Topic = named, TopicIsClause = false, Else = false, Listener = null, Literal = null } };
        }

        bool recalls = IsRecall(resolved, question, text) && (last.Told.Length > 0 || last.Question.IsAboutWords) && SameSpeaker(resolved, last);
        return new ResolvedQuestion(resolved, recalls ? last : null, last);
    }

    private static bool IsRecall(Question resolved, Question asked, string text) => resolved.Kind switch
    {
        QuestionKind.WhoReported => true,
        QuestionKind.WhenSaid => TopicText.IsPronoun(asked.Topic) || asked.Topic is null || WhenWasThat().IsMatch(text),
        QuestionKind.WhoSaid => TopicText.IsPronoun(asked.Topic) || WhoWasThat().IsMatch(text),
        _ => false,
    };

    private static bool SameSpeaker(Question resolved, ConversationTurn last) =>
        resolved.Speaker is null || last.Speaker is null
        || resolved.Speaker.Equals(last.Speaker, StringComparison.OrdinalIgnoreCase)
        || resolved.Speaker.Equals(last.Question.Speaker, StringComparison.OrdinalIgnoreCase)
        || last.Speaker.EndsWith(" " + resolved.Speaker, StringComparison.OrdinalIgnoreCase);

    /// <summary>"When was that said?", "who reported that?", "who said that?"</summary>
    private static Question? Recalled(string text, Question question, ConversationTurn last)
    {
        QuestionKind? kind = WhenWasThat().IsMatch(text) ? QuestionKind.WhenSaid
            : WhoReported().IsMatch(text) ? QuestionKind.WhoReported
            : WhoWasThat().IsMatch(text) ? QuestionKind.WhoSaid
            : null;
        return kind is { } known
            ? question with { Kind = known, Speaker = known == QuestionKind.WhoSaid ? null : last.Speaker ?? last.Question.Speaker, Topic = last.Question.Topic, MayBeFact = false }
            : null;
    }

    /// <summary>"Who else?": on the same topic, in the words of others.</summary>
    private static Question? Others(string text, Question question, ConversationTurn last) => WhoElse().IsMatch(text)
        ? question with
        {
            Kind = QuestionKind.WhoSaid, Speaker = null, Topic = last.Question.Topic, TopicPhrase = last.Question.TopicPhrase, TopicIsClause = last.Question.TopicIsClause, Else = true, MayBeFact = false,
            Source = question.Source ?? last.Question.Source, From = question.From ?? last.Question.From, To = question.To ?? last.Question.To, Event = last.Question.Event,
        }
        : null;

    /// <summary>"Summarise the article": the one that the last answer with sources cited first.</summary>
    private static Question? TheArticle(Question question, IReadOnlyList<ConversationTurn> turns) =>
        question is { Kind: QuestionKind.Summary, Topic: null } && turns.LastOrDefault(turn => turn.Answer.Citations.Length > 0) is { } cited
            ? question with { Topic = cited.Answer.Citations[0].ArticleId }
            : null;

    /// <summary>"And in February?", "and before the summit?", "and in the Gazette?": the same of other days or of another source.</summary>
    private static Question? OtherDays(string text, Question question, ConversationTurn last)
    {
        if (question.Kind != QuestionKind.Fact || last.Question.Kind == QuestionKind.Fact)
        {
            return question is { Kind: QuestionKind.Fact, Topic: null } && (question.From ?? question.To) is not null
                ? last.Question with { Text = question.Text, From = question.From, To = question.To, Else = false, Literal = null }
                : null;
        }

        Question same = last.Question with { Text = question.Text, Source = question.Source ?? last.Question.Source, Else = false, Literal = null };
        return question.Topic is null && (question.From ?? question.To) is not null ? same with { From = question.From, To = question.To, Event = null }
            : question.Source is not null && (question.Topic is null || JustJoint().IsMatch(question.Topic)) ? same
            : JustEvent().Match(text) is { Success: true } match && EventPhrases.Read(match.Groups["e"].Value) is ("", { } happening) ? same with { Event = happening, From = null, To = null }
            : null;
    }

    /// <summary>Whom a question without anything before it points back to ("did she resign?"); null where it names its own.</summary>
    public static string? PointsBack(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        string plain = QuestionParser.Plain(question.Text);
        return question.Kind == QuestionKind.Fact && AsksOfPronoun().Match(plain) is { Success: true } match && !IsAnybody(match, plain) ? match.Groups["p"].Value : null;
    }

    /// <summary>"Where are they keeping the mayor", "when did they arrest the bombers": whoever did it.</summary>
    private static bool IsAnybody(Match pronoun, string text) =>
        pronoun.Groups["p"].Value.Equals("they", StringComparison.OrdinalIgnoreCase) && TopicWords.ContentOf(text[(pronoun.Index + pronoun.Length)..]).Count > 1;

    private static Question? Else(string text, Question question, ConversationTurn last) =>
        WhatElse().IsMatch(text) ? last.Question with { Text = question.Text, Else = true } : null;

    /// <summary>"Why?": the reason that the speaker gave; after a question for a fact, the fact's.</summary>
    private static Question? Why(string text, Question question, ConversationTurn last)
    {
        if (!JustWhy().IsMatch(text))
        {
            return null;
        }

        string? speaker = last.Speaker ?? last.Question.Speaker;
        return last.Question.Kind is QuestionKind.Fact or QuestionKind.Summary or QuestionKind.Latest || speaker is null
            ? question with { Kind = QuestionKind.Fact, Speaker = null, Topic = "why " + (last.Question.Topic ?? last.Question.Text), MayBeFact = false }
            : last.Question with { Text = question.Text, Kind = QuestionKind.WhySaid, Speaker = speaker, MayBeFact = false, Else = false, Whether = false, Manner = Manner.Any, OverTime = false };
    }

    /// <summary>"Where?": where the speaker said it.</summary>
    private static Question? Where(string text, Question question, ConversationTurn last) =>
        JustWhere().IsMatch(text) && last.Question.IsAboutWords && (last.Speaker ?? last.Question.Speaker) is { } speaker
            ? last.Question with { Text = question.Text, Kind = QuestionKind.WhereSaid, Speaker = speaker, MayBeFact = false, Else = false, Whether = false, Manner = Manner.Any, OverTime = false }
            : null;

    /// <summary>"And Peskov?", "what about Ukraine?", "and on Ukraine?"</summary>
    private static Question? About(string text, Question question, ConversationTurn last, Func<string, bool> isSpeaker)
    {
        Match match = AndAbout().Match(text);
        if (!match.Success || match.Groups["x"].Index == 0 || Asking.Contains(match.Groups["x"].Value.Split(' ')[0]) || Of(match.Groups["x"].Value) is not { } x)
        {
            return null;
        }

        Question before = last.Question;
        QuestionKind kind = before.Kind is QuestionKind.WhenSaid or QuestionKind.WhereSaid or QuestionKind.WhySaid or QuestionKind.WhoReported || (before.Kind == QuestionKind.Fact && before.Speaker is not null) ? QuestionKind.WhatSaid : before.Kind;
        if (before is { Kind: QuestionKind.WhatSaid, Speaker: not null } && x.StartsWith("to ", StringComparison.OrdinalIgnoreCase) && x.Length > 3)
        {
            // "And to Kravtsov?"
            return before with { Text = question.Text, Listener = x[3..], Topic = before.Listener is null ? null : before.Topic, Else = false, Literal = null };
        }

        if (before.Kind == QuestionKind.WhatSaid && !match.Groups["on"].Success && !x.Contains(' ', StringComparison.Ordinal) && Manners.Of(SpeechVerbs.Default.ActOf(x)) is var manner and not Manner.Any)
        {
            // "And deny?"
            return before with { Text = question.Text, Manner = manner, Whether = false, Else = false };
        }

        if (!match.Groups["on"].Success && isSpeaker(x))
        {
            string named = match.Groups["x"].Value.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? "the " + x : x;
            return before with { Text = question.Text, Kind = QuestionKind.WhatSaid, Speaker = named, Topic = before.Kind == QuestionKind.Fact ? null : before.Topic, MayBeFact = false, Else = false, Listener = null, Literal = null };
        }

        Match both = QuestionShapes.SpeakerOn().Match(x);
        if (both.Success && isSpeaker(both.Groups["s"].Value) && Of(both.Groups["t"].Value) is { } topic)
        {
            return before with { Text = question.Text, Kind = QuestionKind.WhatSaid, Speaker = both.Groups["s"].Value, Topic = topic, MayBeFact = false, Else = false, TopicIsClause = false, Listener = null, Literal = null };
        }

        if (kind == QuestionKind.Fact && before.Topic is not null && before.Speaker is null)
        {
            return question.IsAboutWords ? null : question with { Topic = x };
        }

        return before with { Text = question.Text, Kind = kind, Topic = x, TopicPhrase = TopicText.WithArticle(question.Text, x), Else = false, TopicIsClause = false, Listener = null, Literal = null };
    }

    /// <summary>Pronouns for the speaker or the topic.</summary>
    private static Question Pronoun(string text, Question question, ConversationTurn last)
    {
        Question resolved = question;
        if (question.Manner == Manner.Reply && question.Speaker is { } replying && Pronouns.Contains(replying) && last.Question is { Listener: { } listener, Speaker: { } spoke })
        {
            // "What did X say to Z?", "what did Z reply?"
            return question with { Speaker = listener, Listener = last.Speaker ?? spoke, Topic = TopicText.IsPronoun(question.Topic) ? last.Question.Topic : question.Topic ?? last.Question.Topic, Manner = Manner.Any, MayBeFact = false };
        }

        if (question.Speaker is { } speaker && Pronouns.Contains(speaker) && (last.Speaker ?? last.Question.Speaker) is { } known)
        {
            resolved = resolved with { Speaker = known, MayBeFact = false };
        }

        if (question.Listener is { } to && Pronouns.Contains(to) && (last.Speaker ?? last.Question.Speaker) is { } heard)
        {
            resolved = resolved with { Listener = heard };
        }

        if (question is { Kind: QuestionKind.Fact, Topic: { } fact } && (last.Speaker ?? last.Question.Speaker) is { } person && AsksOfPronoun().Match(fact) is { Success: true } match && match.Groups["p"].Value.ToUpperInvariant() != "THEY")
        {
            Group pronoun = match.Groups["p"];
            resolved = resolved with { Topic = fact[..pronoun.Index] + person + fact[(pronoun.Index + pronoun.Length)..] };
        }

        bool topicPointsBack = TopicText.IsPronoun(question.Topic)
            || (question.Topic is null && question.Kind == QuestionKind.WhatSaid && !question.Else && last.Question.IsAboutWords && text.StartsWith("and ", StringComparison.OrdinalIgnoreCase));
        return topicPointsBack && question.IsAboutWords ? resolved with { Topic = last.Question.IsAboutWords ? last.Question.Topic : null, TopicPhrase = last.Question.TopicPhrase, TopicIsClause = last.Question.TopicIsClause } : resolved;
    }

    private static string? Of(string text)
    {
        string trimmed = text.Trim(' ', ',', '?', '.', '!');
        return trimmed.Length is 0 or > 120 ? null : TopicText.Clean(trimmed);
    }

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:and )?(?:when(?: exactly)?(?: was (?:that|this|it)(?: said| reported| published)?)?|on (?:what|which) (?:day|date)(?: was (?:that|this|it)(?: said)?)?|(?:what|which) (?:day|date)(?: was (?:that|this|it))?)$", Loose)]
    private static partial Regex WhenWasThat();

    [GeneratedRegex(@"^(?:and )?(?:who (?:has )?(?:reported|published|wrote) (?:that|this|it)|(?:what|which)(?: is| was|'s)?(?: the| your)? (?:source|paper|newspaper|agency|article|outlet)s?(?: (?:for|of) (?:that|this|it)| reported (?:that|this|it)| is (?:that|this|it)(?: from)?)?|(?:the )?sources?|where (?:was|did) (?:that|this|it|you) (?:reported|published|appear|printed|find (?:that|this|it)|get (?:that|this|it))(?: from)?|according to whom|says who)$", Loose)]
    private static partial Regex WhoReported();

    [GeneratedRegex(@"^(?:and )?(?:who (?:said|says|claimed|stated|told (?:you |him |her |them |us |me )?) ?(?:that|this|it|so)|who was (?:that|it)|who is (?:that|it) from|whose words (?:are|were) (?:those|these|that|they))$", Loose)]
    private static partial Regex WhoWasThat();

    [GeneratedRegex(@"^(?:and )?(?:what else|anything else|something else|any more|anything more|more|tell me more|more please|go on|continue|and|what more)$", Loose)]
    private static partial Regex WhatElse();

    [GeneratedRegex(@"^(?:and )?(?:who else|anyone else|anybody else|who besides (?:him|her|them)|any others|others)(?: (?:said (?:that|this|it|so|something|anything)|spoke|spoke about (?:that|this|it)|commented))?$", Loose)]
    private static partial Regex WhoElse();

    [GeneratedRegex(@"^(?:(?:why|when|where|how|what|who)(?:['’]s)? )?(?:(?:did|does|do|is|was|are|were|has|have|had|will|can|could|would) )?(?<p>he|she|they)\b", Loose)]
    private static partial Regex AsksOfPronoun();

    [GeneratedRegex(@"^(?:and |but )?(?:why|why (?:is|was) (?:that|it|this)|why so|how so|why not|how come|(?:for what reason|why) did (?:he|she|they|it) (?:say|think|claim|promise|deny|announce) (?:that|this|it|so))$", Loose)]
    private static partial Regex JustWhy();

    [GeneratedRegex(@"^(?:and |but )?(?:where|where (?:exactly|was (?:that|it|this)(?: said)?|did (?:he|she|they) say (?:that|this|it|so)))$", Loose)]
    private static partial Regex JustWhere();

    [GeneratedRegex(@"^(?:and|but|or|what about|how about|and what about)?$", Loose)]
    private static partial Regex JustJoint();

    [GeneratedRegex(@"^(?:(?:and|but|or) )?(?:(?:what|how) about )?(?<e>.+)$", Loose)]
    private static partial Regex JustEvent();

    [GeneratedRegex(@"^(?:(?:and|but|or) )?(?:(?:what|how) about )?(?<on>(?:on|about|regarding|concerning) )?(?<x>.+)$", Loose)]
    private static partial Regex AndAbout();
}
