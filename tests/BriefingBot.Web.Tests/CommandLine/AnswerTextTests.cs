using BriefingBot.Web.Api;
using BriefingBot.Web.CommandLine;
using BriefingBot.Web.Tests.Support;
using FsCheck;
using FsCheck.Xunit;

namespace BriefingBot.Web.Tests.CommandLine;

public sealed class AnswerTextTests
{
    [Fact]
    public void An_answer_is_its_text_and_then_its_numbered_sources()
    {
        string[] lines = [.. AnswerText.Lines(Some.Answer(Some.Citation()), 100, "")];
        Assert.Equal(
            [
                "Ines Varga said: “The harbour stays open for every fishing boat” [1].",
                "",
                "Understood: Ines Varga · harbour · all dates",
                "",
                "[1] Harbour to stay open · Coast Wire · 3 May 2024",
                "    Ines Varga, Mayor (in quotation marks):",
                "    | The harbour stays open for every fishing boat",
                "    /articles/harbour-1?v=1#c=1-10",
            ],
            lines);
    }

    [Fact]
    public void A_models_words_are_told_to_be_a_models() => Assert.Equal(
        [
            "Ines Varga said: “The harbour stays open for every fishing boat” [1].",
            "",
            "Worded by a language model; each sentence was checked against its",
            "source.",
            "",
            "Understood: Ines Varga · harbour · all dates",
        ],
        AnswerText.Lines(Some.Answer() with { Mode = "generative" }, 69, "").Take(6));

    [Fact]
    public void A_source_is_followed_by_what_it_is_also_in()
    {
        CitationBody citation = Some.Citation() with
        {
            AlsoIn = [new ReprintBody("daily-2", "Boats may\u001b stay", "The Coast Daily", new DateOnly(2024, 5, 4), "/articles/daily-2?v=1#c=5-14"), new ReprintBody("undated", "Harbour", null, null, "/articles/undated?v=1#c=0-9")],
        };

        Assert.Equal(
            [
                "    /articles/harbour-1?v=1#c=1-10",
                "    also in Boats may\ufffd stay · The Coast Daily · 4 May 2024",
                "      /articles/daily-2?v=1#c=5-14",
                "    also in Harbour · undated",
                "      /articles/undated?v=1#c=0-9",
            ],
            AnswerText.Lines(Some.Answer(citation), 100, "").SkipWhile(line => !line.Contains("/articles/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_refusal_says_what_is_missing_and_marks_the_closest_material_as_no_answer()
    {
        string text = string.Join('\n', AnswerText.Lines(Some.Refusal(Some.Citation(via: "Tom Oduya")), 100, ""));
        Assert.Contains("Missing: nobody of that name or role is in the archive.", text, StringComparison.Ordinal);
        Assert.Contains("Searched: 1 article of 3 May 2024.", text, StringComparison.Ordinal);
        Assert.Contains("Closest material, which is not an answer:", text, StringComparison.Ordinal);
        Assert.Contains("as reported by Tom Oduya", text, StringComparison.Ordinal);
    }

    [Property]
    public void No_control_character_reaches_the_terminal(NonNull<string> title, NonNull<string> quote)
    {
        AnswerBody answer = Some.Answer(Some.Citation(title: "\u001b]0;x\u0007\u009b" + title.Get, quote: quote.Get, speaker: quote.Get)) with { Text = title.Get + "\u001b[2J\u202e" };
        Assert.DoesNotContain(AnswerText.Lines(answer, 60, ""), line => line.Any(c => char.IsControl(c) || c is '\u202e'));
    }

    [Fact]
    public void Lines_are_broken_at_spaces_within_the_width() =>
        Assert.All(TerminalText.Wrap(string.Join(' ', Enumerable.Repeat("word", 100)), 40, "    "), line => Assert.True(line.Length <= 40));
}
