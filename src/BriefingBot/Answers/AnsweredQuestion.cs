using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefingBot.Answers;

/// <summary>A verified answer, and what travels beside it.</summary>
/// <param name="FollowUps">Questions to ask next, each of which the archive answers.</param>
/// <param name="Frame">How the question was understood, for the reader to see: "Ilse Marrow · harbour fees · all dates".</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record AnsweredQuestion(Answer Answer, ImmutableArray<string> FollowUps, string Frame, TimeSpan Elapsed)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    /// <summary>As it is kept, to be shown: one flat object. No answer is made of it again, for the articles may have changed.</summary>
    public string ToJson()
    {
        Answer a = Answer;
        var kept = new
        {
            a.Id, a.ConversationId, a.Question, a.Status, a.Mode, a.Text, a.Claims, a.Citations, a.Reason, FollowUps, Frame, Elapsed,
        };
        return JsonSerializer.Serialize(kept, Json);
    }
}
