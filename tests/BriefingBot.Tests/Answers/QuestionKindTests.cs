using BriefingBot.Answers;
using BriefingBot.Tests.Answers.Support;
using BriefingBot.Tests.Ingestion;

namespace BriefingBot.Tests.Answers;

/// <summary>To whom, where, on which side of an event, over time: each kind has its answer, or says what the archive lacks.</summary>
public sealed class QuestionKindTests
{
    private readonly Archive archive = Velmar.Archive();

    [Theory]
    [InlineData("What did Ilse Marrow say to Pell?", "Ilse Marrow, Harbour Minister, promised that wages would grow by 4 percent (Coast Wire, 4 May 2021) [1].")]
    [InlineData("What did Ilse Marrow promise to Jonas Pell?", "Ilse Marrow, Harbour Minister, promised that wages would grow by 4 percent (Coast Wire, 4 May 2021) [1].")]
    [InlineData("What did Ilse Marrow say in a letter to Pell about wages?", "Ilse Marrow, Harbour Minister, promised that wages would grow by 4 percent (Coast Wire, 4 May 2021) [1].")]
    [InlineData("What did Pell tell Ilse Marrow?", "Jonas Pell said that the dockers would strike (Coast Wire, 4 May 2021) [1].")]
    [InlineData("Did Pell tell Ilse Marrow that the dockers would strike?", "Yes: Jonas Pell said that the dockers would strike (Coast Wire, 4 May 2021) [1].")]
    [InlineData("What did Ozols say to the prime minister?", "Lina Ozols said: “The draft is an insult” (Coast Wire, 21 October 2021) [1].")]
    public async Task What_was_said_to_somebody_is_what_the_sentence_reports_as_said_to_them(string question, string text) => Assert.Equal(text, (await archive.AskAsync(question)).Text);

    [Fact]
    public async Task What_was_said_to_nobody_of_that_name_is_refused()
    {
        Answer answer = await archive.AskAsync("What did Ozols say to Pell?");

        Assert.Equal((AnswerStatus.Abstained, RefusalCode.NoStatementOnTopic), (answer.Status, answer.Reason!.Code));
        Assert.StartsWith("No statement by Lina Ozols to Pell was found.", answer.Text, StringComparison.Ordinal);
        Assert.All(answer.Reason.Closest, citation => Assert.Equal(Velmar.Ozols, citation.Speaker));
    }

