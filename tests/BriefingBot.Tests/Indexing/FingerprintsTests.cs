using System.Collections.Immutable;
using BriefingBot.Indexing;
using BriefingBot.Tests.Answers.Support;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Indexing;

public sealed class FingerprintsTests
{
    private static bool AreReprints(string one, string other) => Fingerprints.AreOfReprints(Fingerprints.Of(one).AsSpan(), Fingerprints.Of(other).AsSpan());

    [Fact]
    public void A_reprint_is_told_under_another_headline_and_dateline_when_cut_and_when_a_figure_was_corrected()
    {
        Assert.True(AreReprints(HarbourStory.Wire, HarbourStory.Reprint));
        Assert.True(AreReprints(HarbourStory.Wire, HarbourStory.Cut));
        Assert.True(AreReprints(HarbourStory.Reprint, HarbourStory.Cut));
        Assert.True(AreReprints(HarbourStory.Cut, HarbourStory.Corrected));
    }

    [Fact]
    public void A_report_of_the_same_news_in_other_words_is_no_reprint() => Assert.False(AreReprints(HarbourStory.Wire, HarbourStory.Independent));

    [Fact]
    public void A_long_article_with_one_quotation_in_common_is_no_reprint()
    {
        string other = string.Join("\n\n", HarbourStory.Fishermen, "The county answered the fishermen yesterday. Its pumps had been lent to three villages further up the river, "
            + "where cellars stood under water for longer than anybody there could remember, and the first of them came free only when the river had fallen by a metre and a half.");

        Assert.False(AreReprints(HarbourStory.Wire, other));
    }

    [Fact]
    public void A_word_is_the_same_in_every_printing_of_it() =>
        Assert.Equal(
            ["council's", "1250000", "€", "5", "%", "u", "s", "3.5", "naïve"],
            PlainWords.Of("The Council’s “1,250,000” – an €five% U.S. 3.5, (that naïve)!").Select(word => word.Text));

    [Fact]
    public void Capitals_marks_line_ends_and_commas_in_figures_make_no_difference() =>
        Assert.Equal<IEnumerable<uint>>(
            Fingerprints.Of(HarbourStory.Wire + " It cost 1,250,000 crowns."),
            Fingerprints.Of(HarbourStory.Wire.ToUpperInvariant().Replace('“', '"').Replace('”', '"').Replace("\n\n", "\r\n", StringComparison.Ordinal) + " it cost 1250000 crowns"));

    [Fact]
    public void They_are_the_same_in_every_process_and_on_every_machine() =>
        // Kept indexes hold them: where this fails without a change of Fingerprints.Version, raise it.
        Assert.Equal([146292666u, 252895673u, 468750590u], Fingerprints.Of(HarbourStory.Opening).Take(3));

    [Fact]
    public void A_text_too_short_to_tell_has_none() => Assert.Empty(Fingerprints.Of("The council voted on Monday to keep the harbour open."));

    [Fact]
    public void Of_a_body_without_end_only_so_many_are_kept_and_a_part_of_it_is_still_found()
    {
        string body = string.Join(' ', Enumerable.Range(0, 60_000).Select(i => "word" + (i * 7919 % 50_021)));
        string part = string.Join(' ', body.Split(' ').Skip(9_000).Take(12_000));

        Assert.Equal(Fingerprints.Most, Fingerprints.Of(body).Length);
        Assert.True(AreReprints(body, part));
        Assert.False(AreReprints(body, HarbourStory.Wire));
    }

    [Property(MaxTest = 200)]
    public bool Any_text_has_ascending_fingerprints_and_is_reprinted_by_itself_alone_where_it_has_any(string? text)
    {
        ImmutableArray<uint> fingerprints = Fingerprints.Of(text ?? "");
        return fingerprints.Zip(fingerprints.Skip(1), (first, second) => first < second).All(ascending => ascending)
            && Fingerprints.AreOfReprints(fingerprints.AsSpan(), fingerprints.AsSpan()) == (fingerprints.Length > 0);
    }

    [Property(MaxTest = 100)]
    public bool What_comes_before_and_behind_a_story_does_not_hide_it(int seed)
    {
        var random = new Random(seed);
        string Noise() => string.Join(' ', Enumerable.Range(0, random.Next(0, 12)).Select(_ => "n" + random.Next(100_000)));
        return AreReprints(HarbourStory.Wire, $"{Noise()}\n\n{HarbourStory.Cut}\n\n{Noise()}") && AreReprints($"{Noise()}\n\n{HarbourStory.Wire}\n\n{Noise()}", HarbourStory.Cut);
    }
}
