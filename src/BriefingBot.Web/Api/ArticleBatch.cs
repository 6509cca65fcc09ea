using System.Globalization;
using System.Text.Json;
using BriefingBot.Articles;
using BriefingBot.Ingestion;

namespace BriefingBot.Web.Api;

/// <summary>
/// Articles of one request, handed on in portions; a result for each, in order. One bad article never stops the others; of two with one id
/// the second is stored as the newer version.
/// </summary>
internal sealed class ArticleBatch(Ingestor ingestor)
{
    private const int Portion = 64;

    private readonly List<IngestionResultBody?> results = [];
    private readonly List<(int Position, ArticleDraft Draft)> waiting = [];

    public int Count => results.Count;

    public async Task AddAsync(JsonElement json, CancellationToken cancellationToken)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Reject(null, RejectionCode.Malformed, "An article must be a JSON object.");
            return;
        }

        var fields = RequestFields.Of(json);
        ArticleFields article = ArticleReader.Read(fields);
        if (!fields.IsValid)
        {
            Reject(article.Id, RejectionCode.Malformed, string.Join(" ", fields.Errors.SelectMany(e => e.Value)));
            return;
        }

        string origin = string.Create(CultureInfo.InvariantCulture, $"Article {results.Count + 1}");
        switch (ArticleDraftValidator.Validate(article, origin))
        {
            case ArticleReading.Rejected rejected:
                Reject(article.Id, rejected.Reason.Code, rejected.Reason.Message);
                break;
            case ArticleReading.Accepted accepted:
                await AddAsync(accepted.Draft, cancellationToken);
                break;
        }
    }

    public void Reject(string? id, RejectionCode code, string message) =>
        results.Add(new IngestionResultBody(id, "rejected", null, new RejectionBody(ApiJson.Word(code), message)));

    public async Task<List<IngestionResultBody>> FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        return [.. results.Select(r => r!)];
    }

    private async Task AddAsync(ArticleDraft draft, CancellationToken cancellationToken)
    {
        if (waiting.Count == Portion || waiting.Any(w => w.Draft.Id == draft.Id))
        {
            await FlushAsync(cancellationToken);
        }

        waiting.Add((results.Count, draft));
        results.Add(null);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        IReadOnlyList<IngestionResult> done = await ingestor.PutManyAsync([.. waiting.Select(w => w.Draft)], cancellationToken);
        for (int i = 0; i < done.Count; i++)
        {
            results[waiting[i].Position] = IngestionResultBody.Of(done[i], waiting[i].Draft.Id);
        }

        waiting.Clear();
    }
}
