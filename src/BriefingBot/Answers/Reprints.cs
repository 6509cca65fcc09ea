using BriefingBot.Language;
using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>
/// Looks, for each claim, into the reprints of the article it cites: where one holds the same words, the claim is "also in" it; where one
/// gives another value at this very place, it is the other side of a conflict.
/// </summary>
internal sealed class Reprints(ISearchIndex index, IArticleStore articles)
{
    /// <summary>So many reprints of a cited article are looked into, the earliest first.</summary>
    private const int MostLookedInto = 16;

    private const int MostConflicts = 2;
    private const int StatementsOfArticle = 400;

    /// <summary>As with other sources: what differs after more days has changed.</summary>
    private const int MostDaysApart = 7;

    /// <summary>The same claims with their reprints; of a conflict both sides, before the rest.</summary>
    /// <param name="filter">Nothing outside of it is cited or named.</param>
    public async Task<Draft> AddAsync(Draft draft, Question question, SearchFilter filter, CancellationToken cancellationToken)
    {
        if (draft is not Draft.Claims claims)
        {
            return draft;
        }

        var bodies = new Dictionary<string, (Article Article, ComparedText Text)?>(StringComparer.Ordinal);
        bool mayConflict = !claims.Conflicting && question.Kind is not (QuestionKind.Summary or QuestionKind.WhoReported);
        var sides = new List<DraftClaim>();
        var rest = new List<DraftClaim>();
        foreach (DraftClaim claim in claims.Items)
        {
            var citations = ImmutableArray.CreateBuilder<DraftCitation>();
            DraftClaim? other = null;
            foreach (DraftCitation citation in claim.Citations)
            {
                (DraftCitation cited, DraftClaim? against) = await LookAsync(citation, claim, question, filter, bodies, cancellationToken);
                citations.Add(cited);
                other ??= citations.Count == 1 ? against : null;
            }

            DraftClaim told = claim with { Citations = citations.ToImmutable() };
            if (mayConflict && other is not null && sides.Count < 2 * MostConflicts && !sides.Exists(side => Cites(side, claim)))
            {
                (DraftCitation cited, _) = await LookAsync(other.Citations[0], other, question, filter, bodies, cancellationToken);
                DraftClaim against = other with { Citations = [cited] };
                sides.AddRange(index.Reprints.CompareByAge(cited.ArticleId, told.Citations[0].ArticleId) < 0 ? [against, told] : [told, against]);
            }
            else
            {
                rest.Add(told);
            }
        }

        rest.RemoveAll(claim => sides.Exists(side => Cites(side, claim)));
        return claims with { Items = [.. sides, .. rest], Conflicting = claims.Conflicting || sides.Count > 0 };
    }

    private async Task<(DraftCitation Cited, DraftClaim? Against)> LookAsync(
        DraftCitation citation, DraftClaim claim, Question question, SearchFilter filter, Dictionary<string, (Article Article, ComparedText Text)?> bodies, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> reprints = index.Reprints.Of(citation.ArticleId, filter with { ArticleId = null });
        if (reprints.Count == 0 || await BodyAsync(citation.ArticleId, bodies, cancellationToken) is not { } own || !citation.Span.IsWithin(own.Article.Body.Length))
        {
            return (citation, null);
        }

        var words = new ComparedText(citation.Span.Of(own.Article.Body));
        var alsoIn = ImmutableArray.CreateBuilder<DraftReprint>();
        DraftClaim? against = null;
        foreach (string id in reprints.Where(id => claim.Citations.All(cited => cited.ArticleId != id)).Take(MostLookedInto))
        {
            if (await BodyAsync(id, bodies, cancellationToken) is not { } reprint)
            {
                continue;
            }

            if (SameWords.Find(words, reprint.Text) is { } at)
            {
                Statement? said = citation.Statement is { } statement
                    ? StatementsOf(reprint.Article).FirstOrDefault(hit => ReprintCheck.IsSame(statement, hit.Statement, at))?.Statement
                    : null;
                alsoIn.Add(new DraftReprint(id, reprint.Article.Version, said));
            }
            else if (against is null && AreNear(own.Article, reprint.Article) && FindOtherValue(question, words, reprint) is { } value)
            {
                against = Tell(reprint.Article, value.At, claim);
            }
        }

        return (citation with { AlsoIn = alsoIn.ToImmutable() }, against);
    }

