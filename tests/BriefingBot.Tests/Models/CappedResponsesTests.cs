using BriefingBot.Models.Endpoints;

namespace BriefingBot.Tests.Models;

public sealed class CappedResponsesTests
{
    [Theory]
    [InlineData(1_000)]
    [InlineData(0)]
    public async Task A_response_within_the_cap_comes_through_with_its_headers(int length)
    {
        using HttpMessageInvoker client = Client(length, mostBytes: 1_000);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1/");
        using HttpResponseMessage response = await client.SendAsync(request, default);

        Assert.Equal(length, (await response.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_response_beyond_the_cap_ends_in_a_fault_of_the_connection()
    {
        using HttpMessageInvoker client = Client(length: 1_001, mostBytes: 1_000);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1/");
        using HttpResponseMessage response = await client.SendAsync(request, default);
        await using Stream body = await response.Content.ReadAsStreamAsync();

        await Assert.ThrowsAsync<HttpIOException>(() => body.CopyToAsync(Stream.Null));
    }

    private static HttpMessageInvoker Client(int length, long mostBytes) => new(new CappedResponses(mostBytes) { InnerHandler = new Answering(length) });

    private sealed class Answering(int length) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(new byte[length]);
            content.Headers.ContentType = new("text/event-stream");
            return Task.FromResult(new HttpResponseMessage { Content = content });
        }
    }
}
