using System.Text;
using BriefingBot.Answers;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.WebChat;

namespace BriefingBot.Web.Tests.Channels.WebChat;

public sealed class FeedbackActionTests
{
    [Fact]
    public void A_click_is_read_as_it_was_offered()
    {
        VoteAction[] offered = [.. FeedbackAction.Of("a1")];
        Assert.Equal(["LikeAction", "DislikeAction"], offered.Select(o => o.SchemaType));
        Assert.Equal([new FeedbackAction("a1", Reaction.Like), new FeedbackAction("a1", Reaction.Dislike)], offered.Select(o => FeedbackAction.Of(Click(o.Id))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("urn:briefingbot:feedback:like")]
    [InlineData("urn:briefingbot:feedback::like")]
    [InlineData("urn:briefingbot:feedback:a1:love")]
    [InlineData("urn:other:feedback:a1:like")]
    public void Other_ids_are_none(string id) => Assert.Null(FeedbackAction.Of(Click(id)));

    [Fact]
    public void Other_activities_are_none()
    {
        Assert.Null(FeedbackAction.Of(Click("urn:briefingbot:feedback:a1:like") with { Type = "message" }));
        Assert.Null(FeedbackAction.Of(Click("urn:briefingbot:feedback:a1:like") with { Name = "other" }));
        Assert.Null(FeedbackAction.Of(Click("urn:briefingbot:feedback:a1:like") with { Entities = null }));
    }

    private static Activity Click(string id)
    {
        string json = $$"""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@type":"LikeAction","@id":"{{id}}","actionStatus":"PotentialActionStatus"}]}""";
        Assert.True(ActivityReader.TryRead(Encoding.UTF8.GetBytes(json), out Activity activity, out string error), error);
        return activity;
    }
}