    [Fact]
    public async Task Another_of_the_listeners_surname_was_not_told() =>
        Assert.StartsWith("No statement by Jonas Pell to Otto Marrow was found.", (await archive.AskAsync("What did Pell say to Otto Marrow?")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Where_is_told_with_the_place_first_and_the_sentence_bears_both()
    {
        Answer answer = await archive.AskAsync("Where did Ilse Marrow say that harbour fees would rise by 8 percent?");

        Assert.Equal("Reported as said at the town hall in Velmar: Ilse Marrow, Harbour Minister, said that the harbour fees would rise by 8 percent (The Velmar Gazette, 15 July 2021) [1].", answer.Text);
        Assert.Contains("at the town hall in Velmar", answer.Citations[0].Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_place_is_reported_that_is_said()
    {
        Answer answer = await archive.AskAsync("Where did Drood say that gas prices would double?");

        Assert.Equal((AnswerStatus.Abstained, RefusalCode.NoEvidence), (answer.Status, answer.Reason!.Code));
        Assert.StartsWith("No place was found where Anselm Drood said this.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("gas prices", Assert.Single(answer.Reason.Closest).Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_the_archive_dates_bounds_the_answer_and_its_date_is_cited()
    {
        AnsweredQuestion asked = await archive.AskedAsync("What did Ilse Marrow say about harbour fees before the Lorhaven summit?");
        Answer before = asked.Answer;
        Answer since = await archive.AskAsync("What did Ilse Marrow say about harbour fees since the summit of Lorhaven?");

        Assert.Equal(["october", "july", "may", "october"], before.Citations.Select(citation => citation.ArticleId));
        Assert.EndsWith("Coast Wire gives the day of the event: The Lorhaven summit will take place on 20 October 2021 (Coast Wire, 12 October 2021) [4].", before.Text, StringComparison.Ordinal);
        Assert.Equal("Ilse Marrow · harbour fees · before the Lorhaven summit (up to 19 October 2021)", asked.Frame);
        Assert.Equal(RefusalCode.OutsideDates, since.Reason!.Code);
    }

    [Fact]
    public async Task An_event_that_the_archive_does_not_date_is_named_and_not_ignored()
    {
        AnsweredQuestion asked = await archive.AskedAsync("What did Drood say about gas prices after the coronation?");
        Answer answer = asked.Answer;

        Assert.Equal("The coronation is not dated in the archive, so this is of any day: Anselm Drood, Prime Minister, warned that gas prices would double (Coast Wire, 12 October 2021) [1].", answer.Text);
        Assert.Equal("Anselm Drood · gas prices · after the coronation (not dated here)", asked.Frame);
    }

    [Fact]
    public async Task Two_days_for_one_event_are_no_date()
    {
        archive.With("other", "The Lorhaven summit will take place on 3 November 2021.", "Coast Wire", "2021-10-13", []);

        Assert.StartsWith("The Lorhaven summit is not dated in the archive", (await archive.AskAsync("What did Drood say about gas prices before the Lorhaven summit?")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did Ilse Marrow say that dredging would begin in March?", "dredging would begin in March · all dates")]
    [InlineData("Did Ilse Marrow say that dredging would begin in October?", "dredging would begin · 1 October 2021 to 31 October 2021")]
    public async Task A_date_that_was_said_is_no_restriction(string question, string frame)
    {
        AnsweredQuestion asked = await archive.AskedAsync(question);
        Answer answer = asked.Answer;

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.Equal("Ilse Marrow · " + frame, asked.Frame);
    }

    [Fact]
    public async Task Over_time_each_change_is_one_that_the_texts_show() => Assert.Equal(
        "4 May 2021: Ilse Marrow, Harbour Minister, said that the harbour fees would not rise (Coast Wire, 4 May 2021) [1]. "
        + "15 July 2021, without the negation of 4 May 2021: Ilse Marrow said that the harbour fees would rise by 8 percent (The Velmar Gazette, 15 July 2021) [2]. "
        + "12 October 2021, with 5 percent where 15 July 2021 has 8 percent: Ilse Marrow said that harbour fees would rise by 5 percent (Coast Wire, 12 October 2021) [3].",
        (await archive.AskAsync("What is Ilse Marrow's position on harbour fees over time?")).Text);

    [Fact]
    public async Task Over_time_what_only_shares_the_topic_is_no_change()
    {
        archive.With("late", "Ilse Marrow said that harbour fees do not concern Lorhaven.", "Coast Wire", "2021-11-01",
            [new(Velmar.Ilse, "said", BriefingBot.Statements.StatementKind.Indirect, "that harbour fees do not concern Lorhaven", "Ilse Marrow said that harbour fees do not concern Lorhaven.")]);

        Assert.Contains(" 1 November 2021: Ilse Marrow said", (await archive.AskAsync("How has Ilse Marrow's position on harbour fees changed?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_spoke_of_it_is_grouped_under_full_names()
    {
        archive.With("again", "Anselm Drood said the draft is dead.", "Coast Wire", "2021-10-25", [new(Velmar.Drood, "said", BriefingBot.Statements.StatementKind.Indirect, "the draft is dead", "Anselm Drood said the draft is dead.")]);

        Answer answer = await archive.AskAsync("Who spoke about the draft?");
        string?[] speakers = [.. answer.Citations.Select(citation => citation.Speaker)];

        Assert.Equal(2, speakers.Count(speaker => speaker == Velmar.Drood));
        Assert.Equal(speakers.Distinct().Count(), speakers.Where((speaker, i) => i == 0 || speakers[i - 1] != speaker).Count());
    }

    [Theory]
    [InlineData("What did Mr Kravcov say?")]
    [InlineData("What did Кравцов say?")]
    [InlineData("What did Kravtsow say?")]
    public async Task Another_spelling_finds_the_person(string question) =>
        Assert.StartsWith("No statement by Boris Kravtsov was found, though articles name them.", (await archive.AskAsync(question)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("What did the mayor say about the quay?")]
    [InlineData("What did the mayor of Velmar say about the quay?")]
    [InlineData("What did Quill say about ‘the quay’?")]
    [InlineData("Quill’s view of the quay")]
    public async Task A_role_that_only_a_sentence_tells_finds_its_bearer(string question) =>
        Assert.Equal("Tessa Quill said the quay is old (Coast Wire, 4 May 2021) [1].", (await archive.AskAsync(question)).Text);

    [Theory]
    [InlineData("What did the US say about the draft?")]
    [InlineData("What did the United States say about the draft?")]
    public async Task A_state_goes_by_its_letters(string question) =>
        Assert.Equal("The United States said the draft was long (Coast Wire, 21 October 2021) [1].", (await archive.AskAsync(question)).Text);

    [Fact]
    public async Task The_latest_from_a_person_is_that_persons() =>
        Assert.Equal("21 October 2021: Anselm Drood said the draft was fair (Coast Wire, 21 October 2021) [1]. 12 October 2021: Anselm Drood warned that gas prices would double (Coast Wire, 12 October 2021) [2].", (await archive.AskAsync("What is the latest from Drood?")).Text);

    [Fact]
    public async Task What_is_only_near_within_the_days_does_not_pass_for_the_words_of_other_days()
    {
        // By meaning, the second statement of May is near to the topic.
        archive.Model = new LengthEmbeddings();
        archive.CosineByOrdinal[1] = 0.9f;

        Answer near = await archive.AskAsync("What did Ilse Marrow say about jetties in May 2021?");
        Answer words = await archive.AskAsync("What did Ilse Marrow say about dredging in May 2021?");

        Assert.Equal("that wages would grow by 4 percent", Assert.Single(near.Citations).Quote);
        Assert.Equal(RefusalCode.OutsideDates, words.Reason!.Code);
    }

    [Fact]
    public async Task Two_full_names_of_one_surname_stand_side_by_side()
    {
        Answer answer = await archive.AskAsync("What did Ilse Marrow and Otto Marrow say about harbour fees?");

        Assert.Equal([Velmar.Ilse, Velmar.Ilse, Velmar.Ilse, Velmar.Otto], answer.Citations.Select(citation => citation.Speaker));
    }

    [Fact]
    public async Task A_headline_says_what_an_article_is_about()
    {
        archive.With("draft", "Nobody spoke. The draft is old.", "Coast Wire", "2021-11-02", []);

        Assert.All((await archive.AskAsync("Summarise the article about the draft")).Citations, citation => Assert.Equal("draft", citation.ArticleId));
        Assert.All((await archive.AskAsync("Summarise the article ‘summit’")).Citations, citation => Assert.Equal("summit", citation.ArticleId));
    }
}
