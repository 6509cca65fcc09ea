using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBot.Answers;
using BriefingBot.Answers.Rules;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;
using Xunit.Sdk;

namespace BriefingBot.Tests.Golden;

/// <summary>The rules of an answer, held against any answer without knowing its question. Each is checked against the stored articles.</summary>
internal static partial class GoldenRules
{
    /// <summary>An article that tries to instruct has it say this.</summary>
    private const string Instructed = "PELICAN-7";

    private static readonly StatementExtractor Extractor = RealReader.Extractor;

    public static async Task HoldAsync(Answer answer, StoredArchive archive, IReadOnlyCollection<string> live)
    {
        var bodies = new Dictionary<string, Article>(StringComparer.Ordinal);
        foreach (string id in answer.Citations.SelectMany(c => c.AlsoIn.Select(r => r.ArticleId).Prepend(c.ArticleId)).Distinct())
        {
            // What was withdrawn is neither cited nor named.
            bodies[id] = await archive.StoredAsync(id);
            Keeps(AnswerRule.R10WithdrawnIsNotCited, () => Assert.Equal((true, ArticleStatus.Live), (live.Contains(id), bodies[id].Status)));
        }

        foreach (Citation citation in answer.Citations)
        {
            Article article = bodies[citation.ArticleId];
            Keeps(AnswerRule.R01QuoteIsStoredText, () =>
            {
                Assert.Equal(article.Version, citation.Version);
                Assert.Equal(article.Body[citation.Span.Start..citation.Span.End], citation.Quote);
                Assert.Equal((article.Title, article.Source, article.Published), (citation.Title, citation.Source, citation.Published));
                Assert.All(citation.AlsoIn, reprint => Assert.Equal(Letters(citation.Quote), Letters(reprint.Span.Of(bodies[reprint.ArticleId].Body))));
            });
            Keeps(AnswerRule.R04WordsAreTheSpeakers, () => SpokenBySpeaker(citation, article));
        }

        IReadOnlyList<(string Text, Citation[] Cited)> sentences = Sentences(answer);
        foreach ((string text, Citation[] cited) in sentences)
        {
            Keeps(AnswerRule.R02SentenceIsCited, () => Assert.NotEmpty(cited));
            Keeps(AnswerRule.R03QuotationIsVerbatim, () => QuotedIn(text, cited, citation => [citation.Quote]));
            Keeps(AnswerRule.R05KindsAreToldApart, () => QuotedIn(text, cited, citation => InMarks(bodies[citation.ArticleId].Body)));
            Keeps(AnswerRule.R06SourceAndDateAreShown, () =>
                Assert.All(cited, citation => Assert.Contains(Dateline.Of(bodies[citation.ArticleId]), text, StringComparison.Ordinal)));
            Keeps(AnswerRule.R04WordsAreTheSpeakers, () => Assert.All(cited, citation => NamesSpeaker(text, citation)));
        }

        // What an article tells the service to say stands at most where one is cited that has it.
        int said = Count(answer.Text) - Count(answer.Question);
        Keeps(AnswerRule.R11ArticleTextIsData, () => Assert.True(said <= answer.Citations.Sum(citation => Count(citation.Quote)), answer.Text));
        if (answer.Status == AnswerStatus.Abstained)
        {
            Keeps(AnswerRule.R07RefusalSaysWhatWasLookedFor, () => Refuses(answer, live));
        }
        else if (answer.Status == AnswerStatus.Related)
        {
            Keeps(AnswerRule.R07RefusalSaysWhatWasLookedFor, () => Relates(answer, live));
        }
        else
        {
            Assert.Null(answer.Reason);
            Assert.NotEmpty(answer.Claims);
            string disagree = answer.Status == AnswerStatus.Conflicting ? "The sources disagree. " : "";
            Assert.Equal(disagree + string.Join(' ', answer.Claims.Select(claim => claim.Text)), answer.Text);
        }

        if (answer.Status == AnswerStatus.Conflicting)
        {
            // From two articles.
            Keeps(AnswerRule.R08BothSidesAreShown, () => Assert.True(
                answer.Claims.Length >= R08BothSidesAreShown.Sides && answer.Citations.Select(citation => citation.ArticleId).Distinct().Count() >= 2));
        }
    }

