using System.ClientModel;
using System.Net;
using System.Text.Json;
using Azure.Identity;
using BriefingBot.Answers.Generation;
using Microsoft.SemanticKernel;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace BriefingBot.Models.Chat;

/// <summary>What an exception of a call means. Messages hold status and code only: the endpoint's own words may repeat the key or the prompt.</summary>
internal static class CallFaults
{
    private const int MostCodeLength = 60;

    /// <param name="timedOut">Whether the time of the call was over.</param>
    public static ModelReply.Failed Of(Exception fault, bool timedOut)
    {
        if (timedOut)
        {
            return new(ModelFault.TimedOut, "The endpoint took longer than one call may take.");
        }

        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case BrokenCircuitException:
                    return new(ModelFault.Unreachable, "The last calls all failed; none is made for a while.");
                case TimeoutRejectedException or OperationCanceledException:
                    return new(ModelFault.TimedOut, "The endpoint did not begin to answer, or went silent.");
                case AuthenticationFailedException:
                    return new(ModelFault.Rejected, "The Azure identity gave no token: sign in (az login), or give this machine a managed identity that may use the deployment.");
                case ClientResultException { Status: > 0 } answer:
                    return Answered(answer.Status, Code(answer.GetRawResponse()?.Content));
                case HttpOperationException { StatusCode: { } status } answer:
                    return Answered((int)status, Code(answer.ResponseContent is { Length: > 0 } body ? BinaryData.FromString(body) : null));
                case HttpRequestException or IOException:
                    return new(ModelFault.Unreachable, $"No answer came over the connection ({Kind(cause)}).");
            }
        }

        return new(ModelFault.Rejected, $"The endpoint does not answer as a chat endpoint does ({fault.GetType().Name}).");
    }

    private static ModelReply.Failed Answered(int status, string? code)
    {
        string what = code is null ? $"HTTP {status}" : $"HTTP {status}, {code}";
        return status switch
        {
            _ when code is "content_filter" => new(ModelFault.Refused, $"The endpoint's content filter refused the call ({what})."),
            (int)HttpStatusCode.TooManyRequests => new(ModelFault.Throttled, $"The endpoint says that too much is asked of it ({what})."),
            (int)HttpStatusCode.RequestTimeout or >= 500 => new(ModelFault.Unreachable, $"The endpoint failed ({what})."),
            (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden =>
                new(ModelFault.Rejected, $"The endpoint refused the key or the identity ({what}); an identity needs the role Cognitive Services OpenAI User."),
            (int)HttpStatusCode.NotFound => new(ModelFault.Rejected, $"The endpoint knows no such address or model ({what}); see Chat:Endpoint and Chat:Model."),
            >= 300 and < 400 => new(ModelFault.Rejected, $"The endpoint points elsewhere ({what}), where the key is not sent; see Chat:Endpoint."),
            _ => new(ModelFault.Rejected, $"The endpoint refused the call ({what}); see Chat:ResponseFormat, and the settings in the prompt's config.json."),
        };
    }

    /// <summary>The error's code, where it looks like one.</summary>
    private static string? Code(BinaryData? body)
    {
        if (body is null)
        {
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out JsonElement error)
                && error.ValueKind == JsonValueKind.Object
                ? Text(error, "code") ?? Text(error, "type")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= MostCodeLength } text
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')
            ? text
            : null;

    private static string Kind(Exception cause) => cause switch
    {
        HttpRequestException request => request.HttpRequestError.ToString(),
        HttpIOException broken => broken.HttpRequestError.ToString(),
        _ => cause.GetType().Name,
    };
}
