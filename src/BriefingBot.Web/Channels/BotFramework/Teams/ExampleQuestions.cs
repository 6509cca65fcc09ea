using BriefingBot.Answers;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>Questions that the archive answers at the moment, made from who speaks in it: for the welcome.</summary>
/// <param name="briefer">One that keeps neither answers nor conversations: each question is tried before it is shown.</param>
internal sealed class ExampleQuestions(Briefer briefer, ISearchIndex index, TimeProvider clock)
{
    public const int Most = 3;

    private const int SpeakersTried = 10;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private (IReadOnlyList<string> Questions, long At, int Statements)? known;

    public async Task<IReadOnlyList<string>> GetAsync(CancellationToken cancellationToken)
    {
        int statements = index.Count.Statements;
        if (known is { } last && last.Statements == statements && clock.GetElapsedTime(last.At) < Kept)
        {
            return last.Questions;
        }

        var questions = new List<string>();
        foreach (string question in Candidates())
        {
            if (questions.Count == Most)
            {
                break;
            }

            Answer answer = await briefer.AskAsync(new AskRequest { Question = question }, cancellationToken);
            if (answer.Status != AnswerStatus.Abstained)
            {
                questions.Add(question);
            }
        }

        known = (questions, clock.GetTimestamp(), statements);
        return questions;
    }

    /// <summary>What several persons said; where there are fewer, what one of them said in other ways.</summary>
    private IEnumerable<string> Candidates()
    {
        IReadOnlyList<Speaker> speakers = index.Speakers.Find(null, SpeakersTried);
        Speaker[] heard = [.. speakers.Where(s => s.Statements > 0).OrderByDescending(s => s.IsPerson).ThenByDescending(s => s.Statements)];
        foreach (Speaker speaker in heard)
        {
            yield return $"What did {speaker.Name} say?";
        }

        foreach (Speaker speaker in heard)
        {
            yield return $"What is the latest from {speaker.Name}?";
            yield return $"When did {speaker.Name} say that?";
        }

        foreach (StatementHit hit in index.SearchStatements(null, null, SpeakersTried, SearchFilter.None))
        {
            yield return $"Summarise the article about {hit.Article.Title.TrimEnd('.', '…', ' ')}";
        }
    }
}
