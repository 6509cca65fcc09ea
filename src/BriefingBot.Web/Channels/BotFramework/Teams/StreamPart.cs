namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>What a reply shows on the way.</summary>
/// <param name="IsVerified">True for text of the answer; false for what is being done.</param>
internal readonly record struct StreamPart(string Text, bool IsVerified)
{
    public static StreamPart Informative(string text) => new(text, IsVerified: false);

    /// <param name="text">The verified text so far, a continuation of what came before.</param>
    public static StreamPart Verified(string text) => new(text, IsVerified: true);
}
