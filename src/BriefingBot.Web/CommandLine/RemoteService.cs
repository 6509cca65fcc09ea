using System.Net.Http.Json;
using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.CommandLine;

/// <summary>The asked service could not be reached, or did not answer as one.</summary>
internal sealed class ServerException(string message) : Exception(message);

/// <summary>Asks a running service over HTTP.</summary>
internal static class RemoteService
{
    private const string KeyVariable = "BRIEFINGBOT_API_KEY";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <exception cref="ServerException">No answer came: the message says why.</exception>
    public static async Task<AnswerBody> AskAsync(string server, string? key, AskRequest request, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(server + "/v1/ask", UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            throw new ServerException($"--server is '{server}'; an address such as {Hosting.ListenGuard.DefaultUrl} is meant.");
        }

        using var client = new HttpClient { Timeout = Patience };
        using var message = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = JsonContent.Create(
                new AskBody(request.Question, request.ConversationId, request.Speaker, request.Source, request.From, request.To, request.MaxCitations),
                options: ApiJson.Options),
        };
        if ((key ?? Environment.GetEnvironmentVariable(KeyVariable)) is { Length: > 0 } secret)
        {
            message.Headers.TryAddWithoutValidation(ApiAccess.Header, secret);
        }

        try
        {
            using HttpResponseMessage response = await client.SendAsync(message, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new ServerException($"{server} answered {(int)response.StatusCode}: {await DetailAsync(response, cancellationToken)}");
            }

            return await response.Content.ReadFromJsonAsync<AnswerBody>(ApiJson.Options, cancellationToken)
                ?? throw new ServerException($"{server} answered without an answer.");
        }
        catch (HttpRequestException e)
        {
            throw new ServerException($"{server} can't be reached ({e.Message}). Is the service running there?");
        }
        catch (JsonException)
        {
            throw new ServerException($"{server} answered something that is no answer of this program.");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerException($"{server} did not answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    private static async Task<string> DetailAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return problem.GetProperty("detail").GetString() ?? "";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return response.ReasonPhrase ?? "";
        }
    }
}
