using BriefingBot.Answers;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.WebChat;

/// <summary>A thumb under an answer: what it is called on the wire, and what a click on it means.</summary>
internal sealed record FeedbackAction(string AnswerId, Reaction Reaction)
{
    private const string EventName = "webchat:activity-status/feedback";
    private const string Prefix = "urn:briefingbot:feedback:";
    private const int LongestAnswerId = 100;

    public static IReadOnlyList<VoteAction> Of(string answerId) =>
        [new(VoteAction.Like, $"{Prefix}{answerId}:like"), new(VoteAction.Dislike, $"{Prefix}{answerId}:dislike")];

    /// <summary>Null where the activity is no click, or one that names no answer of ours.</summary>
    public static FeedbackAction? Of(Activity activity) =>
        activity is { Type: ActivityTypes.Event, Name: EventName, Entities: { } entities }
            ? entities.Select(e => Parse(e.Text("@id"))).FirstOrDefault(f => f is not null)
            : null;

    private static FeedbackAction? Parse(string? id)
    {
        if (id is null || !id.StartsWith(Prefix, StringComparison.Ordinal) || id.LastIndexOf(':') is var colon && colon < Prefix.Length)
        {
            return null;
        }

        string answer = id[Prefix.Length..colon];
        return answer.Length is 0 or > LongestAnswerId ? null : id[(colon + 1)..] switch
        {
            "like" => new FeedbackAction(answer, Reaction.Like),
            "dislike" => new FeedbackAction(answer, Reaction.Dislike),
            _ => null,
        };
    }
}
