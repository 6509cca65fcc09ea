using System.Text;
using BriefingBot.Answers;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Articles;

/// <summary>From the file to the answer: captions, datelines and link lines are neither passages nor statements, and nothing marked up is shown.</summary>
public sealed class PartsInAnswersTests
{
    [Fact]
    public async Task A_dateline_is_in_no_answer()
    {
        Answer answer = await AskAsync("What did Drozd say?", "LINDEN, March 5 (Kestrel Wire) - Governor Pavel Drozd said on Tuesday the bridge would close.");

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.Contains("the bridge would close", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("LINDEN", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caption_and_a_link_line_are_no_statements()
    {
        Answer answer = await AskAsync(
            "What did Drozd say?", "Governor Pavel Drozd opened the bridge.\n\nPhoto: Governor Pavel Drozd says goodbye to workers.\n\nRead more: Drozd says no to ferry");

        Assert.DoesNotContain("goodbye", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("no to ferry", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Edric Bakerson, the fish minister, said: &ldquo;We don&#8217;t fish &amp; never will.&rdquo;", "What did Bakerson say?", "“We don’t fish & never will")]
    [InlineData("[Edric Dogson](https://x.example/d), the *fish minister*, said: “We **never** [promised](https://x.example/p) a deal.”[^1]\n\n[^1]: See yesterday.", "What did Dogson say?", "“We never promised a deal")]
    [InlineData("Harbour master Colm Tarrant has just tweeted:\n\n> The eastern quay is open again. Keep left of the buoys.\n> — Colm Tarrant (@harbourmaster) March 5, 2024", "What did Tarrant say?", "“The eastern quay is open again")]
    public async Task What_came_marked_up_is_quoted_plain(string body, string question, string quotation)
    {
        Answer answer = await AskAsync(question, body);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.Contains(quotation, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("harbourmaster", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_passage_and_no_statement_reaches_into_a_part()
    {
        const string Body = "SELDA (Reuters) - Minister Ilse Marrow said the dam was safe.\n\nWorkers leave the dam. REUTERS/Jonas Pell\n\nMarrow said the ferry would sail.\n\nRead more: Marrow says no\n\n___";
        ImmutableSpans spans = new(ArticleParts.PassedOver(Body));

        Assert.Equal(
            ["Minister Ilse Marrow said the dam was safe.", "Marrow said the ferry would sail."],
            PassageSplitter.Split(Indexing.SomeIndexed.Article("a", Body)).Select(passage => passage.Text));
        ArticleStatements found = RealReader.Extractor.Extract(Body);
        Assert.Equal(2, found.Statements.Length);
        Assert.DoesNotContain(found.Statements, statement => spans.Reach(statement.Hull) || spans.Reach(statement.Sentence));
    }

    private static async Task<Answer> AskAsync(string question, string body)
    {
        await using StoredArchive archive = await StoredArchive.OpenAsync();
        ArticleReading reading = Assert.Single(ArticleParser.Parse("news.md", Encoding.UTF8.GetBytes($"---\ntitle: News\ndate: 2024-03-05\nsource: Kestrel Wire\n---\n{body}\n")));
        await archive.PutAsync([Assert.IsType<ArticleReading.Accepted>(reading).Draft]);
        return await archive.AskAsync(question);
    }

    private sealed record ImmutableSpans(IReadOnlyList<Span> Spans)
    {
        public bool Reach(Span span) => Spans.Any(part => part.Overlaps(span));
    }
}
