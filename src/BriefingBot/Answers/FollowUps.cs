using System.Collections.Immutable;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>
/// Suggests what to ask next: after an answer at most three questions, after a refusal one, each of which would be answered. What a statement
/// in hand shows to have an answer is not looked up again.
/// </summary>
internal sealed class FollowUps(ISearchIndex index, StatementAnswering statements)
{
    private const int Most = 3;
    private const int Tried = 8;
    private const int CitedArticles = 2;
    private const int OfArticle = 100;
    private const int OfSpeaker = 24;

    /// <summary>From so many on, none is added that names no topic.</summary>
    private const int EnoughWithTopic = 2;

    private readonly SuggestedTopic topics = new(index, Lexicon.Default);

    /// <param name="refused">The refusal's draft; null after an answer.</param>
    public ImmutableArray<string> Suggest(Question question, Verified verified, Draft.Refused? refused)
    {
        if (refused is { Choices.Length: > 0 })
        {
            return [.. refused.Choices.Take(Most).Select(choice => Text(choice.Name, TopicOf(question)))];
        }

        bool isRefusal = verified.Answer.Status is AnswerStatus.Abstained or AnswerStatus.Related;
        int most = isRefusal ? 1 : Most;
        var suggestions = ImmutableArray.CreateBuilder<string>(most);
        foreach (Suggestion next in (isRefusal ? AfterRefusal(question, verified, refused) : AfterAnswer(question, verified)).Take(Tried))
        {
            if (suggestions.Count == most || (next.Asked.Topic is null && suggestions.Count >= EnoughWithTopic))
            {
                break;
            }

            bool holds = next.IsFound || statements.WouldAnswer(next.Asked, SearchFilter.None, next.Asked.Else ? verified.Told : []);
            if (!suggestions.Contains(next.Text) && holds)
            {
                suggestions.Add(next.Text);
            }
        }

        return suggestions.ToImmutable();
    }

    /// <summary>Questions to begin with: what those who speak most said about something that they named.</summary>
    public ImmutableArray<string> Examples() =>
    [
        .. index.Speakers.Find(null, Tried).Where(speaker => speaker is { IsPerson: true, Statements: > 0 })
            .Select(speaker => OnNamed(speaker.Name, speaker.Name, Latest(speaker), null)?.Text ?? Text(speaker.Name, null)).Take(Most),
    ];

    private IEnumerable<StatementHit> Latest(Speaker speaker) => index.SearchStatements([speaker.Key], null, OfSpeaker, SearchFilter.None)
        .Where(hit => hit.Statement.Confidence >= Confidence.Continued && index.Speakers.IsSame(speaker, hit.Statement.Speaker))
        .OrderByDescending(hit => hit.Article.Published);

    /// <param name="IsFound">A statement in hand answers it.</param>
    private sealed record Suggestion(string Text, Question Asked, bool IsFound = false);

    private IEnumerable<Suggestion> AfterAnswer(Question question, Verified verified)
    {
        string? speaker = verified.Told.FirstOrDefault(claim => claim.Speaker is not null)?.Speaker ?? FullName(question.Speaker);
        string? topic = TopicOf(question);
        string named = speaker is null ? "" : WithArticle(speaker, verified.Told);
        if (speaker is not null && topic is not null)
        {
            yield return new Suggestion($"What else did {named} say about {topic}?", Said(speaker, question.Topic) with { Else = true });
        }

        var scorer = new TopicScorer(topic is null ? null : question.Topic, question.TopicIsClause, index);
        Other[] others = [.. OthersIn(verified.Answer, speaker)];
        foreach (Suggestion next in others.Select(other => OnAsked(question, topic, scorer, other)).OfType<Suggestion>())
        {
            yield return next;
        }

        if (topic is not null && question.Kind == QuestionKind.WhatSaid)
        {
            yield return new Suggestion($"Who else spoke about {topic}?", Spoke(question) with { Else = true });
        }

        if (speaker is not null && question.IsAboutWords
            && OnNamed(speaker, named, OfSpeakerElsewhere(speaker, verified), topic) is { } further)
        {
            yield return further;
        }

        foreach (Suggestion next in others.Select(other => OnNamed(other.Name, other.Name, other.Statements, topic)).OfType<Suggestion>())
        {
            yield return next;
        }

        // Failing all that, whoever else speaks in the articles cited, on anything.
        if (speaker is not null && question.IsAboutWords)
        {
            yield return new Suggestion($"What else did {named} say?", Said(speaker, null) with { Else = true });
        }

        foreach (Other other in others)
        {
            yield return new Suggestion(Text(other.Name, null), Said(other.Name, null), IsFound: true);
        }
    }

