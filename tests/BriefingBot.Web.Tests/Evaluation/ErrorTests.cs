using BriefingBot.Web.Api;
using BriefingBot.Web.Evaluation;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Evaluation;

public sealed class ErrorTests
{
    private const string Gold = "The harbour stays open for every fishing boat";
    private const string Other = "the dredging would begin in June";

    private static EvalQuestion Question(string kind, string? speaker = "Ines Varga", string[]? answers = null, string[]? fake = null, string id = "7") =>
        new(id, kind, "q", speaker, answers, fake, kind == "answerable" ? [new MarkedText(Some.HarbourId, Gold)] : []);

    private static ErrorCount Only(IReadOnlyList<ErrorCount> rows) => Assert.Single(rows);

    private static ErrorCount WhoSaid(EvalQuestion question, AnswerBody answer, params StoredStatement[] stored)
    {
        var errors = new WhoSaidErrors(article => article == Some.HarbourId ? stored : []);
        errors.Add(question, answer);
        return Only(errors.Rows);
    }

    private static ErrorCount Fact(EvalQuestion question, AnswerBody answer, params string[] found)
    {
        var errors = new FactErrors();
        errors.Add(question, answer, found.ToHashSet(StringComparer.Ordinal));
        return Only(errors.Rows);
    }

    [Fact]
    public void A_gold_statement_told_is_right_and_names_no_question()
    {
        ErrorCount row = WhoSaid(Question("answerable"), Some.Answer(Some.Citation()));
        Assert.Equal(("right", 1, 0), (row.Kind.Key, row.Answered, row.Refused));
        Assert.Empty(row.Questions);
    }

    [Fact]
    public void A_gold_statement_among_a_refusals_closest_is_an_error_of_its_own()
    {
        ErrorCount row = WhoSaid(Question("answerable"), Some.Refusal() with { Citations = [Some.Citation()] });
        Assert.Equal(("only_as_closest", 0, 1), (row.Kind.Key, row.Answered, row.Refused));
    }

    [Fact]
    public void The_step_that_lost_the_gold_is_told_by_what_the_archive_holds_of_its_article()
    {
        AnswerBody elsewhere = Some.Answer(Some.Citation(quote: Other));
        Assert.Equal("no_statement", WhoSaid(Question("answerable"), elsewhere, new StoredStatement("Ines Varga", Other)).Kind.Key);
        Assert.Equal("wrong_speaker", WhoSaid(Question("answerable"), elsewhere, new StoredStatement("Tom Oduya", Gold)).Kind.Key);
        ErrorCount row = WhoSaid(Question("answerable"), elsewhere, new StoredStatement("Tom Oduya", Gold), new StoredStatement("Mayor Varga", Gold));
        Assert.Equal(("not_chosen", 1, 0), (row.Kind.Key, row.Answered, row.Refused));
        Assert.Equal(["7"], row.Questions);
        row = WhoSaid(Question("answerable"), Some.Refusal(), new StoredStatement("Varga", Gold));
        Assert.Equal(("not_chosen", 0, 1), (row.Kind.Key, row.Answered, row.Refused));
    }

    [Theory]
    [InlineData("unanswerable")]
    [InlineData("hard-unanswerable")]
    public void An_unanswerable_question_is_told_apart_by_whose_words_were_told(string kind)
    {
        Assert.False(WhoSaid(Question(kind), Some.Refusal()).Kind.IsError);
        Assert.Equal("off_topic", WhoSaid(Question(kind), Some.Answer(Some.Citation())).Kind.Key);
        Assert.Equal("not_the_speakers", WhoSaid(Question(kind, "Tom Oduya"), Some.Answer(Some.Citation())).Kind.Key);
    }

    [Fact]
    public void A_fact_missed_is_told_apart_by_whether_its_article_was_found()
    {
        EvalQuestion question = Question("answerable", answers: ["submarine"]);
        Assert.Equal("not_found", Fact(question, Some.Answer(Some.Citation()), "elsewhere").Kind.Key);
        Assert.Equal("other_sentence", Fact(question, Some.Answer(Some.Citation()), Some.HarbourId).Kind.Key);
        Assert.Equal("refused_wrongly", Fact(question, Some.Refusal(), Some.HarbourId).Kind.Key);
        Assert.Equal("right", Fact(Question("answerable", answers: ["fishing boat"]), Some.Answer(Some.Citation()), Some.HarbourId).Kind.Key);
    }

    [Fact]
    public void An_unanswerable_fact_and_the_sides_of_a_conflict_are_told_apart()
    {
        AnswerBody answer = Some.Answer(Some.Citation());
        Assert.Equal("answered_wrongly", Fact(Question("unanswerable"), answer).Kind.Key);
        Assert.Equal("abstained", Fact(Question("unanswerable"), Some.Refusal()).Kind.Key);
        Assert.Equal("both_shown", Fact(Question("conflict", answers: ["harbour"], fake: ["fishing"]), answer).Kind.Key);
        Assert.Equal("one_side", Fact(Question("conflict", answers: ["harbour"], fake: ["airship"]), answer).Kind.Key);
        Assert.Equal("false_side", Fact(Question("conflict", answers: ["airship"], fake: ["harbour"]), answer).Kind.Key);
        Assert.Equal("no_side", Fact(Question("conflict", answers: ["airship"], fake: ["zeppelin"]), Some.Refusal()).Kind.Key);
    }

    [Fact]
    public void Counts_add_up_over_questions_and_keep_the_order_of_the_kinds()
    {
        var errors = new WhoSaidErrors(_ => []);
        errors.Add(Question("answerable", id: "1"), Some.Refusal());
        errors.Add(Question("answerable", id: "2"), Some.Answer(Some.Citation(quote: Other)));
        errors.Add(Question("answerable", id: "3"), Some.Answer(Some.Citation()));
        Assert.Equal(["right", "no_statement"], errors.Rows.Select(row => row.Kind.Key));
        Assert.Equal((1, 1), (errors.Rows[1].Answered, errors.Rows[1].Refused));
        Assert.Equal(["1", "2"], errors.Rows[1].Questions);
    }
}
