using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Reads a model's reply. It may be anything: of a reply that breaks off, or has prose around its JSON, the claims that are whole are taken;
/// what is not of the schema's form is left out.
/// </summary>
internal static class ProposalReader
{
    /// <summary>The form of the reply, fit for strict structured output: every member named and required, nothing besides.</summary>
    public const string Schema = """
        {
          "type": "object",
          "properties": {
            "claims": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "text": { "type": "string", "description": "One sentence." },
                  "evidence": { "type": "array", "items": { "type": "string" }, "description": "Ids of the items that bear it." },
                  "quotations": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "properties": { "evidence": { "type": "string" }, "text": { "type": "string" } },
                      "required": ["evidence", "text"],
                      "additionalProperties": false
                    },
                    "description": "What stands between quotation marks in the text."
                  },
                  "speaker": { "type": ["string", "null"], "description": "Whose words it reports; null for narration." }
                },
                "required": ["text", "evidence", "quotations", "speaker"],
                "additionalProperties": false
              }
            }
          },
          "required": ["claims"],
          "additionalProperties": false
        }
        """;

    /// <summary>So many claims are looked at; a reply with more is not what was asked for.</summary>
    public const int MostClaims = 12;

    private const int MostIds = 8;
    private const int LongestText = 600;
    private const int DeepestJson = 8;

    /// <summary>The claims of a reply, in order; null where it has no list of claims at all.</summary>
    public static IReadOnlyList<ProposedClaim>? Read(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        int list = ListStart(reply);
        if (list < 0)
        {
            return null;
        }

        var claims = new List<ProposedClaim>();
        byte[] json = Encoding.UTF8.GetBytes(reply[list..]);
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = DeepestJson, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }));
        try
        {
            reader.Read();
            while (claims.Count < MostClaims && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                // A claim that breaks off is no claim.
                if (!JsonDocument.TryParseValue(ref reader, out JsonDocument? item))
                {
                    break;
                }

                using (item)
                {
                    if (Claim(item.RootElement) is { } claim)
                    {
                        claims.Add(claim);
                    }
                }
            }
        }
        catch (JsonException)
        {
            // What was whole before it stands.
        }

        return claims;
    }

    /// <summary>Where the list of claims opens: behind the first "claims" that is followed by a colon and a bracket.</summary>
    private static int ListStart(string reply)
    {
        const string Name = "\"claims\"";
        for (int at = reply.IndexOf(Name, StringComparison.Ordinal); at >= 0; at = reply.IndexOf(Name, at + 1, StringComparison.Ordinal))
        {
            int i = SkipBlanks(reply, at + Name.Length);
            if (i < reply.Length && reply[i] == ':' && SkipBlanks(reply, i + 1) is var open && open < reply.Length && reply[open] == '[')
            {
                return open;
            }
        }

        return -1;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static ProposedClaim? Claim(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || Text(json, "text", LongestText) is not { } text || Strings(json, "evidence") is not { } evidence)
        {
            return null;
        }

        string? speaker = null;
        if (json.TryGetProperty("speaker", out JsonElement named) && named.ValueKind != JsonValueKind.Null)
        {
            // A speaker that can't be read is not the same as none.
            speaker = Text(json, "speaker", LongestText) ?? "?";
        }

        return new ProposedClaim(text, evidence, Quotations(json), speaker);
    }

    private static ImmutableArray<ProposedQuotation> Quotations(JsonElement json) =>
        json.TryGetProperty("quotations", out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ?
            [
                .. list.EnumerateArray().Take(MostIds).Where(item => item.ValueKind == JsonValueKind.Object)
                    .Select(item => (Evidence: Text(item, "evidence", LongestText), Words: Text(item, "text", LongestText)))
                    .Where(item => item.Words is not null).Select(item => new ProposedQuotation(item.Evidence ?? "", item.Words!)),
            ]
            : [];

    private static ImmutableArray<string>? Strings(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() <= MostIds && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(Value).Select(id => id ?? "").Distinct(StringComparer.Ordinal)]
            : null;

    private static string? Text(JsonElement json, string name, int longest) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && Value(value) is { Length: > 0 } text && text.Length <= longest ? text : null;

    /// <summary>The string, trimmed; null where it holds half a character.</summary>
    private static string? Value(JsonElement value)
    {
        try
        {
            return value.GetString()?.Trim();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
