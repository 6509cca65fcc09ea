namespace BriefingBot.Retrieval;

/// <summary>
/// What speaks for a sentence as the answer to a question for a fact. All figures lie between 0 and 1. The weights stand here and nowhere
/// else; what each brought stands in <c>Answers/README.md</c>.
/// </summary>
/// <param name="Share">Part of the question's weight (rare words weigh more) in the sentence.</param>
/// <param name="Covered">The same in its passage and title.</param>
/// <param name="Pairs">Part of the question's neighbouring words that stand together in the sentence.</param>
/// <param name="Kind">How far it holds a phrase of the kind asked for that the question does not hold.</param>
/// <param name="Rank">1 for the first passage, falling with the rank.</param>
/// <param name="Agreement">How many other texts bear the same phrase, against the phrase that most of them bear.</param>
/// <param name="OtherYear">1 where it names years, and none that the question names.</param>
/// <param name="Unfinished">1 where it is a question or a scrap without an end.</param>
/// <param name="Fits">1 where a phrase of the kind stands where an answer stands; see <see cref="PhraseFit"/>.</param>
public sealed record FactFeatures(double Share, double Covered, double Pairs, double Kind, double Rank, double Agreement, double OtherYear, double Unfinished, double Fits)
{
    private const double CoveredWeight = 0.5;
    private const double PairsWeight = 0.25;
    private const double KindWeight = 0.4;
    private const double RankWeight = 0.25;
    private const double AgreementWeight = 0.5;
    private const double OtherYearWeight = -0.3;
    private const double UnfinishedWeight = -0.15;

    private const double FitsWeight = 0.3;

    /// <summary>Without what other texts say: what agreement is counted from.</summary>
    public double Alone => Share + (CoveredWeight * Covered) + (PairsWeight * Pairs) + (KindWeight * Kind) + (RankWeight * Rank) + (OtherYearWeight * OtherYear) + (UnfinishedWeight * Unfinished) + (FitsWeight * Fits);

    public double Score => Alone + (AgreementWeight * Agreement);
}
