using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace BriefingBot.Web.Api;

/// <summary>Reads a request's body as JSON, up to a size; what is wrong with it is a problem to answer with.</summary>
internal static class JsonBody
{
    /// <summary>The cap of a question or search: 64 KiB.</summary>
    public const int SmallCap = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The body's object, or the problem.</summary>
    public static async Task<(JsonElement Json, IResult? Problem)> ReadObjectAsync(HttpRequest request, int cap, CancellationToken cancellationToken)
    {
        (JsonElement json, IResult? problem) = await ReadAsync(request, cap, cancellationToken);
        return problem is null && json.ValueKind != JsonValueKind.Object
            ? (default, Problems.BadField("$", "The body must be a JSON object, such as {\"question\":\"…\"}."))
            : (json, problem);
    }

    public static async Task<(JsonElement Json, IResult? Problem)> ReadAsync(HttpRequest request, int cap, CancellationToken cancellationToken)
    {
        if (!IsJson(request))
        {
            return (default, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "The body's content type must be application/json."));
        }

        using MemoryStream? body = await ReadBytesAsync(request, cap, cancellationToken);
        return body is null
            ? (default, TooLarge(cap))
            : Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    public static (JsonElement Json, IResult? Problem) Parse(ReadOnlyMemory<byte> utf8) =>
        TryParse(utf8, out JsonElement json, out string? error) ? (json, null) : (default, Problems.BadField("$", error!));

    /// <summary>False, with a sentence that names the place, where the bytes are no JSON.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, out JsonElement json, out string? error)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            json = document.RootElement.Clone();
            error = null;
            return true;
        }
        catch (JsonException e)
        {
            json = default;
            error = string.Create(CultureInfo.InvariantCulture,
                $"The body isn't JSON that can be read, at line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}: {FirstSentence(e.Message)}");
            return false;
        }
    }

    public static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    public static IResult TooLarge(long cap) => Problems.Of(
        StatusCodes.Status413PayloadTooLarge, string.Create(CultureInfo.InvariantCulture, $"The body is larger than {cap / 1024} KiB, the most that is read here."));

    /// <summary>Null where the body is larger than the cap; no more than that is ever held.</summary>
    public static async Task<MemoryStream?> ReadBytesAsync(HttpRequest request, int cap, CancellationToken cancellationToken)
    {
        if (request.ContentLength > cap)
        {
            return null;
        }

        var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, SmallCap));
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (body.Length + read > cap)
                {
                    await body.DisposeAsync();
                    return null;
                }

                body.Write(buffer, 0, read);
            }

            return body;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
