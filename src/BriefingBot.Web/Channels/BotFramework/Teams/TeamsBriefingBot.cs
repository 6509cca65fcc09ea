using System.Runtime.CompilerServices;
using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.BotFramework.Outbound;
using BriefingBot.Web.Channels.BotFramework.Turns;
using BriefingBot.Web.Hosting;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>BriefingBot in Microsoft Teams: questions, commands, welcome, feedback, and the message extension.</summary>
internal sealed class TeamsBriefingBot(
    AskArchive ask,
    ArchiveGate gate,
    ISearchIndex index,
    IArticleStore articles,
    ArchiveSources sources,
    ExampleQuestions examples,
    QuoteExtension quotes,
    TeamsFeedback feedback,
    ChannelMessages messages,
    ChannelInbox inbox,
    TeamsLinks links,
    TeamsRecall recall,
    TimeProvider clock) : ActivityHandler
{
    private static readonly TimeSpan TypingEvery = TimeSpan.FromSeconds(2.5);

    /// <summary>How long a message waits for the start; longer than that it gets told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected override async Task OnMessageActivityAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        string text = TeamsText.Of(turn.Activity);
        if (text.Length == 0 && turn.Activity.Value is { ValueKind: JsonValueKind.Object } value)
        {
            await SubmitAsync(turn, value, cancellationToken);
            return;
        }

        if (text.Length > AskEndpoint.LongestQuestion)
        {
            await turn.SendActivityAsync(TeamsTexts.Plain(TeamsTexts.TooLong), cancellationToken);
            return;
        }

        if (!await gate.OpenAsync(PatienceIn(turn), cancellationToken))
        {
            await turn.SendActivityAsync(TeamsTexts.Plain(TeamsTexts.NotReady), cancellationToken);
            return;
        }

        bool isPersonal = TeamsText.IsPersonal(turn.Activity);
        Activity? told = text.TrimEnd('.', '!', '?').ToUpperInvariant() switch
        {
            "" or "HELP" => TeamsTexts.Help(await examples.GetAsync(cancellationToken), isPersonal),
            "SOURCES" => TeamsTexts.Sources(sources.Names(), await articles.ExtentAsync(cancellationToken)),
            "SPEAKERS" => TeamsTexts.Speakers([.. index.Speakers.Find(null, 10).Where(s => s.Statements > 0)]),
            _ => null,
        };
        if (told is not null)
        {
            await turn.SendActivityAsync(isPersonal ? told : told with { SuggestedActions = null }, cancellationToken);
            return;
        }

        await AnswerAsync(turn, text, isPersonal, cancellationToken);
    }

    protected override async Task OnMembersAddedAsync(IReadOnlyList<ChannelAccount> membersAdded, TurnContext turn, CancellationToken cancellationToken)
    {
        string? bot = turn.Activity.Recipient?.Id;
        if (bot is not null && membersAdded.Any(m => m.Id == bot) && TeamsText.IsPersonal(turn.Activity))
        {
            bool isOpen = await gate.OpenAsync(PatienceIn(turn), cancellationToken);
            await turn.SendActivityAsync(TeamsTexts.Welcome(isOpen ? await examples.GetAsync(cancellationToken) : []), cancellationToken);
        }
    }

    protected override Task OnInstallationUpdateAddAsync(TurnContext turn, CancellationToken cancellationToken) => messages.SetReferenceAsync(
        turn.Conversation, JsonSerializer.Serialize(ConversationReference.Of(turn.Activity), ActivityJson.Options), cancellationToken);

    protected override async Task OnInstallationUpdateRemoveAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        await inbox.PurgeAsync(turn.Conversation, cancellationToken);
        await messages.PurgeAsync(turn.Conversation, cancellationToken);
    }

    protected override Task OnMessageReactionActivityAsync(TurnContext turn, CancellationToken cancellationToken) => feedback.TakeReactionAsync(turn, cancellationToken);

    public override Task<InvokeResponse> OnInvokeActivityAsync(TurnContext turn, CancellationToken cancellationToken) => turn.Activity.Name switch
    {
        "message/submitAction" => feedback.TakeAsync(turn, cancellationToken),
        "composeExtension/query" => quotes.QueryAsync(turn.Activity, cancellationToken),
        "composeExtension/selectItem" => quotes.SelectAsync(turn.Activity, cancellationToken),
        "adaptiveCard/action" => quotes.ActionAsync(turn.Activity, cancellationToken),
        _ => Task.FromResult(InvokeResponse.NotImplemented),
    };

    private async Task AnswerAsync(TurnContext turn, string question, bool isPersonal, CancellationToken cancellationToken)
    {
        await recall.RecallAsync(turn.Conversation, cancellationToken);
        var request = new AskRequest { Question = question, ConversationId = turn.Conversation };
        AnsweredQuestion? answer = null;
        ConnectorResult? result;
        string? streamId = turn.StreamId;
        if (streamId is not null)
        {
            // An earlier attempt was interrupted in the middle of its stream: the answer is written in its place.
            answer = await ask(request, null, cancellationToken);
            Activity message = TeamsRenderer.Render(answer, links, isPersonal);
            result = await turn.UpdateActivityAsync(streamId, message, cancellationToken);
            result = result.Fault == ConnectorFault.Rejected ? await turn.SendActivityAsync(message, cancellationToken) : result;
        }
        else if (isPersonal && turn.Adapter.IsLive)
        {
            var stream = new StreamingReply(turn, inbox, clock);
            result = await stream.RunAsync(TeamsTexts.Searching, PartsAsync(cancellationToken), () => TeamsRenderer.Render(answer!, links, isPersonal), cancellationToken);
            streamId = stream.StreamId;
        }
        else
        {
            Task<AnsweredQuestion> asking = ask(request, null, cancellationToken);
            await TypeUntilAsync(turn, asking, cancellationToken);
            answer = await asking;
            result = await turn.SendActivityAsync(TeamsRenderer.Render(answer, links, isPersonal), cancellationToken);
        }

        if (answer is not null && result is { IsSent: true })
        {
            foreach (string id in new[] { result.Id, streamId }.OfType<string>().Where(id => id.Length > 0).Distinct(StringComparer.Ordinal))
            {
                await messages.AddAsync(turn.Conversation, id, answer.Answer.Id, cancellationToken);
            }
        }

        async IAsyncEnumerable<StreamPart> PartsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await using var asking = StagedAsking.Start(ask, request, cancellation);
            await foreach (AnswerStage stage in asking.StagesAsync(cancellation))
            {
                if (StageTexts.Of(stage) is { } told)
                {
                    yield return StreamPart.Informative(told);
                }
            }

            // The answer is verified as a whole, so all of its text may be shown at once.
            answer = await asking.Answer;
            yield return StreamPart.Verified(TeamsRenderer.Render(answer, links, isPersonal).Text!);
        }
    }

    /// <summary>Where the sender waits for the response, nothing else can be waited for.</summary>
    private static TimeSpan PatienceIn(TurnContext turn) => turn.Adapter.IsLive ? Patience : TimeSpan.Zero;

    /// <summary>Shows that something is being done, as long as it is.</summary>
    private async Task TypeUntilAsync(TurnContext turn, Task work, CancellationToken cancellationToken)
    {
        while (turn.Adapter.IsLive)
        {
            await turn.SendActivityAsync(new Activity { Type = ActivityTypes.Typing }, cancellationToken);
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task first = await Task.WhenAny(work, Task.Delay(TypingEvery, clock, enough.Token));
            await enough.CancelAsync();
            if (first == work)
            {
                return;
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A card's button where the card can't ask by itself: the answer is a message.</summary>
    private async Task SubmitAsync(TurnContext turn, JsonElement value, CancellationToken cancellationToken)
    {
        Activity message = await quotes.ContextMessageAsync(value, cancellationToken) ?? TeamsTexts.Help([], TeamsText.IsPersonal(turn.Activity));
        await turn.SendActivityAsync(message, cancellationToken);
    }
}
