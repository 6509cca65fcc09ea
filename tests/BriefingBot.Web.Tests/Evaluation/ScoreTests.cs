using BriefingBot.Web.Api;
using BriefingBot.Web.Evaluation;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Evaluation;

public sealed class ScoreTests
{
    private const string Gold = "The harbour stays open for every fishing boat";

    private static EvalQuestion Question(string kind, string[]? answers = null, string[]? fake = null, params MarkedText[] gold) =>
        new("1", kind, "q", "Ines Varga", answers, fake, gold);

    private static double? Value(IEnumerable<Figure> figures, string key) => figures.Single(f => f.Key == key).Value;

    private static SearchResult Result(string article, string text = "x") => new(article, article + "#0", "t", null, null, text, 0, 1, 1, "");

    [Fact]
    public void A_citation_that_shows_the_gold_statement_of_the_speaker_counts_everywhere()
    {
        var score = new WhoSaidScore([new EvalStatement(Some.HarbourId, "Ines Varga", Gold)], new Dictionary<string, string> { [Some.HarbourId] = EvalText.Squash(Some.HarbourBody) });
        score.Add(Question("answerable", gold: [new(Some.HarbourId, Gold), new(Some.HarbourId, "the dredging would begin in June")]), Some.Answer(Some.Citation()));
        Assert.Equal(100, Value(score.Figures, "hit"));
        Assert.Equal(50, Value(score.Figures, "gold_recall"));
        Assert.Equal(100, Value(score.Figures, "speaker_precision"));
        Assert.Equal(100, Value(score.Figures, "verbatim"));
        Assert.Equal(0, Value(score.Figures, "false_refusal"));
        Assert.Null(Value(score.Figures, "abstain_hard"));
    }

    [Fact]
    public void Another_speakers_statement_and_an_invented_quote_count_against()
    {
        var score = new WhoSaidScore([new EvalStatement(Some.HarbourId, "Tom Oduya", Gold)], new Dictionary<string, string> { [Some.HarbourId] = "other text" });
        score.Add(Question("answerable", gold: [new("elsewhere", Gold)]), Some.Answer(Some.Citation()));
        score.Add(Question("answerable", gold: []), Some.Refusal());
        score.Add(Question("hard-unanswerable"), Some.Refusal());
        Assert.Equal(0, Value(score.Figures, "hit"));
        Assert.Equal(0, Value(score.Figures, "speaker_precision"));
        Assert.Equal(0, Value(score.Figures, "verbatim"));
        Assert.Equal(50, Value(score.Figures, "false_refusal"));
        Assert.Equal(100, Value(score.Figures, "abstain_hard"));
    }

    [Fact]
    public void What_a_refusal_shows_as_closest_is_no_hit_in_an_answer()
    {
        var score = new WhoSaidScore([], new Dictionary<string, string>());
        score.Add(Question("answerable", gold: [new(Some.HarbourId, Gold)]), Some.Refusal() with { Citations = [Some.Citation()] });
        score.Add(Question("answerable", gold: [new(Some.HarbourId, Gold)]), Some.Answer(Some.Citation()));
        Assert.Equal(100, Value(score.Figures, "hit"));
        Assert.Equal(50, Value(score.Figures, "hit_in_answers"));
    }

    [Fact]
    public void A_fact_is_right_where_a_reference_stands_in_text_or_quote_whatever_its_case_and_articles()
    {
        var score = new FactScore();
        score.Add(Question("answerable", ["the Fishing-Boat"], gold: [new(Some.HarbourId, "x")]), Some.Answer(Some.Citation()));
        score.Add(Question("answerable", ["submarine"]), Some.Answer(Some.Citation()));
        score.Add(Question("unanswerable", []), Some.Refusal());
        Assert.Equal(50, Value(score.Figures, "answer"));
        Assert.Equal(50, Value(score.Figures, "cited"));
        Assert.Equal(100, Value(score.Figures, "abstain"));
        Assert.DoesNotContain(score.Figures, f => f.Key == "conflict_shown");
    }

    [Fact]
    public void A_conflict_is_shown_by_both_answers_or_by_the_status()
    {
        var score = new FactScore();
        AnswerBody answer = Some.Answer(Some.Citation());
        score.Add(Question("conflict", ["harbour"], ["fishing"]), answer);
        score.Add(Question("conflict", ["submarine"], ["fishing"]), answer);
        score.Add(Question("conflict", ["submarine"], ["airship"]), answer with { Status = "conflicting" });
        Assert.Equal(66.7, Value(score.Figures, "conflict_shown"));
        Assert.Equal(33.3, Value(score.Figures, "only_false_shown"));
    }

    [Fact]
    public void A_search_is_scored_by_rank()
    {
        var score = new SearchScore(FoundBy.Article);
        score.Add(Question("answerable", gold: [new("a", "x"), new("b", "y")]), [Result("z"), Result("a"), Result("a"), Result("b")]);
        score.Add(Question("answerable", gold: [new("a", "x")]), [Result("z"), Result("z"), Result("z"), Result("z"), Result("a")]);
        Assert.Equal(50, Value(score.Figures, "hits4"));
        Assert.Equal(100, Value(score.Figures, "hits10"));
        Assert.Equal(0.35, Value(score.Figures, "mrr10"));
        Assert.Equal(0.35, Value(score.Figures, "map10"));
    }

    [Fact]
    public void A_fact_is_found_in_a_result_whatever_its_blanks()
    {
        var score = new SearchScore(FoundBy.Fact);
        score.Add(Question("answerable", gold: [new("a", "open for\nboats")]), [Result("other", "It stays open  for boats.")]);
        Assert.Equal(100, Value(score.Figures, "hits4"));
    }

    [Theory]
    [InlineData("one two three four five", "x one two three four", true)]
    [InlineData("one two three four five", "one three two four five", false)]
    [InlineData("one two", "one two three", true)]
    public void A_quote_shows_a_text_where_a_run_of_words_and_most_words_agree(string marked, string quote, bool shows) =>
        Assert.Equal(shows, EvalText.Shows(quote, marked));

    [Fact]
    public void Percentiles_are_those_of_the_sorted_times()
    {
        Figure[] figures = [.. Figure.Latency(Enumerable.Range(1, 200).Reverse().Select(i => TimeSpan.FromMilliseconds(i)))];
        Assert.Equal([101, 199], figures.Select(f => f.Value!.Value));
    }
}