    /// <summary>What somebody else said about what was asked; null where it isn't on that.</summary>
    private static Suggestion? OnAsked(Question question, string? topic, TopicScorer scorer, Other other, bool named = false)
    {
        // "What did the harbour board say about the harbour board?"
        bool IsOnItself(string about) => TopicWords.Of(about).Exists(word => TopicWords.Of(other.Name).Contains(word));
        if (topic is not null)
        {
            return !IsOnItself(topic) && other.Statements.Any(hit => scorer.Match(hit) >= TopicMatch.AllWords)
                ? new Suggestion(Text(other.Name, topic), Said(other.Name, question.Topic), IsFound: true) : null;
        }

        return other.Statements.Select(hit => SuggestedTopic.Shared(QuestionParser.Plain(question.Text), hit, named))
            .FirstOrDefault(about => about is not null && !IsOnItself(about)) is { } shared
            ? new Suggestion(Text(other.Name, shared), Said(other.Name, shared), IsFound: true) : null;
    }

    /// <summary>
    /// What somebody said about something that one of the statements names, other than the topic; null where none names anything.
    /// </summary>
    private Suggestion? OnNamed(string speaker, string named, IEnumerable<StatementHit> statements, string? topic) =>
        statements.Select(topics.Named).FirstOrDefault(about => about is not null
                && (topic is null || !TopicWords.ContentOf(topic).Intersect(TopicWords.ContentOf(about)).Any())) is { } found
            ? new Suggestion(Text(named, found), Said(speaker, found), IsFound: true) : null;

    /// <summary>Some of the speaker's statements in articles that the answer doesn't cite, the latest first.</summary>
    private IEnumerable<StatementHit> OfSpeakerElsewhere(string speaker, Verified verified)
    {
        if (SpeakerChoice.Choose(index.Speakers, speaker) is not [{ } only])
        {
            return [];
        }

        HashSet<string> cited = [.. verified.Answer.Citations.Select(citation => citation.ArticleId)];
        return Latest(only).Where(hit => !cited.Contains(hit.Article.Id));
    }

    private static Question Spoke(Question question) =>
        new() { Text = "", Kind = QuestionKind.WhoSaid, Topic = question.Topic, TopicIsClause = question.TopicIsClause };

