using System.Globalization;
using System.Text.Json;

namespace BriefingBot.Web.Channels.Activities;

/// <summary>Reads an activity that came from outside: it is one, or there is a sentence that says why not.</summary>
internal static class ActivityReader
{
    public const int MostDepth = 32;
    public const int LongestType = 100;
    public const int LongestId = 512;
    public const int MostEntities = 50;

    public static bool TryRead(ReadOnlyMemory<byte> utf8, out Activity activity, out string error)
    {
        activity = new Activity();
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MostDepth, AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                error = "The body must be one activity, a JSON object.";
                return false;
            }

            activity = document.RootElement.Deserialize<Activity>(ActivityJson.Options)!;

            // What can't be written again can't be kept or sent: half a surrogate pair, for one.
            _ = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Options);
        }
        catch (JsonException e)
        {
            error = e.Path is { Length: > 1 } path && path[0] == '$'
                ? $"'{Shown(path)}' is not of the kind that an activity has there."
                : string.Create(CultureInfo.InvariantCulture, $"The body isn't JSON that can be read, at byte {(e.BytePositionInLine ?? 0) + 1} of line {(e.LineNumber ?? 0) + 1}.");
            return false;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            error = "The body holds text that is no Unicode.";
            return false;
        }

        error = Fault(activity) ?? "";
        return error.Length == 0;
    }

    private static string? Fault(Activity activity) => activity switch
    {
        { Type: null or "" } => "'type' is missing.",
        { Type.Length: > LongestType } => "'type' is too long.",
        { Id.Length: > LongestId } or { ReplyToId.Length: > LongestId } or { Name.Length: > LongestId } or { From.Id.Length: > LongestId } => "An id or name is too long.",
        { Entities.Count: > MostEntities } => string.Create(CultureInfo.InvariantCulture, $"'entities' has more than {MostEntities} entries."),
        { Entities: { } entities } when entities.Any(e => e is null) => "'entities' has an entry that is null.",
        _ => null,
    };

    /// <summary>A path holds names that the sender chose.</summary>
    private static string Shown(string path) => path.Length <= 60 && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '$' or '.' or '[' or ']') ? path : "$";
}
