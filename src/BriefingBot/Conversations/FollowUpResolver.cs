using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefingBot.Questions;

namespace BriefingBot.Conversations;

/// <summary>A question made whole from the conversation.</summary>
/// <param name="Recall">The turn it comes back to ("when did he say that?"): answered from what was told there. Null for a question of its own.</param>
/// <param name="Previous">The turn before, for "what else".</param>
public sealed record ResolvedQuestion(Question Question, ConversationTurn? Recall, ConversationTurn? Previous);

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
        Question resolved = Recalled(text, question, last) ?? Others(text, question, last) ?? TheArticle(question, turns) ?? OtherDays(question, last) ?? Else(text, question, last) ?? Why(text, question, last) ?? About(text, question, last, isSpeaker) ?? Pronoun(text, question, last);
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
        ? question with { Kind = QuestionKind.WhoSaid, Speaker = null, Topic = last.Question.Topic, TopicIsClause = last.Question.TopicIsClause, Else = true, MayBeFact = false }
        : null;

    /// <summary>"Summarise the article": the one that the last answer with sources cited first.</summary>
    private static Question? TheArticle(Question question, IReadOnlyList<ConversationTurn> turns) =>
        question is { Kind: QuestionKind.Summary, Topic: null } && turns.LastOrDefault(turn => turn.Answer.Citations.Length > 0) is { } cited
            ? question with { Topic = cited.Answer.Citations[0].ArticleId }
            : null;

    /// <summary>"And in February?": the same of other days.</summary>
    private static Question? OtherDays(Question question, ConversationTurn last) =>
        question is { Kind: QuestionKind.Fact, Topic: null } && (question.From ?? question.To) is not null
            ? last.Question with { Text = question.Text, From = question.From, To = question.To, Else = false }
            : null;

    /// <summary>Whom a question without anything before it points back to ("did she resign?"); null where it names its own.</summary>
    public static string? PointsBack(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Kind == QuestionKind.Fact && AsksOfPronoun().Match(QuestionParser.Plain(question.Text)) is { Success: true } match ? match.Groups["p"].Value : null;
    }

    private static Question? Else(string text, Question question, ConversationTurn last) =>
        WhatElse().IsMatch(text) ? last.Question with { Text = question.Text, Else = true } : null;

    private static Question? Why(string text, Question question, ConversationTurn last) => JustWhy().IsMatch(text)
        ? question with
        {
            Kind = QuestionKind.Fact,
            Speaker = last.Speaker ?? last.Question.Speaker,
            Topic = "why " + (last.Question.Topic ?? last.Question.Text),
        }
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
        QuestionKind kind = before.Kind is QuestionKind.WhenSaid or QuestionKind.WhoReported || (before.Kind == QuestionKind.Fact && before.Speaker is not null) ? QuestionKind.WhatSaid : before.Kind;
        if (!match.Groups["on"].Success && isSpeaker(x))
        {
            return before with { Text = question.Text, Kind = QuestionKind.WhatSaid, Speaker = x, MayBeFact = false, Else = false };
        }

        Match both = SpeakerOn().Match(x);
        if (both.Success && isSpeaker(both.Groups["s"].Value) && Of(both.Groups["t"].Value) is { } topic)
        {
            return before with { Text = question.Text, Kind = QuestionKind.WhatSaid, Speaker = both.Groups["s"].Value, Topic = topic, MayBeFact = false, Else = false, TopicIsClause = false };
        }

        if (kind == QuestionKind.Fact && before.Topic is not null && before.Speaker is null)
        {
            return question.IsAboutWords ? null : question with { Topic = x };
        }

        return before with { Text = question.Text, Kind = kind, Topic = x, Else = false, TopicIsClause = false };
    }

    /// <summary>Pronouns for the speaker or the topic.</summary>
    private static Question Pronoun(string text, Question question, ConversationTurn last)
    {
        Question resolved = question;
        if (question.Speaker is { } speaker && Pronouns.Contains(speaker) && (last.Speaker ?? last.Question.Speaker) is { } known)
        {
            resolved = resolved with { Speaker = known, MayBeFact = false };
        }

        bool topicPointsBack = TopicText.IsPronoun(question.Topic)
            || (question.Topic is null && question.Kind == QuestionKind.WhatSaid && !question.Else && text.StartsWith("and ", StringComparison.OrdinalIgnoreCase));
        return topicPointsBack && question.IsAboutWords ? resolved with { Topic = last.Question.Topic, TopicIsClause = last.Question.TopicIsClause } : resolved;
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

    [GeneratedRegex(@"^(?:and )?(?:who (?:said|says|claimed|stated|told (?:you )?) ?(?:that|this|it|so)|who was (?:that|it)|who is (?:that|it) from|whose words (?:are|were) (?:those|these|that|they))$", Loose)]
    private static partial Regex WhoWasThat();

    [GeneratedRegex(@"^(?:and )?(?:what else|anything else|something else|any more|anything more|more|tell me more|more please|go on|continue|and|what more)$", Loose)]
    private static partial Regex WhatElse();

    [GeneratedRegex(@"^(?:and )?(?:who else|anyone else|anybody else|who besides (?:him|her|them)|any others|others)(?: (?:said (?:that|this|it|so|something|anything)|spoke|spoke about (?:that|this|it)|commented))?$", Loose)]
    private static partial Regex WhoElse();

    [GeneratedRegex(@"^(?:(?:why|when|where|how|what|who)(?:['’]s)? )?(?:(?:did|does|do|is|was|are|were|has|have|had|will|can|could|would) )?(?<p>he|she|they)\b", Loose)]
    private static partial Regex AsksOfPronoun();

    [GeneratedRegex(@"^(?:and |but )?(?:why|why (?:is|was) (?:that|it|this)|why so|how so|why not|how come)$", Loose)]
    private static partial Regex JustWhy();

    [GeneratedRegex(@"^(?:(?:and|but|or) )?(?:(?:what|how) about )?(?<on>(?:on|about|regarding|concerning) )?(?<x>.+)$", Loose)]
    private static partial Regex AndAbout();

    [GeneratedRegex(@"^(?<s>.{2,60}?) (?:on|about|regarding) (?<t>.+)$", Loose)]
    private static partial Regex SpeakerOn();
}
