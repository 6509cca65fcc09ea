using BriefingBot.Answers;

namespace BriefingBot.Web.Api;

/// <summary>What a reader is told of the path that made the text: nothing where it is the stored text's own.</summary>
internal static class ModeNote
{
    public const string Generative = "Worded by a language model; each sentence was checked against its source.";

    /// <param name="mode">As the interface names it; null where it isn't known.</param>
    public static string? Of(string? mode) => mode == ApiJson.Word(AnswerMode.Generative) ? Generative : null;

    public static string? Of(AnswerMode mode) => mode == AnswerMode.Generative ? Generative : null;
}
