using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.BotFramework.Turns;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>The message extension "Find a quote": statements found from the compose box, and their context on a card's button.</summary>
internal sealed class QuoteExtension(QuoteSearch search, IArticleStore articles, ArchiveGate gate, TeamsLinks links)
{
    /// <summary>The command in the app's manifest.</summary>
    public const string CommandId = "findQuote";

    public const string QueryParameter = "query";
    public const string SpeakerParameter = "speaker";

    private const int LongestText = 500;
    private const int UsualResults = 10;

    /// <summary>Teams waits 5 s for the answer.</summary>
    public async Task<InvokeResponse> QueryAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (!gate.IsOpen)
        {
            return Told(TeamsTexts.NotReady);
        }

        (string? text, string? speaker) = Parameters(activity.Value);
        int skip = Option(activity.Value, "skip") ?? 0;
        IReadOnlyList<StatementHit> hits = await search.FindAsync(speaker, text, skip, Option(activity.Value, "count") ?? UsualResults, cancellationToken);
        return hits.Count > 0 ? Results(hits)
            : Told(skip > 0 ? "There are no more quotes." : text is null && speaker is null ? "The archive has no quotes yet." : "The archive has no quote for that.");
    }

    public async Task<InvokeResponse> SelectAsync(Activity activity, CancellationToken cancellationToken) =>
        activity.Value is { ValueKind: JsonValueKind.Object } value && Reference(value) is { } reference
        && await search.FindAsync(reference, cancellationToken) is { } hit
            ? Results([hit])
            : Told("That quote is no longer in the archive.");

    /// <summary>A card's button: another card in its place.</summary>
    public async Task<InvokeResponse> ActionAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value || !value.TryGetProperty("action", out JsonElement action) || action.ValueKind != JsonValueKind.Object
            || !action.TryGetProperty("verb", out JsonElement verb) || verb.ValueKind != JsonValueKind.String || verb.GetString() != QuoteCards.ContextVerb
            || !action.TryGetProperty("data", out JsonElement data) || Reference(data) is not { } reference)
        {
            return CardResponse(400, "application/vnd.microsoft.error", new JsonObject { ["code"] = "BadRequest", ["message"] = "The card asks for something that isn't known here." });
        }

        (JsonObject? card, string? fault) = await ContextAsync(reference, cancellationToken);
        return card is not null
            ? CardResponse(200, Attachment.AdaptiveCard, card)
            : CardResponse(200, "application/vnd.microsoft.activity.message", JsonValue.Create(fault!));
    }

    /// <summary>The same as a message, for clients whose cards only submit; null where the button was another.</summary>
    public async Task<Activity?> ContextMessageAsync(JsonElement value, CancellationToken cancellationToken)
    {
        if (Text(value, "verb") != QuoteCards.ContextVerb || Reference(value) is not { } reference)
        {
            return null;
        }

        (JsonObject? card, string? fault) = await ContextAsync(reference, cancellationToken);
        return card is not null
            ? new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment(Attachment.AdaptiveCard, JsonSerializer.SerializeToElement(card))] }
            : TeamsTexts.Plain(fault!);
    }

    private async Task<(JsonObject? Card, string? Fault)> ContextAsync(QuoteReference reference, CancellationToken cancellationToken)
    {
        // The newest tells whether it was withdrawn; the words stand in the version that was quoted.
        if (await articles.FindAsync(reference.ArticleId, null, cancellationToken) is not { Status: ArticleStatus.Live }
            || await articles.FindAsync(reference.ArticleId, reference.Version, cancellationToken) is not { } article
            || !reference.Span.IsWithin(article.Body.Length))
        {
            return (null, "That article is no longer in the archive.");
        }

        string? link = links.To(article.Id, article.Version, reference.Span, article.Url);
        return (QuoteCards.Context(article, reference.Span, link), null);
    }

    private InvokeResponse Results(IReadOnlyList<StatementHit> hits) => Extension(new JsonObject
    {
        ["type"] = "result",
        ["attachmentLayout"] = "list",
        ["attachments"] = new JsonArray([.. hits.Select(hit => new JsonObject
        {
            ["contentType"] = Attachment.AdaptiveCard,
            ["content"] = QuoteCards.Quote(hit, Link(hit)),
            ["preview"] = new JsonObject { ["contentType"] = Attachment.ThumbnailCard, ["content"] = QuoteCards.Preview(hit) },
        })]),
    });

    private string? Link(StatementHit hit) => links.To(hit.Article.Id, hit.Article.Version, hit.Statement.Hull, hit.Article.Url);

    internal static InvokeResponse Told(string text) => Extension(new JsonObject { ["type"] = "message", ["text"] = text });

    private static InvokeResponse Extension(JsonObject content) => new(StatusCodes.Status200OK, new JsonObject { ["composeExtension"] = content });

    internal static InvokeResponse CardResponse(int status, string type, JsonNode value) =>
        new(StatusCodes.Status200OK, new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value });

    /// <summary>What to look for; nothing where the box was just opened.</summary>
    private static (string? Text, string? Speaker) Parameters(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } given || !given.TryGetProperty("parameters", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            return (null, null);
        }

        string? text = null;
        string? speaker = null;
        foreach (JsonElement parameter in list.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object).Take(5))
        {
            string? content = Text(parameter, "value") is { } raw && !string.IsNullOrWhiteSpace(raw) ? raw.Trim()[..Math.Min(raw.Trim().Length, LongestText)] : null;
            switch (Text(parameter, "name"))
            {
                case QueryParameter:
                    text = content;
                    break;
                case SpeakerParameter:
                    speaker = content;
                    break;
            }
        }

        return (text, speaker);
    }

    private static int? Option(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty("queryOptions", out JsonElement options) && options.ValueKind == JsonValueKind.Object
        && options.TryGetProperty(name, out JsonElement number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out int whole) ? whole : null;

    private static QuoteReference? Reference(JsonElement data) =>
        data.ValueKind == JsonValueKind.Object && Text(data, "articleId") is { Length: > 0 and <= 500 } id
        && Number(data, "version") is { } version && Number(data, "start") is { } start && Number(data, "end") is { } end
            ? new QuoteReference(id, version, start, end)
            : null;

    private static int? Number(JsonElement data, string name) => data.TryGetProperty(name, out JsonElement value)
        ? value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out int number) => number,
            JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number,
            _ => null,
        }
        : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
