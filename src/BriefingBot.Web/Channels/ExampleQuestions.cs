using BriefingBot.Answers;
using BriefingBot.Indexing;
using BriefingBot.Statements;

namespace BriefingBot.Web.Channels;

/// <summary>Questions that the archive answers at the moment, made from who speaks in it: for the welcome of each chat.</summary>
/// <param name="briefer">One that keeps neither answers nor conversations: each question is tried before it is shown.</param>
internal sealed class ExampleQuestions(Briefer briefer, ISearchIndex index, TimeProvider clock) : IDisposable
{
    public const int Most = 3;

    private const int SpeakersTried = 10;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>While much is ingested the archive changes all the time, and the questions needn't.</summary>
    private static readonly TimeSpan KeptAtLeast = TimeSpan.FromSeconds(5);

    /// <summary>Many who come at once are told the same; one of them has it made.</summary>
    private readonly SemaphoreSlim making = new(1, 1);
    private volatile Known? known;

    private sealed record Known(IReadOnlyList<string> Questions, long At, int Statements);

    public async Task<IReadOnlyList<string>> GetAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } fresh)
        {
            return fresh.Questions;
        }

        await making.WaitAsync(cancellationToken);
        try
        {
            return (Fresh() ?? (known = await MakeAsync(cancellationToken))).Questions;
        }
        finally
        {
            making.Release();
        }
    }

    public void Dispose() => making.Dispose();

    private Known? Fresh()
    {
        if (known is not { } last)
        {
            return null;
        }

        TimeSpan kept = last.Statements == index.Count.Statements ? Kept
            : last.Questions.Count > 0 ? KeptAtLeast
            : TimeSpan.Zero;
        return clock.GetElapsedTime(last.At) < kept ? last : null;
    }

    private async Task<Known> MakeAsync(CancellationToken cancellationToken)
    {
        int statements = index.Count.Statements;
        var questions = new List<string>();
        foreach (string question in Candidates())
        {
            if (questions.Count == Most)
            {
                break;
            }

            var request = new AskRequest { Question = question, Mode = AnswerMode.Extractive };
            AnsweredQuestion asked = await briefer.AskAsync(request, cancellationToken);
            if (asked.Answer.Status == AnswerStatus.Answered)
            {
                questions.Add(question);
            }
        }

        return new Known(questions, clock.GetTimestamp(), statements);
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
