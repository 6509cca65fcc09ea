using BriefingBot.Answers;
using BriefingBot.Articles;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace BriefingBot.Web.Tests.Support;

/// <summary>Answers that the verifier made of invented articles: there are no others.</summary>
internal sealed class Answered(params Article[] articles)
{
    public static Article Article(string id, string body, string title = "Harbour to stay open", string? source = "Coast Wire", string? url = null) => new()
    {
        Id = id,
        Version = 1,
        Title = title,
        Body = body,
        Source = source,
        Published = new DateOnly(2024, 5, 3),
        Url = url,
        Status = ArticleStatus.Live,
        ContentHash = "",
        StoredAt = default,
        Sequence = 1,
    };

    /// <summary>Words of an article, told as its own.</summary>
    public static DraftClaim Told(Article article, string words, string? speaker = null) =>
        new([new DraftPart.Told(words)], [Cited(article, words, speaker)]);

    public static DraftCitation Cited(Article article, string words, string? speaker = null) => new(article.Id, article.Version, SpanOf(article, words), null, speaker);

    public static Span SpanOf(Article article, string words)
    {
        int start = article.Body.IndexOf(words, StringComparison.Ordinal);
        return new Span(start, start + words.Length);
    }

    public async Task<AnsweredQuestion> AnswerAsync(
        IReadOnlyList<DraftClaim> claims, AnswerMode mode = AnswerMode.Extractive, string conversation = "c1", IReadOnlyList<string>? followUps = null)
    {
        Verified? verified = await Verifier().AnswerAsync(new AnswerHead("a1", conversation, "q", mode), claims, conflicting: false, CancellationToken.None);
        Assert.Equal(claims.Count, verified!.Answer.Claims.Length);
        return new AnsweredQuestion(verified.Answer, [.. followUps ?? []], "Ines Varga · harbour · all dates", TimeSpan.FromMilliseconds(3.2));
    }

    public async Task<AnsweredQuestion> RefuseAsync(string missing, params IReadOnlyList<DraftClaim> closest)
    {
        var refusal = new Draft.Refused(RefusalCode.SpeakerUnknown, missing, "Not an answer:", [.. closest]);
        Verified verified = await Verifier().RefuseAsync(
            new AnswerHead("a1", "c1", "q", AnswerMode.Extractive), refusal, new ArchiveExtent(1, null, null), CancellationToken.None);
        return new AnsweredQuestion(verified.Answer, [], "Doe · any topic · all dates", TimeSpan.Zero);
    }

    private Answer.Verifier Verifier()
    {
        var store = new Mock<IArticleStore>();
        store.Setup(s => s.FindAsync(It.IsAny<string>(), null, It.IsAny<CancellationToken>()))
            .ReturnsAsync((string id, int? _, CancellationToken _) => articles.SingleOrDefault(article => article.Id == id));
        return new Answer.Verifier(store.Object, RealReader.Extractor, NullLogger<Answer.Verifier>.Instance);
    }
}
