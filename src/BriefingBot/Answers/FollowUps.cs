using System.Collections.Immutable;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Suggests what to ask next: at most three questions, each of which would be answered.</summary>
internal sealed class FollowUps(ISearchIndex index, StatementAnswering statements)
{
    private const int Most = 3;
    private const int Tried = 8;

    public async Task<ImmutableArray<string>> SuggestAsync(Question question, Verified verified, CancellationToken cancellationToken)
    {
        var suggestions = ImmutableArray.CreateBuilder<string>(Most);
        foreach ((string text, Question asked) in Candidates(question, verified).Take(Tried))
        {
            if (suggestions.Count == Most)
            {
                break;
            }

            if (!suggestions.Contains(text) && await statements.WouldAnswerAsync(asked, SearchFilter.None, asked.Else ? verified.Told : [], cancellationToken))
            {
                suggestions.Add(text);
            }
        }

        return suggestions.ToImmutable();
    }

    private IEnumerable<(string Text, Question Asked)> Candidates(Question question, Verified verified)
    {
        string? speaker = verified.Told.FirstOrDefault(claim => claim.Speaker is not null)?.Speaker ?? FullName(question.Speaker);
        string? topic = question.IsAboutWords && !question.TopicIsClause ? question.Topic : null;
        if (verified.Answer.Status == AnswerStatus.Abstained)
        {
            if (verified.Answer.Reason?.Code == RefusalCode.SpeakerUnknown)
            {
                foreach (string person in verified.Answer.Reason.Closest.Select(citation => citation.Speaker).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
                {
                    yield return question.Topic is { } on ? ($"What did {person} say about {on}?", Said(person, on)) : ($"What did {person} say?", Said(person, null));
                }

                yield break;
            }

            if (speaker is not null && question.Topic is not null)
            {
                yield return ($"What did {speaker} say?", Said(speaker, null));
            }

            if (topic is not null)
            {
                yield return ($"Who spoke about {topic}?", new Question { Text = "", Kind = QuestionKind.WhoSaid, Topic = topic });
            }

            yield break;
        }

        if (speaker is not null && question.IsAboutWords)
        {
            yield return ($"What else did {WithArticle(speaker, verified.Told)} say?", Said(speaker, null) with { Else = true });
        }

        foreach (string other in Others(verified.Answer, speaker))
        {
            if (topic is not null && !TopicWords.Of(topic).Exists(word => TopicWords.Of(other).Contains(word)))
            {
                yield return ($"What did {other} say about {topic}?", Said(other, topic));
            }

            yield return ($"What did {other} say?", Said(other, null));
        }
    }

    /// <summary>Others who speak in the cited articles.</summary>
    private IEnumerable<string> Others(Answer answer, string? speaker) => answer.Citations
        .Select(citation => citation.ArticleId).Distinct(StringComparer.Ordinal).Take(2)
        .SelectMany(id => index.SearchStatements(null, null, 100, new SearchFilter(ArticleId: id)))
        .Where(hit => hit.Statement.IsPerson && hit.Statement.Confidence >= Confidence.Continued)
        .OrderBy(hit => hit.Article.Id, StringComparer.Ordinal).ThenBy(hit => hit.Ordinal)
        .Select(hit => hit.Statement.Speaker)
        .Where(name => !name.Equals(speaker, StringComparison.OrdinalIgnoreCase) && NameKey.Of(name) != NameKey.Of(speaker ?? ""))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>"the Kremlin" where the answer has it so.</summary>
    private static string WithArticle(string speaker, IEnumerable<DraftClaim> told) =>
        told.Any(claim => claim.Parts is [DraftPart.Frame { Text: var text }, ..] && text.Contains("the " + speaker, StringComparison.OrdinalIgnoreCase)) ? "the " + speaker : speaker;

    private string? FullName(string? asked) => asked is not null && SpeakerChoice.Choose(index, asked) is [{ } only] ? only.Name : asked;

    private static Question Said(string speaker, string? topic) => new() { Text = "", Kind = QuestionKind.WhatSaid, Speaker = speaker, Topic = topic };
}
