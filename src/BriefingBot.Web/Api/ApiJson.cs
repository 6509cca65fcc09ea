using System.Text.Encodings.Web;
using System.Text.Json;

namespace BriefingBot.Web.Api;

/// <summary>How the interface writes JSON: camelCase, nulls present, letters as letters (the content type says that it is no HTML).</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Make(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Make(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        return options;
    }

    /// <summary>An enum's value as the interface spells it: <c>NoStatementOnTopic</c> is <c>no-statement-on-topic</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
