using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Indexing;
using BriefingBot.Statements;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.Hosting;

/// <summary>
/// Asks the archive questions of the service's own, so that what is loaded or compiled at first use is there before the first reader asks.
/// Nothing of it is remembered.
/// </summary>
/// <param name="briefer">One that keeps neither answers nor conversations.</param>
internal sealed class WarmUp(Briefer briefer, ISearchIndex index, ILogger<WarmUp> logger)
{
    /// <summary>Every way of answering once, and again, since the second pass takes branches that the first found cold.</summary>
    private const int Passes = 2;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int asked = 0;
        // Whatever goes wrong here goes wrong for a reader too, who is told; nothing depends on it.
        try
        {
            string name = index.Speakers.Find(null, 1) is [{ } first, ..] ? first.Name : "the minister";
            string[] questions =
                [$"What did {name} say?", $"What did {name} say about the plans for next year?", "Who said that it will be decided soon?", "When was it decided, and where?"];
            foreach (string question in Enumerable.Repeat(questions, Passes).SelectMany(all => all))
            {
                var request = new AskRequest { Question = question, Mode = AnswerMode.Extractive };
                AnsweredQuestion answered = await briefer.AskAsync(request, cancellationToken);
                _ = JsonSerializer.SerializeToUtf8Bytes(AnswerBody.Of(answered), ApiJson.Options);
                asked++;
            }

            logger.WarmedUp(asked);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        catch (Exception problem)
        {
            logger.NotWarmedUp(problem);
        }
    }
}
