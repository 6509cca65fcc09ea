using BriefingBot.Statements;
using BriefingBot.Web.Evaluation;

namespace BriefingBot.Web.Tests.Evaluation;

public sealed class ExtractionTests
{
    private const string Body =
        "“The quay is dry,” Ana Brée said. Bo Knot said the boats “must not” leave.\n\nThe town wants calm, Cy Tern believes.";

    private const string Direct = "“The quay is dry,”";
    private const string Mixed = "the boats “must not” leave";
    private const string Indirect = "The town wants calm";

    private static Span At(string text)
    {
        int start = Body.IndexOf(text, StringComparison.Ordinal);
        return new Span(start, start + text.Length);
    }

    private static Statement Said(
        string speaker, string text, StatementKind kind, string rule = "clause", Confidence confidence = Confidence.Cued) => new()
    {
        Speaker = speaker, Cue = "said", Kind = kind, Rule = rule, Confidence = confidence, Content = [At(text)], Sentence = At(text),
    };

    private static EvalStatement Marked(string? speaker, string text) => new("a", speaker, text, At(text).Start, At(text).End);

    private static ExtractionScore Score(IReadOnlyList<Statement> extracted, IReadOnlyList<EvalStatement> marked, params string[] without)
    {
        var score = new ExtractionScore(without);
        score.Add(Body, extracted, marked);
        return score;
    }

    private static double? Value(ExtractionScore score, string key) => score.Table.Figures.Single(f => f.Key == key).Value;

    [Fact]
    public void Precision_and_recall_count_statements_and_their_speakers_by_kind()
    {
        ExtractionScore score = Score(
            [
                Said("Ana Bree", "The quay is dry", StatementKind.Direct, "quotation"),
                Said("Cy Tern", "the boats “must not”", StatementKind.Mixed),
                Said("Bo Knot", "Bo Knot", StatementKind.Indirect),
            ],
            [Marked("Mrs. Brée", Direct), Marked("Bo Knot", Mixed), Marked(null, Indirect)]);

        Assert.Equal(66.7, Value(score, "precision"));
        Assert.Equal((100, 100), (Value(score, "precision_direct"), Value(score, "precision_mixed")));
        Assert.Equal(0, Value(score, "precision_indirect"));
        Assert.Equal(66.7, Value(score, "recall"));
        Assert.Equal((100, 100, 0), (Value(score, "recall_direct"), Value(score, "recall_mixed"), Value(score, "recall_indirect")));
        Assert.Equal(50, Value(score, "speaker_precision"));
        Assert.Equal((100, 0), (Value(score, "speaker_recall_direct"), Value(score, "speaker_recall_mixed")));
        Assert.Null(Value(score, "speaker_recall_indirect"));
        Assert.Equal((3, 3, 2), (Value(score, "extracted"), Value(score, "marked"), Value(score, "marked_known")));
    }

    [Fact]
    public void Half_of_the_words_of_the_shorter_one_must_be_shared()
    {
        EvalStatement[] marked = [Marked(null, Indirect)];
        Assert.Equal(100, Value(Score([Said("x", "wants calm, Cy Tern", StatementKind.Indirect)], marked), "precision"));
        Assert.Equal(0, Value(Score([Said("x", "calm, Cy Tern believes", StatementKind.Indirect)], marked), "precision"));
    }

    [Fact]
    public void Rules_are_counted_one_by_one_and_can_be_left_out()
    {
        Statement[] extracted =
        [
            Said("Ana Brée", Direct, StatementKind.Direct, "quotation"),
            Said("Bo Knot", Mixed, StatementKind.Mixed),
            Said("Cy Tern", "Ana", StatementKind.Indirect),
        ];
        EvalStatement[] marked = [Marked("Ana Brée", Direct), Marked("Bo Knot", Mixed)];
        CountGrid rules = Assert.Single(Score(extracted, marked).Table.Grids);
        Assert.Equal(["extracted", "matched", "speaker_known", "speaker_right"], rules.Columns);
        Assert.Equal(["clause", "quotation"], rules.Rows.Select(row => row.Name));
        Assert.Equal([2, 1, 1, 1], rules.Rows[0].Counts);

        ExtractionScore without = Score(extracted, marked, "clause");
        Assert.Equal(["quotation"], without.Table.Grids[0].Rows.Select(row => row.Name));
        Assert.Equal((100, 50), (Value(without, "precision"), Value(without, "recall")));
    }

    [Fact]
    public void A_subject_alone_is_nobodys_statement()
    {
        Statement subject = Said("Cy Tern", Indirect, StatementKind.Indirect, "", Confidence.Subject);
        ExtractionScore score = Score([subject], [Marked("Cy Tern", Indirect)]);
        Assert.Equal((0, 0), (Value(score, "extracted"), Value(score, "recall")));
        Assert.Equal("(subject)", Assert.Single(score.Table.Grids[0].Rows).Name);
    }

    [Fact]
    public void An_article_without_marks_does_not_count()
    {
        ExtractionScore score = Score([Said("Ana Brée", Direct, StatementKind.Direct)], []);
        Assert.Equal((0, 0), (Value(score, "extracted"), Value(score, "articles")));
    }

    [Fact]
    public void The_pieces_of_an_interrupted_mark_are_found_between_its_ends()
    {
        var words = new MarkedWords("“Boats stay,” he said, “as long as boats float.” “Fine.”");
        HashSet<int> found = words.Of(new EvalStatement("a", null, "“Boats stay,” “as long as boats float.”", 0, 48));
        Assert.Equal([0, 1, 4, 5, 6, 7, 8], found.Order());
        Assert.Equal(StatementKind.Direct, words.KindOf(found));
        Assert.Equal([9], words.Of(new EvalStatement("a", null, "Fine")).Order());
        Assert.Empty(words.Of(new EvalStatement("a", null, "Nothing of the kind", 3, 9)));
    }

    [Theory]
    [InlineData("Sergei Lavrov", "Mr. Lavrov", true)]
    [InlineData("José Peña", "Pena", true)]
    [InlineData("the Kremlin spokesman", "Kremlin", true)]
    [InlineData("Clinton's", "Hillary Clinton", true)]
    [InlineData("Ann Lee", "Leeds", false)]
    [InlineData("Ann Lee", null, false)]
    [InlineData("’", "’", false)]
    public void Names_are_the_same_by_their_last_word_or_one_within_the_other(string one, string? other, bool same)
    {
        Assert.Equal(same, SpeakerName.Same(one, other));
        Assert.Equal(same, SpeakerName.Same(other, one));
    }
}
