using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Tests.Answers.Support;
using BriefingBot.Tests.Models;
using static BriefingBot.Tests.Answers.Generation.ScriptedModel;

namespace BriefingBot.Tests.Answers.Generation;

/// <summary>The way of an answer that a model words: stages, repair, limits of time, and what is told of it.</summary>
public sealed class ProseWriterTests
{
    private const string Question = "What did Ilse Marrow say about mooring fees?";
    private const string Right = "Ilse Marrow said that mooring fees in Selda will not rise before 2033.";
    private const string Wrong = "Ilse Marrow said that mooring fees in Selda will rise.";

    private const string Body = """
        Harbour Minister Ilse Marrow said that mooring fees in Selda will not rise before 2033. Marrow said that the northern mole would be repaired.

        Union leader Per Kravik said that the strike may go on.
        """;

    [Fact]
    public async Task What_holds_is_shown_with_its_source_and_day_and_the_path_is_told()
    {
        var model = new ScriptedModel(request => Reply(Claim(Right, "Ilse Marrow", Ids(request)[0])));
        await using StoredArchive archive = await OpenAsync(model);

        Answer answer = await archive.AskAsync(Question);

        Assert.Equal((AnswerStatus.Answered, AnswerMode.Generative), (answer.Status, answer.Mode));
        Assert.Equal("Ilse Marrow said that mooring fees in Selda will not rise before 2033 (Osk Herald, 2 June 2031) [1].", answer.Text);
        Assert.Equal("Ilse Marrow", Assert.Single(answer.Citations).Speaker);
    }

    [Fact]
    public async Task The_stages_are_told_in_order()
    {
        var stages = new List<AnswerStage>();
        await using StoredArchive archive = await OpenAsync(new ScriptedModel(request => Reply(Claim(Right, "Ilse Marrow", Ids(request)[0]))));

        await archive.AskAsync(new AskRequest { Question = Question }, new Told<AnswerStage>(stages));

        Assert.Equal([AnswerStage.Searching, AnswerStage.Writing, AnswerStage.Checking], stages);
    }

    [Fact]
    public async Task A_claim_that_failed_comes_back_once_with_the_reason_and_takes_its_place()
    {
        var model = new ScriptedModel((request, call) => Text(call == 1
            ? Reply(Claim(Wrong, "Ilse Marrow", Ids(request)[0]), Claim("Ilse Marrow said that the northern mole would be repaired.", "Ilse Marrow", Ids(request)[1]))
            : Reply(Claim(Right, "Ilse Marrow", Ids(request)[0]))));
        WritingReport? report = null;
        await using StoredArchive archive = await OpenAsync(model);

        Answer answer = await archive.AskAsync(new AskRequest { Question = "What did Ilse Marrow say?", Report = told => report = told });

        Assert.Equal(2, model.Requests.Count);
        Assert.Contains("not", model.Requests[1].Variables["rejected"], StringComparison.Ordinal);
        Assert.Contains(Wrong, model.Requests[1].Variables["rejected"], StringComparison.Ordinal);
        Assert.Equal(["Ilse Marrow said that mooring fees", "Ilse Marrow said that the northern"], answer.Claims.Select(claim => claim.Text[..34]));
        Assert.Equal((2, 1, 1, 0, 2, null), (report!.Proposed, report.PassedAtFirst, report.PassedAfterRepair, report.Dropped, report.Calls, report.Fallback));
        Assert.Equal(new ModelUsage(200, 40), report.Usage);
    }

    [Fact]
    public async Task What_fails_twice_is_dropped_and_told_by_rule()
    {
        WritingReport? report = null;
        await using StoredArchive archive = await OpenAsync(new ScriptedModel(request => Reply(Claim(Wrong, "Ilse Marrow", Ids(request)[0]))));

        Answer answer = await archive.AskAsync(new AskRequest { Question = Question, Report = told => report = told });

        Assert.Equal(AnswerMode.Extractive, answer.Mode);
        Assert.Contains("will not rise before 2033", answer.Text, StringComparison.Ordinal);
        Assert.Equal(("none-held", 1, 1), (report!.Fallback, report.Dropped, report.DroppedByRule["meaning"]));
    }

    [Fact]
    public async Task A_refusal_never_asks_the_model()
    {
        var model = new ScriptedModel(_ => "{}");
        await using StoredArchive archive = await OpenAsync(model);

        Answer answer = await archive.AskAsync("What did Angela Merkel say about fish?");

        Assert.Equal((AnswerStatus.Abstained, AnswerMode.Extractive), (answer.Status, answer.Mode));
        Assert.Empty(model.Requests);
    }

    [Fact]
    public async Task Who_asks_for_an_extractive_answer_gets_one_without_a_call()
    {
        var model = new ScriptedModel(_ => "{}");
        await using StoredArchive archive = await OpenAsync(model);

        Answer answer = await archive.AskAsync(new AskRequest { Question = Question, Mode = AnswerMode.Extractive });

        Assert.Equal((AnswerMode.Extractive, 0), (answer.Mode, model.Requests.Count));
    }

