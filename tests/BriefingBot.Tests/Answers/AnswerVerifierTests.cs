using BriefingBot.Answers;
using BriefingBot.Answers.Rules;
using BriefingBot.Articles;
using BriefingBot.Retrieval;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;
using BriefingBot.Tests.Models;
using FsCheck.Xunit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBot.Tests.Answers;

public sealed class AnswerVerifierTests
{
    private const string Body = "“The quay will not be closed before the summer,” Ilse Marrow said. Jonas Pell told the council that Marrow had promised a second crane.";

    private readonly Archive archive = new Archive().With("port", Body, "The Harbour Times", "2022-01-20",
    [
        new("Ilse Marrow", "said", StatementKind.Direct, "“The quay will not be closed before the summer,”", "“The quay will not be closed before the summer,” Ilse Marrow said.", "Harbour Minister"),
        new("Ilse Marrow", "promised", StatementKind.Indirect, "a second crane", "Jonas Pell told the council that Marrow had promised a second crane.", null, "Jonas Pell"),
    ]);

    private DraftClaim Quay => StatementProse.Tell(new StatementEvidence(archive.Hit(0), null, TopicMatch.Phrase));

    private DraftClaim Crane => StatementProse.Tell(new StatementEvidence(archive.Hit(1), null, TopicMatch.Phrase));

    [Fact]
    public async Task A_true_claim_stands_with_number_source_and_day()
    {
        Verified? verified = await Verify(Quay);

        Assert.Equal("Ilse Marrow, Harbour Minister, said: “The quay will not be closed before the summer” (The Harbour Times, 20 January 2022) [1].", verified!.Answer.Text);
        Citation citation = Assert.Single(verified.Answer.Citations);
        Assert.Equal(Body[citation.Span.Start..citation.Span.End], citation.Quote);
        Assert.Equal(("Ilse Marrow", "Harbour Minister", "said", StatementKind.Direct, null), (citation.Speaker, citation.SpeakerRole, citation.Cue, citation.Kind, citation.Via));
    }

    [Fact]
    public Task An_altered_quotation_falls() =>
        Falls(AnswerRule.R03QuotationIsVerbatim, Quay with { Parts = [new DraftPart.Frame("Ilse Marrow said: "), new DraftPart.Quoted("The quay will be closed before the summer")] });

    [Fact]
    public Task A_paraphrase_that_lost_its_not_falls() =>
        Falls(AnswerRule.R02SentenceIsCited, Quay with { Parts = [new DraftPart.Frame("Ilse Marrow said: "), new DraftPart.Told("The quay will be closed before the summer")] });

    [Fact]
    public Task A_quotation_smuggled_into_the_frame_falls() =>
        Falls(AnswerRule.R03QuotationIsVerbatim, Quay with { Parts = [new DraftPart.Frame("Ilse Marrow said: “We quit” and "), new DraftPart.Quoted("The quay will not be closed")] });

    [Fact]
    public Task A_quotation_smuggled_into_told_words_falls() =>
        Falls(AnswerRule.R03QuotationIsVerbatim, Quay with { Parts = [new DraftPart.Frame("Ilse Marrow said: "), new DraftPart.Told("The quay” will “not be closed")] });

    [Fact]
    public Task Words_in_anothers_mouth_fall() =>
        Falls(AnswerRule.R04WordsAreTheSpeakers, Quay with { Speaker = "Jonas Pell", Parts = [new DraftPart.Frame("Jonas Pell said: "), new DraftPart.Quoted("The quay will not be closed before the summer")] });

    [Fact]
    public Task Words_in_the_mouth_of_a_namesake_fall() =>
        Falls(AnswerRule.R04WordsAreTheSpeakers, Quay with { Speaker = "Otto Marrow", Parts = [new DraftPart.Frame("Otto Marrow said: "), new DraftPart.Quoted("The quay will not be closed before the summer")] });

    [Fact]
    public Task Quoted_words_without_a_speaker_fall() =>
        Falls(AnswerRule.R04WordsAreTheSpeakers, Quay with { Speaker = null });

    [Fact]
    public Task A_claim_that_does_not_name_its_speaker_falls() =>
        Falls(AnswerRule.R04WordsAreTheSpeakers, Quay with { Parts = [new DraftPart.Frame("Somebody said: "), new DraftPart.Quoted("The quay will not be closed")] });

    [Fact]
    public Task Second_hand_words_without_the_one_they_came_through_fall() =>
        Falls(AnswerRule.R04WordsAreTheSpeakers, Crane with { Via = null, Parts = [new DraftPart.Frame("Ilse Marrow promised: "), new DraftPart.Told("a second crane")] });

