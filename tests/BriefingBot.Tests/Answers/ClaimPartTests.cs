using BriefingBot.Answers;
using BriefingBot.Statements;

namespace BriefingBot.Tests.Answers;

/// <summary>A claim keeps its parts, and its text is these and no more.</summary>
public sealed class ClaimPartTests
{
    private static readonly DraftCitation Cited = new("port", 1, new Span(0, 9), new Statement
    {
        Speaker = "Ilse Marrow", Role = "Harbour Minister", Cue = "said", Kind = StatementKind.Mixed, Content = [new Span(0, 9)], Sentence = new Span(0, 9), Confidence = Confidence.Subject,
    });

    [Fact]
    public void A_speakers_words_are_told_apart()
    {
        var draft = new DraftClaim(
            [new DraftPart.Frame("Yes: Ilse Marrow said that "), new DraftPart.Told("the “old” quay"), new DraftPart.Frame(" … "), new DraftPart.Quoted("stays")], [Cited], "Ilse Marrow", "Jonas Pell")
        { Lead = "Yes: " };

        Assert.Equal(
            [
                new ClaimPart.Lead("Yes: "),
                new ClaimPart.Attribution("Ilse Marrow said that ", "Ilse Marrow", "Harbour Minister", "said", "Jonas Pell"),
                new ClaimPart.Paraphrase("the "),
                new ClaimPart.Quotation("old"),
                new ClaimPart.Paraphrase(" quay"),
                new ClaimPart.Joint(" … "),
                new ClaimPart.Quotation("stays"),
            ],
            ClaimPart.Of(draft).AsEnumerable());
    }

    [Fact]
    public void What_nobody_said_is_narration()
    {
        var draft = new DraftClaim([new DraftPart.Told("4 May 2019"), new DraftPart.Frame(": "), new DraftPart.Told("It was opened"), new DraftPart.Worded(" then")], [Cited]);

        Assert.Equal(
            [new ClaimPart.Narration("4 May 2019"), new ClaimPart.Joint(": "), new ClaimPart.Narration("It was opened"), new ClaimPart.Worded(" then")],
            ClaimPart.Of(draft).AsEnumerable());
    }

    [Theory]
    [InlineData("no marks", "no marks")]
    [InlineData("“all”", "[all]")]
    [InlineData("a “b” c “d”", "a |[b]| c |[d]")]
    [InlineData("“a” “ ” “b”", "[a]| “ ” |[b]")]
    [InlineData("a” b “c” d “e", "a” b |[c]| d “e")]
    [InlineData("“a “b” c”", "“a |[b]| c”")]
    [InlineData("", "")]
    public void Quotations_are_split_from_what_is_around_them(string text, string runs) =>
        Assert.Equal(runs, string.Join('|', QuoteMarks.Split(text).Select(run => run.IsQuoted ? $"[{run.Text}]" : run.Text)));

    [Fact]
    public void The_text_ends_with_sources_days_reprints_and_numbers()
    {
        SourceAndDay Day(string source, int day) => new(source, new DateOnly(2021, 6, day));
        var claim = new Claim(
            [new ClaimPart.Joint("Ilse Marrow said: "), new ClaimPart.Quotation("stays")],
            new SourceLine([Day("EFE", 1), new("Coast Wire", null)], [Day("A", 2), Day("B", 3), Day("C", 4), Day("D", 5), Day("E", 6)]),
            [1, 3]);

        Assert.Equal(
            "Ilse Marrow said: “stays” (EFE, 1 June 2021; Coast Wire, undated; also in A, 2 June 2021; B, 3 June 2021; C, 4 June 2021; and 2 more) [1][3].", claim.Text);
    }
}
