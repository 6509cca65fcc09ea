using System.Text.Json;
using BriefingBot.Answers;

namespace BriefingBot.Web.Api;

/// <summary><c>POST /v1/feedback</c>: what a reader made of an answer.</summary>
internal static class FeedbackEndpoint
{
    private const int LongestComment = AnswerLog.LongestComment;

    public static async Task<IResult> HandleAsync(HttpContext context, AnswerLog answers, CancellationToken cancellationToken)
    {
        (JsonElement json, IResult? problem) = await JsonBody.ReadObjectAsync(context.Request, JsonBody.SmallCap, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var fields = RequestFields.Of(json);
        string answerId = fields.NeededText("answerId", 100);
        string reaction = fields.NeededText("reaction", 20);
        string? comment = fields.Text("comment", LongestComment);
        if (reaction is not ("like" or "dislike" or ""))
        {
            fields.Error("reaction", "'reaction' must be \"like\" or \"dislike\".");
        }

        fields.NothingElse();
        if (!fields.IsValid)
        {
            return Problems.BadFields(fields.Errors);
        }

        return await answers.AddFeedbackAsync(answerId, reaction == "like" ? Reaction.Like : Reaction.Dislike, comment, cancellationToken)
            ? Results.NoContent()
            : Problems.Of(StatusCodes.Status404NotFound, "No answer with that id is known; ids are kept for a while only.");
    }
}
