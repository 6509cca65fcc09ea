using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using BriefingBot.Articles;
using BriefingBot.Ingestion;
using Microsoft.Net.Http.Headers;

namespace BriefingBot.Web.Api;

/// <summary>Articles as NDJSON, read line by line: the memory needed is one line's and one portion's, not the body's.</summary>
internal static class ArticleLines
{
    /// <summary>The cap of a whole body: 1 GiB.</summary>
    public const long Cap = 1024L * 1024 * 1024;

    private const int MostLines = 100_000;
    private const int LongestLine = ArticleEndpoints.ArticlesCap;

    public static bool IsNdjson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && (type.MediaType.Equals("application/x-ndjson", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/ndjson", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/jsonl", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Ingests every line. A broken line is a rejection; a line over the cap or a line too many is a problem, and what stood before it is
    /// stored.
    /// </summary>
    public static async Task<(List<IngestionResultBody> Results, IResult? Problem)> IngestAsync(
        PipeReader body, Ingestor ingestor, CancellationToken cancellationToken)
    {
        var batch = new ArticleBatch(ingestor);
        while (true)
        {
            ReadResult read = await body.ReadAsync(cancellationToken);
            ReadOnlySequence<byte> buffer = read.Buffer;
            while (TryTakeLine(ref buffer, read.IsCompleted, out ReadOnlySequence<byte> line))
            {
                if (batch.Count == MostLines)
                {
                    return (await batch.FinishAsync(cancellationToken), Stopped(batch, $"a body has {MostLines} articles at most"));
                }

                await AddAsync(batch, line, cancellationToken);
            }

            body.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                return (await batch.FinishAsync(cancellationToken), null);
            }

            if (buffer.Length > LongestLine)
            {
                return (await batch.FinishAsync(cancellationToken), Stopped(batch, $"a line has {LongestLine / 1024 / 1024} MiB at most"));
            }
        }
    }

    private static async Task AddAsync(ArticleBatch batch, ReadOnlySequence<byte> line, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> utf8 = line.IsSingleSegment ? line.First : line.ToArray();
        if (utf8.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }

        if (JsonBody.TryParse(utf8, out JsonElement json, out string? error))
        {
            await batch.AddAsync(json, cancellationToken);
        }
        else
        {
            batch.Reject(null, RejectionCode.Malformed, error!);
        }
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, bool isLast, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = buffer;
        if (!isLast || buffer.IsEmpty)
        {
            return false;
        }

        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private static IResult Stopped(ArticleBatch batch, string why) => Problems.Of(
        StatusCodes.Status413PayloadTooLarge, $"Reading stopped after {batch.Count} articles, which are stored: {why}. Send the rest in another request.");
}
