using BriefingBot.Articles;
using BriefingBot.Indexing;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Indexing;

public sealed class PassageSplitterTests
{
    private static readonly string Sentence = string.Join(' ', Enumerable.Repeat("The harbour master counted seals", 3)) + ". ";

    [Property(MaxTest = 500)]
    public bool Every_visible_character_of_the_prose_belongs_to_exactly_one_passage(string? text) => IsPartition(text ?? "");

    [Property(MaxTest = 200)]
    public bool Long_texts_of_pieces_are_covered_too(int[] picks)
    {
        string[] pieces = ["\n\n", "\n", " ", Sentence, "word ", "“Quoted!” ", new string('x', 700), "\U0001F41F", "\t", "\ud800", Sentence + Sentence, "\u200f"];
        return IsPartition(string.Concat(picks.Select(pick => pieces[(pick & int.MaxValue) % pieces.Length])));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t ")]
    public void A_blank_body_has_no_passages(string body) => Assert.Empty(Split(body));

    [Fact]
    public void Short_paragraphs_are_merged()
    {
        Passage passage = Assert.Single(Split("One line.\n\nAnother line.\n\n\nA third."));

        Assert.Equal("One line.\n\nAnother line.\n\n\nA third.", passage.Text);
        Assert.Equal("a#0", passage.Id);
    }

    [Fact]
    public void Paragraphs_of_some_length_stand_alone_and_whole()
    {
        string first = string.Concat(Enumerable.Repeat(Sentence, 5)).Trim();
        string second = string.Concat(Enumerable.Repeat(Sentence, 6)).Trim();

        Assert.Equal([first, second], Split(first + "\n\n" + second).Select(passage => passage.Text));
    }

    [Fact]
    public void A_paragraph_that_is_too_long_is_cut_where_sentences_end()
    {
        IReadOnlyList<Passage> passages = Split(string.Concat(Enumerable.Repeat(Sentence, 40)));

        Assert.True(passages.Count > 3);
        Assert.All(passages, passage => Assert.EndsWith(".", passage.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_without_sentences_is_cut_between_words_and_one_without_words_between_characters()
    {
        Assert.All(Split(string.Concat(Enumerable.Repeat("seals and tides ", 400))), passage => Assert.Matches("^(seals|and|tides).*(seals|and|tides)$", passage.Text));
        Assert.All(Split("a" + string.Concat(Enumerable.Repeat("\U0001F41F", 3000))), passage => Assert.False(char.IsLowSurrogate(passage.Text[0])));
    }

    private static IReadOnlyList<Passage> Split(string body) => PassageSplitter.Split(SomeIndexed.Article("a", body));

    private static bool IsPartition(string body)
    {
        IReadOnlyList<Passage> passages = Split(body);
        int[] owners = new int[body.Length];
        int end = 0;
        foreach ((Passage passage, int ordinal) in passages.Select((passage, i) => (passage, i)))
        {
            Span span = passage.Span;
            if (!span.IsWithin(body.Length) || span.Start < end || span.Length > PassageSplitter.Longest || passage.Text != span.Of(body) || passage.Ordinal != ordinal)
            {
                return false;
            }

            end = span.End;
            for (int i = span.Start; i < span.End; i++)
            {
                owners[i]++;
            }
        }

        // Of what stands between two parts only words are kept.
        var parts = ArticleParts.Find(body);
        return body.Select((c, i) => char.IsWhiteSpace(c) || owners[i] == 1 || (owners[i] == 0 && (parts.Any(part => part.Span.Start <= i && i < part.Span.End) || (parts.Length > 0 && !char.IsLetterOrDigit(c)))))
            .All(covered => covered);
    }
}
