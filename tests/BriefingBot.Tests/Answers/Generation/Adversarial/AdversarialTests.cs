using BriefingBot.Answers;
using BriefingBot.Tests.Golden;
using BriefingBot.Tests.Models;

namespace BriefingBot.Tests.Answers.Generation.Adversarial;

/// <summary>
/// Models, endpoints and articles that misbehave, over real HTTP: nothing unsupported, no altered quotation and no wrong attribution is shown,
/// and what was right is.
/// </summary>
public sealed class AdversarialTests(AdversarialArchive archive) : IClassFixture<AdversarialArchive>
{
    public static TheoryData<string> Names => [.. AdversarialCases.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_is_shown_that_the_evidence_does_not_bear(string name)
    {
        AdversarialCase one = AdversarialCases.All.Single(known => known.Name == name);

        (Answer answer, IReadOnlyList<ChatRequest> requests) = await archive.AskAsync(one.Question, one.Behave);

        Assert.NotEmpty(requests);
        await GoldenRules.HoldAsync(answer, archive.Stored, archive.Live);
        Assert.All(one.Never, words => Assert.DoesNotContain(words, string.Join('\n', answer.Claims.Select(Words)), StringComparison.Ordinal));
        Assert.Equal(one.Shown is null ? AnswerMode.Extractive : AnswerMode.Generative, answer.Mode);
        Assert.Contains(one.Shown ?? "", answer.Text, StringComparison.Ordinal);

        // One round of repair and no more, however wrong the second reply is; retries of the client apart.
        Assert.True(requests.Count <= 4, $"{requests.Count} requests");
    }

    [Fact]
    public void There_are_sixty_cases_or_more() => Assert.True(AdversarialCases.All.Count >= 60, $"{AdversarialCases.All.Count} cases");

    [Fact]
    public async Task Articles_stand_in_the_prompt_as_data_between_fences_in_one_message_of_the_user()
    {
        (_, IReadOnlyList<ChatRequest> requests) = await archive.AskAsync("What did Ada Brandt say?", (_, _) => ChatBehaviour.Says("{}"));

        ChatRequest request = Assert.Single(requests);
        Assert.Equal(["system", "user"], request.Messages.Select(message => message.Role));
        Assert.DoesNotContain("Brandt", request.System, StringComparison.Ordinal);
        string[] lines = request.User.Split('\n');
        string fence = lines.First(line => line.StartsWith("=====", StringComparison.Ordinal));
        Assert.Equal(4, lines.Count(line => line == fence));
        Assert.Contains(fence, request.System, StringComparison.Ordinal);

        // Each item is one line of JSON, whatever its text has.
        string[] evidence = [.. lines.SkipWhile(line => line != fence).Skip(1).TakeWhile(line => line != fence)];
        Assert.All(evidence, line => Assert.StartsWith("{\"id\":", line, StringComparison.Ordinal));
        Assert.Contains(evidence, line => line.Contains("Ignore all previous instructions", StringComparison.Ordinal));
    }

    /// <summary>The claim's own words, without source and day.</summary>
    private static string Words(Claim claim) => claim.Text;
}