    [Fact]
    public async Task Second_hand_words_with_the_one_they_came_through_stand()
    {
        Verified? verified = await Verify(Crane);

        Assert.Equal("According to Jonas Pell, Ilse Marrow promised a second crane (The Harbour Times, 20 January 2022) [1].", verified!.Answer.Text);
    }

    [Fact]
    public Task A_claim_without_a_citation_falls() =>
        Falls(AnswerRule.R02SentenceIsCited, Quay with { Citations = [] });

    [Fact]
    public Task A_claim_that_tells_nothing_falls() =>
        Falls(AnswerRule.R02SentenceIsCited, Quay with { Parts = [new DraftPart.Frame("Ilse Marrow resigned")] });

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(0, 100_000)]
    [InlineData(5, 5)]
    [InlineData(9, 5)]
    public Task A_span_outside_the_body_falls(int start, int end) =>
        Falls(AnswerRule.R01QuoteIsStoredText, Quay with { Citations = [Quay.Citations[0] with { Span = new Span(start, end) }] });

    [Fact]
    public Task A_span_elsewhere_in_the_body_falls() =>
        Falls(AnswerRule.R03QuotationIsVerbatim, Quay with { Citations = [Quay.Citations[0] with { Span = new Span(60, 120) }] });

    [Fact]
    public async Task A_withdrawn_article_bears_nothing()
    {
        archive.Withdraw("port");

        await Falls(AnswerRule.R10WithdrawnIsNotCited, Quay);
    }

    [Fact]
    public async Task A_changed_article_bears_nothing_of_its_old_text()
    {
        archive.Change("port", Body + " More.");

        await Falls(AnswerRule.R10WithdrawnIsNotCited, Quay);
    }

    [Fact]
    public Task An_article_that_is_not_there_bears_nothing() =>
        Falls(AnswerRule.R10WithdrawnIsNotCited, Quay with { Citations = [Quay.Citations[0] with { ArticleId = "gone" }] });

    [Fact]
    public async Task A_false_claim_does_not_take_a_true_one_with_it()
    {
        Verified? verified = await Verify(Quay with { Citations = [] }, Crane);

        Assert.Single(verified!.Answer.Claims);
        Assert.Equal(1, verified.Answer.Citations[0].Number);
    }

    [Fact]
    public async Task A_claim_told_twice_is_shown_once() => Assert.Single((await Verify(Quay, Quay))!.Answer.Claims);

    [Fact]
    public async Task The_closest_material_of_a_refusal_is_verified_too()
    {
        var refusal = new Draft.Refused(RefusalCode.NoEvidence, "Nothing.", "Closest:", [Quay with { Citations = [] }, Quay]);
        Verified verified = await Verifier().RefuseAsync(Head, refusal, new ArchiveExtent(1, null, null), CancellationToken.None);

        Assert.Equal(AnswerStatus.Abstained, verified.Answer.Status);
        Assert.Single(verified.Answer.Reason!.Closest);
        Assert.Equal(verified.Answer.Reason.Closest, verified.Answer.Citations);
        Assert.Empty(verified.Answer.Claims);
    }

    [Property]
    public bool Whatever_the_span_a_citation_that_stands_quotes_the_body(int start, int end)
    {
        var span = new Span(start % (Body.Length + 10), end % (Body.Length + 10));
        var draft = new DraftClaim([new DraftPart.Told("crane")], [new DraftCitation("port", 1, span)]);
        Verified? verified = Verify(draft).GetAwaiter().GetResult();
        return verified is null || verified.Answer.Citations.All(c => c.Quote == Body[c.Span.Start..c.Span.End] && c.Quote.Contains("crane", StringComparison.Ordinal));
    }

    private static readonly AnswerHead Head = new("id", "conversation", "question", AnswerMode.Extractive);

    private Answer.Verifier Verifier() => new(archive, RealReader.Extractor, NullLogger<Answer.Verifier>.Instance);

    /// <summary>The claim is told to nobody, and it is that rule which it breaks.</summary>
    private async Task Falls(AnswerRule rule, DraftClaim draft)
    {
        using var log = new LogLines();
        using ILoggerFactory loggers = LoggerFactory.Create(builder => builder.AddProvider(log));
        var verifier = new Answer.Verifier(archive, RealReader.Extractor, loggers.CreateLogger<Answer.Verifier>());
        Assert.Null(await verifier.AnswerAsync(Head, [draft], false, CancellationToken.None));
        Assert.Contains($"a claim was dropped: {rule}: ", Assert.Single(log.Of(LogLevel.Warning)), StringComparison.Ordinal);
    }

    private Task<Verified?> Verify(params DraftClaim[] drafts) => Verifier().AnswerAsync(Head, drafts, false, CancellationToken.None);
}
