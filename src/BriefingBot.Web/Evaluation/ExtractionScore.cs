using BriefingBot.Statements;
using BriefingBot.Web.Api;

namespace BriefingBot.Web.Evaluation;

/// <summary>
/// Scores extracted statements against those marked by hand.
/// <para>
/// An extracted and a marked statement of one article match where they share at least half of the words of the shorter one, each word
/// counted where it stands. Recall: marked statements that an extracted one matches. Precision: extracted statements that match a marked
/// one. An article counts where it has a mark. Those of the set known as who-said (PolNeAR) are marked throughout, whoever speaks and
/// whether in quotation marks or not: of their quotations of 25 letters and more 97% bear a mark. Three of its 837 articles have no
/// mark, though one of them has statements, and don't count.
/// </para>
/// <para>
/// Speaker precision: of the extracted statements whose best match (by Dice's measure) has a known speaker, those that name the same.
/// Speaker recall: of the marked ones with a known speaker those that a match gives to the same, so that one that isn't found counts
/// against it. Two names are the same where they end in the same word, or the one holds the other's words, case and accents aside.
/// </para>
/// <para>
/// Precision is told apart by the extracted one's kind, recall by the marked one's: direct with nine words of ten in quotation marks,
/// indirect with none, else mixed. Statements of <see cref="Confidence.Subject"/> are nobody's words to any reader: they count in the
/// table of rules only.
/// </para>
/// </summary>
/// <param name="without">Names of rules whose statements are left out, as if those rules weren't there.</param>
internal sealed class ExtractionScore(IReadOnlyCollection<string> without)
{
    private static readonly StatementKind[] Kinds = Enum.GetValues<StatementKind>();

    private readonly List<Extracted> all = [];
    private readonly List<Marked> marks = [];
    private int articles;
    private int lost;

    /// <param name="marked">The article's; where it has none, it doesn't count.</param>
    public void Add(string body, IReadOnlyList<Statement> extracted, IReadOnlyList<EvalStatement> marked)
    {
        if (marked.Count == 0)
        {
            return;
        }

        articles++;
        var words = new MarkedWords(body);
        List<(EvalStatement Statement, HashSet<int> Words)> gold =
            [.. marked.Select(statement => (Statement: statement, Words: words.Of(statement))).Where(pair => pair.Words.Count > 0)];
        lost += marked.Count - gold.Count;
        var found = new Match[gold.Count];
        foreach (Statement statement in extracted.Where(statement => !without.Contains(statement.Rule)))
        {
            HashSet<int> own = words.Of(statement.Content);
            List<int> matches = [.. Enumerable.Range(0, gold.Count).Where(i => Matches(own, gold[i].Words))];
            string? speaker = matches.Count == 0 ? null : gold[matches.MaxBy(i => Dice(own, gold[i].Words))].Statement.Speaker;
            all.Add(new Extracted(
                statement, new Match(matches.Count > 0, !string.IsNullOrEmpty(speaker), SpeakerName.Same(statement.Speaker, speaker))));
            foreach (int i in IsTold(statement) ? matches : [])
            {
                bool isRight = found[i].IsSpeakerRight || SpeakerName.Same(statement.Speaker, gold[i].Statement.Speaker);
                found[i] = new Match(true, false, isRight);
            }
        }

        for (int i = 0; i < gold.Count; i++)
        {
            bool isKnown = !string.IsNullOrEmpty(gold[i].Statement.Speaker);
            marks.Add(new Marked(words.KindOf(gold[i].Words), found[i] with { IsSpeakerKnown = isKnown }));
        }
    }

    public EvalTable Table => new("extraction", [.. Figures()], []) { Grids = [Rules()] };

    private static bool IsTold(Statement statement) => statement.Confidence != Confidence.Subject;

    private static bool Matches(HashSet<int> one, HashSet<int> other)
    {
        int shared = one.Count(other.Contains);
        return shared > 0 && 2 * shared >= Math.Min(one.Count, other.Count);
    }

    private static double Dice(HashSet<int> one, HashSet<int> other) => 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    /// <summary>Those of an extractor whose rules have no names are told apart by how sure they are.</summary>
    private static string RuleOf(Statement statement) => statement switch
    {
        { Rule: "" } => $"({ApiJson.Word(statement.Confidence)})",
        _ when !IsTold(statement) => statement.Rule + " (subject)",
        _ => statement.Rule,
    };

    private IEnumerable<Figure> Figures()
    {
        foreach (StatementKind? kind in Kinds.Select(kind => (StatementKind?)kind).Prepend(null))
        {
            string key = kind is { } one ? "_" + ApiJson.Word(one) : "";
            string label = kind is { } other ? ", " + ApiJson.Word(other) : "";
            List<Match> told = [.. all.Where(e => IsTold(e.Statement) && (kind is null || e.Statement.Kind == kind)).Select(e => e.Match)];
            List<Match> gold = [.. marks.Where(m => kind is null || m.Kind == kind).Select(m => m.Match)];
            (int toldKnown, int toldRight) = (told.Count(m => m.IsSpeakerKnown), told.Count(m => m.IsSpeakerRight));
            (int goldKnown, int goldRight) = (gold.Count(m => m.IsSpeakerKnown), gold.Count(m => m.IsSpeakerRight));
            yield return Figure.Share("precision" + key, "precision" + label, told.Count(m => m.IsFound), told.Count);
            yield return Figure.Share("recall" + key, "recall" + label, gold.Count(m => m.IsFound), gold.Count);
            yield return Figure.Share("speaker_precision" + key, "speaker precision" + label, toldRight, toldKnown);
            yield return Figure.Share("speaker_recall" + key, "speaker recall" + label, goldRight, goldKnown);
            yield return new Figure("extracted" + key, "extracted" + label, told.Count, "");
            yield return new Figure("marked" + key, "marked" + label, gold.Count, "");
            yield return new Figure("marked_known" + key, "marked with a speaker" + label, goldKnown, "");
        }

        yield return new Figure("marks_not_in_body", "marks not in their article", lost, "");
        yield return new Figure("articles", "articles", articles, "");
    }

    private CountGrid Rules() => new(
        "rules", "rule", ["extracted", "matched", "speaker_known", "speaker_right"],
        [
            .. all.GroupBy(e => RuleOf(e.Statement), e => e.Match)
                .OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key, StringComparer.Ordinal)
                .Select(rule => new CountRow(
                    rule.Key,
                    [rule.Count(), rule.Count(m => m.IsFound), rule.Count(m => m.IsSpeakerKnown), rule.Count(m => m.IsSpeakerRight)])),
        ]);

    private readonly record struct Match(bool IsFound, bool IsSpeakerKnown, bool IsSpeakerRight);

    private sealed record Extracted(Statement Statement, Match Match);

    private sealed record Marked(StatementKind Kind, Match Match);
}