    private IEnumerable<Suggestion> AfterRefusal(Question question, Verified verified, Draft.Refused? refused)
    {
        string? topic = TopicOf(question);
        IReadOnlyList<Speaker> known = question.Speaker is null ? [] : SpeakerChoice.Choose(index.Speakers, question.Speaker);
        string? speaker = known is [{ } only] ? !only.IsPerson && !SourceLabel.Is(only.Name) && question.Speaker!.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? "the " + only.Name : only.Name : null;
        string[] closest = [.. verified.Answer.Reason!.Closest.Select(citation => citation.Speaker).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        bool isOther = refused?.Code == RefusalCode.OutsideDates || question.Source is not null;
        if (isOther && topic is not null)
        {
            // The same of any day and source.
            yield return speaker is not null ? new Suggestion(Text(speaker, topic), Said(speaker, question.Topic))
                : new Suggestion($"Who spoke about {topic}?", Spoke(question));
        }

        if (topic is not null && question.IsAboutWords)
        {
            foreach (string other in closest.Where(name => speaker is null || NameKey.Of(name) != NameKey.Of(speaker)))
            {
                yield return new Suggestion(Text(other, topic), Said(other, question.Topic));
            }

            yield return new Suggestion($"Who spoke about {topic}?", Spoke(question));
        }

        var scorer = new TopicScorer(topic is null ? null : question.Topic, question.TopicIsClause, index);
        IEnumerable<Other> cited = OthersIn(verified.Answer, speaker);
        foreach (Suggestion next in cited.Select(other => OnAsked(question, topic, scorer, other, named: true)).OfType<Suggestion>())
        {
            yield return next;
        }

        IEnumerable<string> others =
            speaker is null ? closest : closest.Where(name => NameKey.Of(name) != NameKey.Of(speaker)).Prepend(speaker);
        string[] near = [.. others.Take(2)];
        Suggestion? OnAnything(string name) => OnNamed(name, name, OfSpeakerElsewhere(name, verified), topic);
        foreach (Suggestion next in near.Select(OnAnything).OfType<Suggestion>())
        {
            yield return next;
        }

        foreach (string other in near)
        {
            yield return new Suggestion(Text(other, null), Said(other, null));
        }

        if (speaker is null && question.Speaker is not null && Nearest(question.Speaker) is { } spelled)
        {
            yield return new Suggestion(Text(spelled, null), Said(spelled, null));
        }

        // Failing all that, where nothing at all was close, whom the archive quotes most.
        IEnumerable<Speaker> quoted = verified.Answer.Citations.Length > 0 ? [] : index.Speakers.Find(null, Most);
        foreach (Speaker most in quoted.Where(other => other.Statements > 0 && !SourceLabel.Is(other.Name)))
        {
            yield return OnAnything(most.Name) ?? new Suggestion(Text(most.Name, null), Said(most.Name, null));
        }
    }

    /// <summary>Who bears a name that begins alike and is only a few letters away; null for none.</summary>
    private string? Nearest(string asked)
    {
        const int Alike = 3;
        const int MostEdits = 3;
        string key = NameKey.Of(Transliteration.ToLatin(asked));
        return key.Length <= Alike ? null : index.Speakers.Find(key[..Alike], OfArticle)
            .FirstOrDefault(speaker => speaker is { IsPerson: true, Statements: > 0 } && Spelling.IsNear(speaker.Key, key, Math.Min(MostEdits, key.Length / 2)))?.Name;
    }

    /// <summary>Somebody who speaks in a cited article, with what he or she says there.</summary>
    private sealed record Other(string Name, IReadOnlyList<StatementHit> Statements);

    /// <summary>Others who speak in the cited articles.</summary>
    private IEnumerable<Other> OthersIn(Answer answer, string? speaker)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string id in answer.Citations.Select(citation => citation.ArticleId).Distinct(StringComparer.Ordinal).Take(CitedArticles))
        {
            foreach (IGrouping<string, StatementHit> own in index.SearchStatements(null, null, OfArticle, new SearchFilter(ArticleId: id)).OrderBy(hit => hit.Ordinal)
                .Where(hit => hit.Statement.IsPerson && hit.Statement.Confidence >= Confidence.Continued).GroupBy(hit => hit.Statement.Speaker))
            {
                string name = own.Key.Contains(' ', StringComparison.Ordinal) ? own.Key : FullName(own.Key) ?? own.Key;
                bool isOther = !name.Equals(speaker, StringComparison.OrdinalIgnoreCase) && NameKey.Of(name) != NameKey.Of(speaker ?? "");
                if (isOther && SpeakerChoice.Choose(index.Speakers, name) is [{ } only] && index.Speakers.IsSame(only, own.Key) && seen.Add(name))
                {
                    yield return new Other(name, [.. own]);
                }
            }
        }
    }

    /// <summary>The topic as a question can name it; null where there is none, or a clause.</summary>
    private static string? TopicOf(Question question) => question is { IsAboutWords: true, TopicIsClause: false, Topic: not null } && question.Kind != QuestionKind.Summary ? RefusalComposer.TopicAsAsked(question) : null;

    private static string Text(string speaker, string? topic) => topic is null ? $"What did {speaker} say?" : $"What did {speaker} say about {topic}?";

    /// <summary>"the Kremlin" where the answer has it so.</summary>
    private static string WithArticle(string speaker, IEnumerable<DraftClaim> told) =>
        told.Any(claim => claim.Parts is [DraftPart.Frame { Text: var text }, ..] && text.Contains("the " + speaker, StringComparison.OrdinalIgnoreCase)) ? "the " + speaker : speaker;

    private string? FullName(string? asked) => asked is not null && SpeakerChoice.Choose(index.Speakers, asked) is [{ } only] ? only.Name : asked;

    private static Question Said(string speaker, string? topic) => new() { Text = "", Kind = QuestionKind.WhatSaid, Speaker = speaker, Topic = topic };
}
