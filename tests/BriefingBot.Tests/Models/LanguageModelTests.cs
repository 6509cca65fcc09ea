using System.Text.Json;
using BriefingBot.Answers.Generation;

namespace BriefingBot.Tests.Models;

/// <summary>What arrives at an endpoint, and what is made of its replies.</summary>
public sealed class LanguageModelTests
{
    [Fact]
    public async Task An_openai_endpoint_is_asked_for_the_model_with_the_key_in_a_stream()
    {
        await using var server = new FakeChatServer(_ => ChatBehaviour.Says("""{"answer":"Überraschung 😀"}"""));
        await using var chat = new ChatFixture(server);

        ModelReply reply = await chat.AskAsync();

        Assert.Equal(new ModelReply.Text("""{"answer":"Überraschung 😀"}""", IsWhole: true) { Usage = new ModelUsage(100, 20) }, reply);
        ChatRequest request = Assert.Single(server.Requests);
        Assert.Equal(("/v1/chat/completions", "Bearer the-key", "small"), (request.PathAndQuery, request.Header("Authorization"), request.Body.GetProperty("model").GetString()));
        Assert.True(request.Body.GetProperty("stream").GetBoolean());
        Assert.True(request.Body.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
    }

    [Fact]
    public async Task Azure_is_asked_for_the_deployment_with_its_own_header()
    {
        await using var server = new FakeChatServer(_ => ChatBehaviour.Says("{}") with { BeginsWithFilterResults = true });
        await using var chat = new ChatFixture(server, [("Chat:Provider", "AzureOpenAI"), ("Chat:Endpoint", server.Url), ("Chat:Model", "our-deployment")]);

        ModelReply reply = await chat.AskAsync();

        Assert.Equal(new ModelReply.Text("{}", IsWhole: true) { Usage = new ModelUsage(100, 20) }, reply);
        ChatRequest request = Assert.Single(server.Requests);
        Assert.StartsWith("/openai/deployments/our-deployment/chat/completions?api-version=", request.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(("the-key", null), (request.Header("api-key"), request.Header("Authorization")));
        Assert.Equal($"our-deployment at {new Uri(server.Url).Authority}", chat.Model.Name);
    }

    [Fact]
    public async Task A_local_endpoint_needs_no_key()
    {
        await using var server = new FakeChatServer();
        await using var chat = new ChatFixture(server, [("Chat:ApiKey", null)]);

        Assert.IsType<ModelReply.Text>(await chat.AskAsync());
        Assert.Equal("Bearer none", Assert.Single(server.Requests).Header("Authorization"));
    }

    [Fact]
    public async Task The_form_of_the_reply_is_the_schema_kept_strictly_and_there_are_no_tools()
    {
        await using var server = new FakeChatServer();
        await using var chat = new ChatFixture(server);

        await chat.AskAsync();

        ChatRequest request = Assert.Single(server.Requests);
        JsonElement format = request.ResponseFormat!.Value;
        Assert.Equal("json_schema", format.GetProperty("type").GetString());
        Assert.Equal("Answer", format.GetProperty("json_schema").GetProperty("name").GetString());
        Assert.True(format.GetProperty("json_schema").GetProperty("strict").GetBoolean());
        Assert.True(JsonElement.DeepEquals(JsonSerializer.Deserialize<JsonElement>(ChatFixture.Schema), format.GetProperty("json_schema").GetProperty("schema")));
        Assert.False(request.Body.TryGetProperty("tools", out _));
        Assert.False(request.Body.TryGetProperty("tool_choice", out _));
    }

    [Theory]
    [InlineData("JsonObject", "json_object")]
    [InlineData("Text", null)]
    public async Task An_endpoint_without_schemas_has_the_model_told_in_the_system_message(string format, string? type)
    {
        await using var server = new FakeChatServer(_ => ChatBehaviour.Says("```json\n{\"answer\":\"x\"}\n```\n"));
        await using var chat = new ChatFixture(server, [("Chat:ResponseFormat", format)]);

        ModelReply reply = await chat.AskAsync();

        Assert.Equal("""{"answer":"x"}""", Assert.IsType<ModelReply.Text>(reply).Content);
        ChatRequest request = Assert.Single(server.Requests);
        Assert.Equal(type, request.ResponseFormat?.GetProperty("type").GetString());
        Assert.EndsWith("It follows this JSON schema:\n" + ChatFixture.Schema, request.System, StringComparison.Ordinal);
        Assert.Equal(["system", "user"], request.Messages.Select(m => m.Role));
    }

    [Theory]
    [InlineData("OpenAI", "max_completion_tokens", 500, 500)]
    [InlineData("OpenAI", "max_completion_tokens", 5_000, 900)]
    [InlineData("AzureOpenAI", "max_tokens", 500, 500)]
    [InlineData("AzureOpenAI", "max_tokens", 5_000, 900)]
    public async Task The_reply_may_cost_what_the_prompt_allows_and_the_service_caps(string provider, string field, int cap, int sent)
    {
        await using var server = new FakeChatServer();
        await using var chat = new ChatFixture(server, [("Chat:Provider", provider), ("Chat:Endpoint", server.Url), ("Chat:MaxOutputTokens", $"{cap}")]);

        await chat.AskAsync();

        JsonElement body = Assert.Single(server.Requests).Body;
        Assert.Equal(sent, body.GetProperty(field).GetInt32());
        Assert.Equal(0, body.GetProperty("temperature").GetDouble());
    }

    [Fact]
    public async Task Replies_that_are_held_to_json_are_given_as_they_came()
    {
        await using var server = new FakeChatServer(_ => ChatBehaviour.Says("```json\n{}\n```"));
        await using var chat = new ChatFixture(server);

        Assert.Equal("```json\n{}\n```", Assert.IsType<ModelReply.Text>(await chat.AskAsync()).Content);
    }
}
