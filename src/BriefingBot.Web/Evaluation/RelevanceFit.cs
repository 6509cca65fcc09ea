namespace BriefingBot.Web.Evaluation;

/// <summary>A question's candidates with what a fit needs of them.</summary>
/// <param name="Weight">How often it counts.</param>
internal sealed record FitQuestion(double[][] Features, bool[] ShowsGold, double Weight);

/// <summary>
/// Fits the weights of <see cref="BriefingBot.Relevance.RelevanceModel"/>: for each question the candidates compete with each other and with
/// "none of these", and the probability of those that show what was marked (of "none", where nothing is) is made as large as it gets, with a
/// penalty on large weights.
/// </summary>
internal static class RelevanceFit
{
    private const double Penalty = 0.5;
    private const int Rounds = 1500;
    private const double FirstStep = 0.1;

    /// <summary>An answerable question whose marked text no candidate shows teaches nothing about candidates: it is left out.</summary>
    public static IReadOnlyList<FitQuestion> Questions(IEnumerable<IReadOnlyList<PoolRow>> pools, Func<string, double> weightOf) =>
    [
        .. pools.Where(rows => rows[0].Kind != "answerable" || rows.Any(row => row.ShowsGold))
            .Select(rows => new FitQuestion([.. rows.Select(row => row.Features)], [.. rows.Select(row => row.ShowsGold)], weightOf(rows[0].Set))),
    ];

    /// <summary>The same questions with a feature that says nothing.</summary>
    public static IReadOnlyList<FitQuestion> Without(IReadOnlyList<FitQuestion> questions, int feature) =>
    [
        .. questions.Select(question => question with { Features = [.. question.Features.Select(row => row.Select((value, i) => i == feature ? 0 : value).ToArray())] }),
    ];

    /// <summary>The weights, by gradient descent with a step of its own for each (Adam).</summary>
    public static double[] Fit(IReadOnlyList<FitQuestion> questions)
    {
        int size = questions.Count == 0 ? 0 : questions[0].Features[0].Length;
        double[] weights = new double[size], mean = new double[size], square = new double[size];
        for (int round = 1; round <= Rounds; round++)
        {
            double[] gradient = Gradient(questions, weights);
            double step = FirstStep * (1 - (round / (Rounds + 1.0)));
            for (int i = 0; i < size; i++)
            {
                mean[i] = (0.9 * mean[i]) + (0.1 * gradient[i]);
                square[i] = (0.999 * square[i]) + (0.001 * gradient[i] * gradient[i]);
                double steady = mean[i] / (1 - Math.Pow(0.9, round));
                weights[i] -= step * steady / (Math.Sqrt(square[i] / (1 - Math.Pow(0.999, round))) + 1e-8);
            }
        }

        return weights;
    }

    /// <summary>
    /// Of the questions kept back, part by part, those that have the marked text among the first three, and the mean log-likelihood.
    /// </summary>
    public static (int Questions, int First, int FirstThree, double LogLikelihood) CrossValidate(IReadOnlyList<FitQuestion> questions, int parts)
    {
        (int asked, int first, int three, double sum) = (0, 0, 0, 0);
        for (int part = 0; part < parts; part++)
        {
            double[] weights = Fit([.. questions.Where((_, i) => i % parts != part)]);
            foreach (FitQuestion question in questions.Where((_, i) => i % parts == part))
            {
                double[] scores = [.. question.Features.Select(features => Score(features, weights))];
                bool hasGold = question.ShowsGold.Contains(true);
                sum += Math.Log(Probabilities(scores).Where((_, i) => i < scores.Length ? question.ShowsGold[i] : !hasGold).Sum() + 1e-12);
                if (hasGold)
                {
                    bool[] best = [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Take(3).Select(i => question.ShowsGold[i])];
                    (asked, first, three) = (asked + 1, first + (best[0] ? 1 : 0), three + (best.Contains(true) ? 1 : 0));
                }
            }
        }

        return (asked, first, three, sum / Math.Max(1, questions.Count));
    }

    private static double[] Gradient(IReadOnlyList<FitQuestion> questions, double[] weights)
    {
        double[] gradient = [.. weights.Select((weight, i) => i == 0 ? 0 : Penalty * weight)];
        foreach (FitQuestion question in questions)
        {
            double[] probabilities = Probabilities([.. question.Features.Select(features => Score(features, weights))]);
            double gold = question.ShowsGold.Select((shows, i) => shows ? probabilities[i] : 0).Sum();
            for (int i = 0; i < question.Features.Length; i++)
            {
                double pull = probabilities[i] - (question.ShowsGold[i] ? probabilities[i] / gold : 0);
                for (int f = 0; f < gradient.Length; f++)
                {
                    gradient[f] += question.Weight * pull * question.Features[i][f];
                }
            }
        }

        return gradient;
    }

    private static double Score(double[] features, double[] weights) => features.Zip(weights, (feature, weight) => feature * weight).Sum();

    /// <summary>Of each candidate, and of none of them at the end; "none" scores 0.</summary>
    private static double[] Probabilities(double[] scores)
    {
        double most = Math.Max(0, scores.Max());
        double[] powers = [.. scores.Append(0).Select(score => Math.Exp(score - most))];
        double sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }
}
