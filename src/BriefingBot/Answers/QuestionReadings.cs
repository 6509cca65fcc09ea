using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;

namespace BriefingBot.Answers;

/// <summary>
/// Which of the ways to read a question about words the archive bears out: a phrase of time as words of the topic or as a restriction, an
/// event by its day, "what about X" as X's words or as words on X.
/// </summary>
internal sealed class QuestionReadings(ISearchIndex index, StatementAnswering statements)
{
    public async Task<Draft> DraftAsync(ResolvedQuestion resolved, int top, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        Draft draft = await ReadAsync(resolved, top, extent, cancellationToken);
        return draft is Draft.Refused && resolved.Otherwise is { } other && await ReadAsync(resolved with { Question = other }, top, extent, cancellationToken) is Draft.Claims found
            ? found with { Understood = found.Understood ?? other }
            : draft;
    }

    /// <summary>Takes the reading of a phrase of time that the archive bears out.</summary>
    private async Task<Draft> ReadAsync(ResolvedQuestion resolved, int top, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        Question question = resolved.Question;
        if (resolved.Recall is not null)
        {
            return await statements.DraftAsync(resolved, top, extent, cancellationToken);
        }

        if (question.Literal is { } literal && statements.IsWordForWord(literal))
        {
            return await statements.DraftAsync(resolved with { Question = literal }, top, extent, cancellationToken) with { Understood = literal };
        }

        if (question.Event is not { } happening)
        {
            return await statements.DraftAsync(resolved, top, extent, cancellationToken);
        }

        if (EventDates.Find(index, happening.Name) is not { } dated)
        {
            string undated = $"{Capital(RefusalComposer.Plain(happening.Name))} is not dated in the archive";
            return await statements.DraftAsync(resolved, top, extent, cancellationToken) switch
            {
                Draft.Claims { Items: [{ } first, .. var rest] } claims => claims with { Items = [StatementAnswering.Behind(undated + ", so this is of any day: ", first), .. rest] },
                Draft.Refused refused => refused with { Missing = $"{undated}. {refused.Missing}" },
                Draft other => other,
            };
        }

        Question bounded = happening.Side switch
        {
            EventSide.Before => question with { To = Earlier(question.To, dated.Day.DayNumber == 0 ? dated.Day : dated.Day.AddDays(-1)) },
            EventSide.After => question with { From = Later(question.From, dated.Day == DateOnly.MaxValue ? dated.Day : dated.Day.AddDays(1)) },
            _ => question with { From = Later(question.From, dated.Day) },
        };
        Draft draft = await statements.DraftAsync(resolved with { Question = bounded }, Math.Max(1, top - 1), extent, cancellationToken) with { Understood = bounded };
        return draft is Draft.Claims told && top > 1 ? told with { Items = [.. told.Items.Take(top - 1), DateOf(dated)] } : draft;
    }

    private static DraftClaim DateOf(DatedEvent dated) => new(
        [new DraftPart.Frame($"{Capital(Dateline.Teller(dated.Article))} gives the day of the event: "), .. StatementProse.Told(dated.Text)],
        [new DraftCitation(dated.Article.Id, dated.Article.Version, dated.Sentence)]);

    private static DateOnly Earlier(DateOnly? a, DateOnly b) => a is { } other && other < b ? other : b;

    private static DateOnly Later(DateOnly? a, DateOnly b) => a is { } other && other > b ? other : b;

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
