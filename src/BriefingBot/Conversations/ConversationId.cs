namespace BriefingBot.Conversations;

/// <summary>Ids of conversations as callers and channels choose them.</summary>
public static class ConversationId
{
    public const int MaxLength = 256;

    /// <summary>True for 1 to 256 letters and digits of ASCII or signs of <c>-_.:;|@=+/~</c>, which covers the ids that Microsoft's channels give.</summary>
    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= MaxLength } && id.All(c => char.IsAsciiLetterOrDigit(c) || "-_.:;|@=+/~".Contains(c, StringComparison.Ordinal));
}
