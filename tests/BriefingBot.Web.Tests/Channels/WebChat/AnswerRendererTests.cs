using System.Runtime.CompilerServices;
using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Articles;
using BriefingBot.Statements;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.WebChat;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace BriefingBot.Web.Tests.Channels.WebChat;

/// <summary>What Web Chat gets, whole, against the files in Snapshots; with UPDATE_SNAPSHOTS=1 they are written anew, to be looked at.</summary>
public sealed class AnswerRendererTests
{
    private static readonly JsonSerializerOptions Indented = new(ActivityJson.Options) { WriteIndented = true };

    private const string Body =
        "“The quay will not be closed before the summer,” Ilse Marrow said. She would build “a second crane” there.\n\nThe council has 24 members; the port says 26.";

    private const string HostileBody = "![x](https://evil.example/x.png) <img src=x onerror=alert(1)> [click](javascript:alert(1)) `*_~ said Eve Mallory, 1. www.evil.example";

    [Fact]
    public async Task Words_by_themselves_stand_as_a_block_quotation() => Check(await AnswerAsync([Quay]));

    [Fact]
    public async Task Words_within_a_sentence_are_emphasised_and_each_claim_is_a_paragraph() => Check(await AnswerAsync([Quay, Crane]));

    [Fact]
    public async Task Sources_that_disagree_are_said_to() => Check(await AnswerAsync([Told("The council has 24 members"), Told("the port says 26")], conflicting: true));

    [Fact]
    public async Task A_claim_with_two_citations_refers_to_both() =>
        Check(await AnswerAsync([Quay with { Citations = [.. Quay.Citations, new DraftCitation("port", 1, SpanOf(Body, "Ilse Marrow said"), Said("Ilse Marrow said"), "Ilse Marrow")] }]));

    [Fact]
    public async Task A_refusal_is_marked_and_so_is_the_closest_material() => Check(await RefuseAsync([Quay, Crane]));

    [Fact]
    public async Task A_refusal_without_anything_close_says_what_is_missing() => Check(await RefuseAsync([]));

    [Fact]
    public async Task Text_of_an_article_means_nothing() => Check(await AnswerAsync([Told(HostileBody, "evil", HostileBody)]));

    [Fact]
    public async Task Nothing_of_a_models_text_is_claimed_to_be_anybodys()
    {
        AnsweredQuestion answer = await AnswerAsync([Quay], mode: AnswerMode.Generative);
        Assert.Contains("\"additionalType\":[\"AIGeneratedContent\"]", ActivityJson.Write(AnswerRenderer.Render(answer, View)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_models_words_are_told_to_be_a_models() => Check(await AnswerAsync([Quay, Crane], mode: AnswerMode.Generative));

    [Fact]
    public async Task The_first_claims_are_the_beginning_of_the_whole()
    {
        AnsweredQuestion answer = await AnswerAsync([Quay, Crane]);
        string whole = AnswerRenderer.Text(answer, 2);
        Assert.StartsWith(AnswerRenderer.Text(answer, 1) + "\n\n", whole, StringComparison.Ordinal);
        Assert.StartsWith(whole + "\n\n[1]: ", AnswerRenderer.Render(answer, View).Text, StringComparison.Ordinal);
    }

    private static DraftClaim Quay => new(
        [new DraftPart.Frame("Ilse Marrow, Harbour Minister, said: "), new DraftPart.Quoted("The quay will not be closed before the summer")],
        [new DraftCitation("port", 1, SpanOf(Body, "The quay will not be closed before the summer"), Said("The quay will not be closed before the summer"), "Ilse Marrow")],
        "Ilse Marrow");

    private static DraftClaim Crane => new(
        [new DraftPart.Frame("Ilse Marrow would build "), new DraftPart.Quoted("a second crane"), new DraftPart.Told(" there")],
        [new DraftCitation("port", 1, SpanOf(Body, "“a second crane” there"), Said("“a second crane” there"), "Ilse Marrow")],
        "Ilse Marrow");

    private static DraftClaim Told(string text, string article = "port", string body = Body) => new([new DraftPart.Told(text)], [new DraftCitation(article, 1, SpanOf(body, text))]);

    private static Span SpanOf(string body, string text)
    {
        int start = body.IndexOf(text, StringComparison.Ordinal);
        return new Span(start, start + text.Length);
    }

    private static Statement Said(string words) => new()
    {
        Speaker = "Ilse Marrow",
        Role = "Harbour Minister",
        Cue = "said",
        Kind = StatementKind.Direct,
        Content = [SpanOf(Body, words)],
        Sentence = SpanOf(Body, words),
        Confidence = Confidence.Subject,
    };

    private static string View(Citation citation) => $"https://archive.example/articles/{citation.ArticleId}?v={citation.Version}#c={citation.Span.Start}-{citation.Span.End}";

    private static async Task<AnsweredQuestion> AnswerAsync(IReadOnlyList<DraftClaim> claims, bool conflicting = false, AnswerMode mode = AnswerMode.Extractive)
    {
        Verified? verified = await Verifier().AnswerAsync(Head(mode), claims, conflicting, CancellationToken.None);
        Assert.Equal(claims.Count, verified!.Answer.Claims.Length);
        return Asked(verified);
    }

    private static async Task<AnsweredQuestion> RefuseAsync(IReadOnlyList<DraftClaim> closest)
    {
        var refusal = new Draft.Refused(RefusalCode.NoStatementOnTopic, "No statement by Ilse Marrow about *trams* was found. 2 articles were searched.",
            "Not an answer, but the closest by the same speaker:", [.. closest]);
        return Asked(await Verifier().RefuseAsync(Head(AnswerMode.Extractive), refusal, new ArchiveExtent(2, null, null), CancellationToken.None));
    }

    private static AnsweredQuestion Asked(Verified verified) => new(verified.Answer, [], "", TimeSpan.Zero);

    private static AnswerHead Head(AnswerMode mode) => new("answer-1", "conversation-1", "what?", mode);

    private static Answer.Verifier Verifier()
    {
        var store = new Mock<IArticleStore>();
        store.Setup(s => s.FindAsync("port", null, It.IsAny<CancellationToken>())).ReturnsAsync(Article("port", "A \"quay\" for\nthe summer", Body));
        store.Setup(s => s.FindAsync("evil", null, It.IsAny<CancellationToken>())).ReturnsAsync(Article("evil", "[a](javascript:b) \"](c)\" <b>", HostileBody));
        return new Answer.Verifier(store.Object, RealReader.Extractor, NullLogger<Answer.Verifier>.Instance);
    }

    private static Article Article(string id, string title, string body) => new()
    {
        Id = id,
        Version = 1,
        Title = title,
        Body = body,
        Source = "Coast Wire",
        Published = new DateOnly(2024, 5, 3),
        Status = ArticleStatus.Live,
        ContentHash = "",
        StoredAt = default,
        Sequence = 1,
    };

    private static void Check(AnsweredQuestion answer, [CallerMemberName] string name = "", [CallerFilePath] string source = "")
    {
        Activity activity = AnswerRenderer.Render(answer, View);
        string actual = JsonSerializer.Serialize(activity with { Text = null }, Indented) + "\n---\n" + activity.Text + "\n";
        string file = Path.Combine(Path.GetDirectoryName(source)!, "Snapshots", name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file), actual);
    }
}
