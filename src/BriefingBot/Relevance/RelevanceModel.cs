using System.Globalization;
using System.Reflection;

namespace BriefingBot.Relevance;

/// <summary>
/// The probability that a candidate answers a question, from its features: a logistic regression. The weights stand in
/// <c>statement-weights.tsv</c> and <c>sentence-weights.tsv</c>, a row a feature, a column for each way to run (words alone, words and
/// meaning); <c>eval fit</c> finds them. What they bring: Relevance/README.md.
/// </summary>
public sealed class RelevanceModel
{
    /// <summary>From this probability on a statement is told as the answer to a question about somebody's words.</summary>
    public const double AnswersWords = 0.3;

    /// <summary>From this probability on a sentence is told as the answer to a question for a fact.</summary>
    public const double AnswersFact = 0.3;

    /// <summary>From this probability on a candidate is shown as related.</summary>
    public const double Relates = 0.12;

    /// <summary>What lies so far below the most relevant (the odds e² times lower) isn't told beside it.</summary>
    public const double BehindWords = 2;

    /// <summary>The same of sentences: a fact is as often told in several.</summary>
    public const double BehindFact = 3;

    /// <summary>From this probability on a candidate is told however far the best is ahead.</summary>
    private const double Sure = 0.9;

    private static readonly Lazy<RelevanceModel> ShippedStatements =
        new(() => Load("Relevance/statement-weights.tsv", StatementFeatures.Names));
    private static readonly Lazy<RelevanceModel> ShippedSentences =
        new(() => Load("Relevance/sentence-weights.tsv", SentenceFeatures.Names));

    private readonly double[] words;
    private readonly double[] meaning;

    /// <param name="words">A weight a feature where there are no vectors.</param>
    /// <param name="meaning">Likewise where there are.</param>
    public RelevanceModel(double[] words, double[] meaning)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(meaning);
        this.words = words;
        this.meaning = meaning;
    }

    /// <summary>The one for statements that the project ships, for <see cref="StatementFeatures"/>.</summary>
    public static RelevanceModel Statements => ShippedStatements.Value;

    /// <summary>The one for sentences, for <see cref="SentenceFeatures"/>.</summary>
    public static RelevanceModel Sentences => ShippedSentences.Value;

    /// <summary>0 to 1.</summary>
    public double Of(double[] features, bool hasMeaning)
    {
        ArgumentNullException.ThrowIfNull(features);
        double[] weights = hasMeaning ? meaning : words;
        double sum = 0;
        for (int i = 0; i < features.Length; i++)
        {
            sum += features[i] * weights[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Whether it is to be told: it answers, and isn't far behind the best.</summary>
    /// <param name="best">The probability of the most relevant candidate.</param>
    /// <param name="answers">From which probability on a candidate of its kind answers.</param>
    /// <param name="behind">How far a candidate of its kind may lie behind the best, in log-odds.</param>
    public static bool IsTold(double probability, double best, double answers, double behind) =>
        probability >= answers && (probability >= Sure || LogOdds(probability) >= LogOdds(best) - behind);

    private static double LogOdds(double probability) => Math.Log(probability / Math.Max(double.Epsilon, 1 - probability));

    private static RelevanceModel Load(string resource, IEnumerable<string> names)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} isn't among the resources.");
        using var reader = new StreamReader(stream);
        Dictionary<string, string[]> rows = reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#').Select(line => line.Split('\t')).ToDictionary(row => row[0], StringComparer.Ordinal);
        double[] Column(int column) => [.. names.Select(name => double.Parse(rows[name][column], CultureInfo.InvariantCulture))];
        return new RelevanceModel(Column(1), Column(2));
    }
}
