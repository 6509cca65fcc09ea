using BriefingBot.Answers.Generation;

namespace BriefingBot.Tests.Models;

/// <summary>Streams that end otherwise than they should.</summary>
public sealed class StreamedReplyTests
{
    private static readonly ModelUsage Usage = new(100, 20);

    [Theory]
    [InlineData("length")]
    [InlineData(null)]
    [InlineData("tool_calls")]
    [InlineData("a reason of its own")]
    public async Task A_reply_that_did_not_come_to_its_own_end_is_not_whole(string? reason)
    {
        ModelReply.Text text = Assert.IsType<ModelReply.Text>(await AskAsync(ChatBehaviour.Says("{\"answer\":\"half") with { FinishReason = reason }));

        Assert.Equal(("{\"answer\":\"half", false), (text.Content, text.IsWhole));
    }

    [Fact]
    public async Task A_stream_cut_after_some_text_gives_that_text()
    {
        Assert.Equal(new ModelReply.Text("{\"answer\":\"h", IsWhole: false), await AskAsync(ChatBehaviour.CutsOff("{\"answer\":\"half\"}", after: 12)));
    }

    [Fact]
    public async Task A_stream_cut_before_any_text_is_tried_again()
    {
        await using var server = new FakeChatServer();
        server.Enqueue(ChatBehaviour.CutsOff("{}", after: 0));
        await using var chat = new ChatFixture(server);

        Assert.Equal(new ModelReply.Text("{}", IsWhole: true) { Usage = Usage }, await chat.AskAsync());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Streams_that_are_cut_before_any_text_again_are_unreachable()
    {
        await using var server = new FakeChatServer(_ => ChatBehaviour.CutsOff("{}", after: 0));
        await using var chat = new ChatFixture(server);

        Assert.Equal(ModelFault.Unreachable, Assert.IsType<ModelReply.Failed>(await chat.AskAsync()).Fault);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_stream_that_ends_before_any_text_without_a_reason_is_tried_again()
    {
        await using var server = new FakeChatServer(_ => ChatBehaviour.Says("") with { FinishReason = null, Usage = null });
        await using var chat = new ChatFixture(server);

        Assert.Equal(ModelFault.Unreachable, Assert.IsType<ModelReply.Failed>(await chat.AskAsync()).Fault);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_empty_reply_is_one()
    {
        Assert.Equal(new ModelReply.Text("", IsWhole: true) { Usage = Usage }, await AskAsync(ChatBehaviour.Says("")));
    }

    [Fact]
    public async Task A_refusal_of_the_model_is_told_without_its_words()
    {
        ModelReply.Failed failed = Assert.IsType<ModelReply.Failed>(await AskAsync(ChatBehaviour.Refuses("I won't talk about Marrow.")));

        Assert.Equal((ModelFault.Refused, "The model refused to answer."), (failed.Fault, failed.Message));
    }

    [Fact]
    public async Task A_reply_that_the_content_filter_ends_is_refused_though_there_is_text()
    {
        ModelReply reply = await AskAsync(ChatBehaviour.Says("{\"answer\":") with { FinishReason = "content_filter" });

        Assert.Equal(new ModelReply.Failed(ModelFault.Refused, "The endpoint's content filter refused to answer.") { Usage = Usage }, reply);
    }

    [Fact]
    public async Task A_prompt_that_the_content_filter_stops_is_refused()
    {
        Assert.Equal(ModelFault.Refused, Assert.IsType<ModelReply.Failed>(await AskAsync(ChatBehaviour.Fails(400, "content_filter"))).Fault);
    }

    [Fact]
    public async Task A_reply_of_100_KB_is_cut_and_the_rest_not_waited_for()
    {
        string text = new('a', 100 * 1024);
        await using var server = new FakeChatServer(_ => ChatBehaviour.Says(text) with { ChunkSize = 1000 });
        await using var chat = new ChatFixture(server);

        ModelReply.Text reply = Assert.IsType<ModelReply.Text>(await chat.AskAsync());

        Assert.Equal((64 * 1024, false), (reply.Content.Length, reply.IsWhole));
        Assert.StartsWith(reply.Content, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_reply_is_not_cut_within_a_character()
    {
        ModelReply.Text reply = Assert.IsType<ModelReply.Text>(await AskAsync(ChatBehaviour.Says("a" + string.Concat(Enumerable.Repeat("😀", 40_000))) with { ChunkSize = 1000 }));

        Assert.Equal((64 * 1024) - 1, reply.Content.Length);
        Assert.False(char.IsHighSurrogate(reply.Content[^1]));
    }

    [Theory]
    [InlineData("text/html", "<html><body>Log in</body></html>")]
    [InlineData("application/json", """{"id":"x","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"{}"},"finish_reason":"stop"}]}""")]
    [InlineData("text/event-stream", "")]
    [InlineData("text/event-stream", "data: not json\n\n")]
    [InlineData("text/event-stream", "data: {\"choices\": 7}\n\n")]
    [InlineData("text/event-stream", "data: [1, 2]\n\n")]
    public async Task What_is_no_stream_of_a_chat_is_told_so_and_not_asked_for_again(string type, string body)
    {
        await using var server = new FakeChatServer(_ => new ChatBehaviour.Raw(200, type, body));
        await using var chat = new ChatFixture(server);

        Assert.Equal(ModelFault.Rejected, Assert.IsType<ModelReply.Failed>(await chat.AskAsync()).Fault);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("data: {\"error\":{\"message\":\"overloaded\"}}\n\n")]
    [InlineData("data: not json\n\n")]
    [InlineData("data: {\"choices\":\n\n")]
    public async Task An_error_in_the_middle_of_the_stream_leaves_the_text_before_it(string rest)
    {
        const string Begin = """data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"{\"a"},"finish_reason":null}]}""";

        Assert.Equal(new ModelReply.Text("{\"a", IsWhole: false), await AskAsync(new ChatBehaviour.Raw(200, "text/event-stream", Begin + "\n\n" + rest)));
    }

    [Fact]
    public async Task A_stream_of_another_type_and_without_usage_is_read_all_the_same()
    {
        Assert.Equal(new ModelReply.Text("{}", IsWhole: true), await AskAsync(ChatBehaviour.Says("{}") with { ContentType = "text/plain", Usage = null }));
    }

    [Fact]
    public async Task Impossible_counts_of_tokens_do_no_harm()
    {
        ModelReply reply = await AskAsync(ChatBehaviour.Says("{}") with { Usage = (int.MaxValue / 2, -5) });

        Assert.Equal(new ModelUsage(10_000_000, 0), reply.Usage);
    }

    private static async Task<ModelReply> AskAsync(ChatBehaviour behaviour)
    {
        await using var server = new FakeChatServer(_ => behaviour);
        await using var chat = new ChatFixture(server);
        return await chat.AskAsync();
    }
}