    [Fact]
    public async Task Past_the_deadline_the_extractive_answer_goes_out()
    {
        var model = new SlowModel();
        WritingReport? report = null;
        await using StoredArchive archive = await OpenAsync(model);

        Task<Answer> asking = archive.AskAsync(new AskRequest { Question = Question, Report = told => report = told });
        await model.Asked;
        archive.Clock.Advance(new GenerationOptions().Deadline);
        Answer answer = await asking;

        Assert.Equal((AnswerStatus.Answered, AnswerMode.Extractive, "deadline"), (answer.Status, answer.Mode, report!.Fallback));
        Assert.True(model.WasCancelled);
    }

    [Fact]
    public async Task What_held_before_the_deadline_is_shown_though_the_repair_came_too_late()
    {
        var model = new SlowModel(request => Reply(Claim(Right, "Ilse Marrow", Ids(request)[0]), Claim(Wrong, "Ilse Marrow", Ids(request)[0])));
        await using StoredArchive archive = await OpenAsync(model);

        Task<Answer> asking = archive.AskAsync(Question);
        await model.Asked;
        archive.Clock.Advance(new GenerationOptions().Deadline);

        Answer answer = await asking;
        Assert.Equal(AnswerMode.Generative, answer.Mode);
        Assert.Single(answer.Claims);
    }

    [Fact]
    public async Task A_reader_who_leaves_cancels_the_call()
    {
        var model = new SlowModel();
        using var left = new CancellationTokenSource();
        await using StoredArchive archive = await OpenAsync(model);

        Task<Answer> asking = archive.AskAsync(new AskRequest { Question = Question }, null, left.Token);
        await model.Asked;
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.True(model.WasCancelled);
    }

    [Fact]
    public async Task An_endpoint_that_trickles_is_left_at_the_deadline()
    {
        var trickling = new TaskCompletionSource();
        await using var server = new FakeChatServer(_ =>
        {
            trickling.SetResult();
            return ChatBehaviour.Says(new string(' ', 100_000)) with { ChunkSize = 1, Pace = TimeSpan.FromMilliseconds(20) };
        });
        await using var chat = new ChatFixture(server);
        await using StoredArchive archive = await OpenAsync(chat.Model);

        Task<Answer> asking = archive.AskAsync(Question);
        await trickling.Task;
        archive.Clock.Advance(new GenerationOptions().Deadline);

        Assert.Equal(AnswerMode.Extractive, (await asking).Mode);
        await server.ClientLeft;
    }

    [Fact]
    public async Task A_storm_of_429_ends_in_the_extractive_answer_and_is_soon_not_asked_any_more()
    {
        WritingReport? report = null;
        await using var server = new FakeChatServer(_ => ChatBehaviour.Fails(429, "rate_limit_exceeded"));
        await using var chat = new ChatFixture(server);
        await using StoredArchive archive = await OpenAsync(chat.Model);

        for (int i = 0; i < 12; i++)
        {
            Answer answer = await archive.AskAsync(new AskRequest { Question = Question, Report = told => report = told });
            Assert.Equal((AnswerStatus.Answered, AnswerMode.Extractive), (answer.Status, answer.Mode));
        }

        int asked = server.Requests.Count;
        await archive.AskAsync(new AskRequest { Question = Question, Report = told => report = told });
        Assert.Equal(asked, server.Requests.Count);
        Assert.Contains(report!.Fallback, new[] { "throttled", "unreachable" });
    }

    private static async Task<StoredArchive> OpenAsync(ILanguageModel model)
    {
        StoredArchive archive = await StoredArchive.OpenAsync(null, model);
        await archive.PutAsync("fees", Body, "Osk Herald", "2031-06-02");
        return archive;
    }

    private static ModelReply.Text Text(string content) => new(content, IsWhole: true) { Usage = new ModelUsage(100, 20) };

    /// <summary>Takes the words as they come, on the thread that has them.</summary>
    private sealed class Told<T>(List<T> into) : IProgress<T>
    {
        public void Report(T value) => into.Add(value);
    }

    /// <summary>Answers the first call, where it is told how, and no other until it is cancelled.</summary>
    private sealed class SlowModel(Func<ModelRequest, string>? first = null) : ILanguageModel
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int calls;

        public string Name => "a slow model";

        /// <summary>It keeps somebody waiting.</summary>
        public Task Asked => asked.Task;

        public bool WasCancelled { get; private set; }

        public async Task<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken)
        {
            if (++calls == 1 && first is not null)
            {
                return Text(first(request));
            }

            asked.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                WasCancelled = true;
                throw;
            }

            return Text("{}");
        }
    }
}