    /// <summary>What is missing, what was searched, and the closest, marked as not an answer.</summary>
    private static void Refuses(Answer answer, IReadOnlyCollection<string> live)
    {
        Assert.Empty(answer.Claims);
        Refusal reason = Assert.IsType<Refusal>(answer.Reason);
        Assert.Equal(live.Count, reason.Searched.Articles);
        Assert.Contains(live.Count.ToString(CultureInfo.InvariantCulture) + " articles were searched", answer.Text, StringComparison.Ordinal);
        Assert.Equal(answer.Citations.Select(citation => citation.Number), reason.Closest.Select(citation => citation.Number));
        if (reason.Closest.Length > 0)
        {
            Assert.Contains("Not an answer", answer.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>What was looked for and not found, and what may bear on it, which is told as no more.</summary>
    private static void Relates(Answer answer, IReadOnlyCollection<string> live)
    {
        Assert.NotEmpty(answer.Claims);
        Assert.Contains(live.Count.ToString(CultureInfo.InvariantCulture) + " articles were searched", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Nearest to it", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith(string.Join(' ', answer.Claims.Select(claim => claim.Text)), answer.Text, StringComparison.Ordinal);
    }

    /// <summary>The extractor finds, in the article itself, a statement of that speaker at that place, second-hand where it is.</summary>
    private static void SpokenBySpeaker(Citation citation, Article article)
    {
        if (citation.Speaker is { } speaker)
        {
            Assert.Contains(
                Extractor.Extract(article.Body).Statements,
                statement => NameKey.Of(statement.Speaker) == NameKey.Of(speaker) && statement.Hull.Overlaps(citation.Span) && string.IsNullOrEmpty(statement.Via) == string.IsNullOrEmpty(citation.Via));
        }
    }

    /// <summary>The one whose words they are is named, and the one through whom they came. A source without a name ("officials") may begin the sentence.</summary>
    private static void NamesSpeaker(string text, Citation citation)
    {
        StringComparison letters = citation.Speaker is { } speaker && SourceLabel.Is(speaker) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        Assert.Contains(citation.Speaker ?? "", text, letters);
        Assert.Contains(citation.Via ?? "", text, StringComparison.Ordinal);
    }

    /// <summary>What the text has in quotation marks stands in one of the citations: in its quote, or in what its article has in quotation marks.</summary>
    private static void QuotedIn(string text, Citation[] cited, Func<Citation, IEnumerable<string>> where)
    {
        IReadOnlyList<string> quoted = Assert.IsAssignableFrom<IReadOnlyList<string>>(QuoteMarks.Quoted(text));
        Assert.All(quoted.Select(QuoteMarks.Normalize), words =>
            Assert.Contains(cited, citation => where(citation).Any(stored => QuoteMarks.Normalize(stored).Contains(words, StringComparison.Ordinal))));
    }

    /// <summary>What breaks a rule says which.</summary>
    public static void Keeps(AnswerRule rule, Action holds)
    {
        try
        {
            holds();
        }
        catch (XunitException problem)
        {
            throw new XunitException(rule.ToString(), problem);
        }
    }

    private static IEnumerable<string> InMarks(string body) => Marked().Matches(body).Select(match => match.Value);

    /// <summary>The claims of an answer; of a refusal the sentences of its closest material.</summary>
    private static IReadOnlyList<(string Text, Citation[] Cited)> Sentences(Answer answer)
    {
        Citation[] Numbered(IEnumerable<int> numbers) => [.. numbers.Select(number => Assert.Single(answer.Citations, citation => citation.Number == number))];
        Assert.All(Numbers(answer.Text), number => Assert.Contains(answer.Citations, citation => citation.Number == number));
        Assert.All(answer.Claims, claim => Assert.Equal(claim.Citations.Order(), Numbers(claim.Text).Distinct().Order()));
        return [.. answer.Claims.Select(claim => (claim.Text, Numbered(claim.Citations)))];
    }

    private static IEnumerable<int> Numbers(string text) => Mark().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    private static int Count(string text) => text.Split(Instructed).Length - 1;

    private static string Letters(string text) => string.Join(" ", PlainWords.Of(text).Select(word => word.Text));

    [GeneratedRegex(@"\[([0-9]+)\]")]
    private static partial Regex Mark();

    [GeneratedRegex("“[^”]*”?")]
    private static partial Regex Marked();
}
