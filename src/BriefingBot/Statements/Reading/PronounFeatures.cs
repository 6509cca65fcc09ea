namespace BriefingBot.Statements.Reading;

/// <summary>What speaks for and against a person as the one that a pronoun means.</summary>
internal sealed record PronounFeatures(Member Candidate)
{
    /// <summary>Sentences since the last mention; 0: in the pronoun's own.</summary>
    public required int Distance { get; init; }

    /// <summary>Paragraphs since the last mention.</summary>
    public required int Paragraphs { get; init; }

    /// <summary>At the last mention the subject of what the sentence itself says, not of a clause in it.</summary>
    public required bool IsMainSubject { get; init; }

    /// <summary>Nobody else's words were reported since.</summary>
    public required bool IsLastSpeaker { get; init; }

    /// <summary>A title or the given name is of the pronoun's gender.</summary>
    public required bool IsOfGender { get; init; }

    /// <summary>The given name is usual for the other gender only.</summary>
    public required bool IsOfOtherGender { get; init; }

    /// <summary>What the pronoun's verb reports names this person.</summary>
    public required bool IsSpokenOf { get; init; }
}

/// <summary>
/// Weights of <see cref="PronounFeatures"/>. Those of place were fitted to 1,042 pronouns of the set who-said with a known speaker
/// (softmax over the candidates, five parts of the articles kept back in turn: 86.7% agree; weights set by hand before: 80%); two of
/// three disagreements are slips of the marks. Those of other gender and of being spoken of are set by hand, since the marks, made
/// without grammar, don't know of them.
/// </summary>
internal sealed record PronounWeights
{
    public static PronounWeights Default { get; } = new();

    /// <summary>Sentences back that a pronoun reaches.</summary>
    public int Reach { get; init; } = 12;

    public double Sentence { get; init; } = -0.3;

    public double Paragraph { get; init; } = -0.9;

    public double Here { get; init; } = 0.7;

    public double MainSubjectHere { get; init; } = 2;

    public double MainSubjectBefore { get; init; } = 0.9;

    public double LastSpeaker { get; init; } = 0.2;

    public double OfGender { get; init; } = 0.1;

    public double OfOtherGender { get; init; } = -1.5;

    public double SpokenOf { get; init; } = -1;

    public double Score(PronounFeatures features)
    {
        double role = !features.IsMainSubject ? 0 : features.Distance == 0 ? MainSubjectHere : MainSubjectBefore;
        return (Sentence * Math.Min(features.Distance, 8)) + (Paragraph * Math.Min(features.Paragraphs, 4)) + role +
            (features.Distance == 0 ? Here : 0) + (features.IsLastSpeaker ? LastSpeaker : 0) + (features.IsOfGender ? OfGender : 0) +
            (features.IsOfOtherGender ? OfOtherGender : 0) + (features.IsSpokenOf ? SpokenOf : 0);
    }
}
