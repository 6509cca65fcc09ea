using BriefingBot.Answers.Generation;

namespace BriefingBot.Web.Channels;

/// <summary>What a chat says while an answer is on its way.</summary>
internal static class StageTexts
{
    public const string Writing = "Wording the answer …";
    public const string Checking = "Checking each sentence against its source …";

    /// <summary>Null for the search: each chat says in its own words what it searches, before it asks.</summary>
    public static string? Of(AnswerStage stage) => stage switch
    {
        AnswerStage.Writing => Writing,
        AnswerStage.Checking => Checking,
        _ => null,
    };
}