    private static OtherValue? FindOtherValue(Question question, ComparedText words, (Article Article, ComparedText Text) reprint)
    {
        foreach (ComparedText run in SameWords.WithAndWithoutDateline(words))
        {
            if (SameWords.FindOtherValue(run, reprint.Text) is { } value && IsAskedFor(question, run, reprint.Article, value))
            {
                return value;
            }
        }

        return null;
    }

    private async Task<(Article Article, ComparedText Text)?> BodyAsync(string id, Dictionary<string, (Article Article, ComparedText Text)?> known, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(id, out (Article, ComparedText)? body))
        {
            Article? article = await articles.FindAsync(id, null, cancellationToken);
            known[id] = body = article is { Status: ArticleStatus.Live } ? (article, new ComparedText(ArticleParts.Prose(article.Body))) : null;
        }

        return body;
    }

    private static bool AreNear(Article own, Article other) =>
        own.Published is not { } day || other.Published is not { } its || Math.Abs(day.DayNumber - its.DayNumber) <= MostDaysApart;

    /// <summary>A question for a fact asks for one kind of value: another that differs beside it is none of its business.</summary>
    private static bool IsAskedFor(Question question, ComparedText words, Article reprint, OtherValue value)
    {
        if (question.IsAboutWords)
        {
            return true;
        }

        string asked = question.Topic ?? QuestionParser.Plain(question.Text);
        AskedFact fact = AskedFact.Of(asked);
        HashSet<string> named = [.. FactWords.Of(asked)];
        IReadOnlyList<FactPhrase> own = FactPhrases.Of(fact, words.Text, named);
        IReadOnlyList<FactPhrase> its = FactPhrases.Of(fact, value.At.Of(reprint.Body), named);
        return fact.Kind is FactKind.Any or FactKind.Reason
            || (value.Own.All(word => own.Any(phrase => phrase.Span.Overlaps(word.Span)))
                && value.Its.All(word => its.Any(phrase => phrase.Span.Overlaps(new Span(word.Span.Start - value.At.Start, word.Span.End - value.At.Start)))));
    }

    /// <summary>The other side, told as what it is there: the same speaker's statement, else the sentence.</summary>
    private DraftClaim Tell(Article article, Span at, DraftClaim side)
    {
        IReadOnlyList<StatementHit> statements = StatementsOf(article);
        if (side.Speaker is { } speaker && statements.FirstOrDefault(hit => hit.Statement.Hull.Overlaps(at) && NameKey.Of(hit.Statement.Speaker) == NameKey.Of(speaker)) is { } said)
        {
            return StatementProse.Tell(new StatementEvidence(said, null, TopicMatch.Phrase));
        }

        Span sentence = SameWords.WithoutDateline(article.Body, SentenceAround(ArticleParts.Prose(article.Body), at), at);
        var facts = new ArticleFacts(article.Id, article.Version, article.Title, article.Source, article.Published, article.Url);
        var passage = new PassageHit(new Passage(article.Id, article.Version, 0, sentence, sentence.Of(article.Body)), facts, 0);
        return FactComposer.Sentence(new PickedSentence(passage, sentence, passage.Passage.Text, new FactFeatures(0, 0, 0, 0, 0, 0, 0, 0, 0), null, []), statements);
    }

    private List<StatementHit> StatementsOf(Article article) =>
        [.. index.SearchStatements(null, null, StatementsOfArticle, new SearchFilter(ArticleId: article.Id)).Where(hit => hit.Article.Version == article.Version)];

    private static Span SentenceAround(string body, Span at)
    {
        int start = body.LastIndexOf('\n', at.Start) + 1;
        int end = body.IndexOf('\n', at.End) is >= 0 and int line ? line : body.Length;
        List<Span> around = [.. Sentences.Split(body, new Span(start, end)).Where(sentence => sentence.Overlaps(at))];
        return around.Count == 0 ? at : new Span(around[0].Start, around[^1].End);
    }

    private static bool Cites(DraftClaim side, DraftClaim claim) =>
        side.Citations[0].ArticleId == claim.Citations[0].ArticleId && side.Citations[0].Span.Overlaps(claim.Citations[0].Span);
}
