namespace BriefingBot.Statements.Attribution;

/// <summary>Finds the cues of a sentence, each with its source.</summary>
internal sealed class CueFinder(SourceFinder sources, SubjectFinder subjects, AppositionFinder appositions, ReferenceResolver references, Lexicon lexicon)
{
    private static readonly HashSet<string> BeForms = ["is", "was", "are", "were", "be", "been", "being"];
    private static readonly HashSet<string> BeLike = ["is", "was", "are", "were", "be", "been", "being", "remains", "remained", "seemed", "seems", "sounded", "felt"];
    private static readonly HashSet<string> Degrees = ["very", "more", "particularly", "less", "so", "quite", "most", "pretty", "too"];
    private static readonly HashSet<string> FiniteAuxiliaries = ["would", "will", "can", "could", "should", "may", "might", "must", "is", "was", "are", "were", "has", "have", "had"];

    private static readonly HashSet<string> VerbOpeners =
        ["to", "will", "would", "can", "could", "should", "may", "might", "must", "do", "does", "did", "'ll", "'d", "they", "we", "i", "you", "who", "and"];

    private static readonly HashSet<string> NounOpeners =
        ["of", "in", "for", "with", "new", "more", "at", "on", "recent", "such", "own", "public", "no", "political", "any", "as", "by", "from", "'s"];

    private static readonly HashSet<string> PronounDeterminers = ["that", "those", "these", "this", "one", "some", "many", "both", "each", "several"];

    /// <summary>Participles of attitude: "was concerned that" has a source, other passives have one only with "by".</summary>
    private static readonly HashSet<string> AttitudeParticiples =
    [
        "quoted", "recorded", "heard", "seen", "concerned", "worried", "convinced", "determined", "committed", "inclined", "prepared", "opposed", "resolved", "pleased",
        "interested", "supposed",
    ];

    private static readonly HashSet<string> AddressedPassives =
        ["asked", "told", "urged", "warned", "reminded", "pressed", "called", "described", "advised", "encouraged"];

    private readonly AccordingFinder according = new(sources, references);
    private readonly NounCueFinder nouns = new(references, lexicon);

    /// <summary>Finds the cues, in order, into the sentence.</summary>
    public void Find(Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            bool isName = sentence.MentionAt[i] is not null && sentence.Items[i].Word is { IsCapital: true } && i > 0;
            if (sentence.IsQuotation(i) || isName)
            {
                continue;
            }

            string word = sentence.Words[i];
            if (according.At(sentence, i, word) is { } phrase)
            {
                sentence.Cues.Add(phrase);
            }
            else if (lexicon.Cue(word) is { } cue && Verb(sentence, i, word, cue) is { } verb)
            {
                sentence.Cues.Add(verb);
                if (verb is { IsSpeech: true, IsRelative: false, Speakers: { } speakers, Mode: CueMode.Preceding or CueMode.Inverted })
                {
                    references.RememberSpeaker(speakers, sentence.Number, verb.IsInverted);
                }
            }
        }

        nouns.Find(sentence);
        sentence.Cues.Sort((a, b) => a.At.CompareTo(b.At));
    }

    private Cue? Verb(Sentence sentence, int i, string word, CueWord cue)
    {
        if (!IsVerbHere(sentence, i, word, cue))
        {
            return null;
        }

        Source? source = Inverted(sentence, i, word, cue);
        bool isInverted = source is not null;
        bool isRelative = false;
        if (source is null)
        {
            (source, isRelative) = subjects.Before(sentence, i, cue);
        }

        if (source is null)
        {
            return null;
        }

        if (!isInverted && IsPassive(sentence, i, cue) && !AttitudeParticiples.Contains(word))
        {
            return Passive(sentence, i, word, cue, source);
        }

        // A fronted gerund has its subject behind it: what it reports ends before that.
        bool isFronted = !isInverted && source.First > i;
        return new Cue
        {
            At = i,
            ContentEnd = isFronted ? source.First - 1 : null,
            Start = isInverted || isFronted ? i : source.First,
            End = isInverted ? source.End : HasParticle(sentence, i) ? i + 2 : i + 1,
            Speakers = references.Resolve(source, sentence),
            Text = HasParticle(sentence, i) ? $"{word} {sentence.Words[i + 1]}" : word,
            Categories = cue.Categories,
            Mode = isInverted ? CueMode.Inverted : CueMode.Preceding,
            Source = source,
            IsRelative = isRelative,
            IsWeak = cue.IsWeak,
        };
    }

    /// <summary>"pointed out", "hit back".</summary>
    private static bool HasParticle(Sentence sentence, int i) =>
        sentence.WordAt(i + 1) is "out" or "off" or "up" or "down" or "back" && sentence.Words[i] is not ("said" or "told");

    /// <summary>Many forms are nouns or adjectives as often: only the grammar around shows a verb.</summary>
    private bool IsVerbHere(Sentence sentence, int i, string word, CueWord cue)
    {
        if (lexicon.PhraseOf(cue.Lemma) is { } particles && !cue.IsSpeechWithoutParticle())
        {
            int reach = cue.Lemma is "go" or "put" or "come" ? 2 : 5;
            if (!Enumerable.Range(i + 1, reach - 1).Any(k => particles.Contains(sentence.WordAt(k))))
            {
                return false;
            }
        }

        if (cue.Forms == VerbForms.Adjective)
        {
            return IsAfterBe(sentence, i);
        }

        bool isNounish = lexicon.Nounish.Contains(word);
        if (isNounish && FiniteAuxiliaries.Contains(sentence.WordAt(i + 1)))
        {
            // "talks would end": another verb follows.
            return false;
        }

        if ((cue.Forms & (VerbForms.Finite | VerbForms.Base)) != 0 && isNounish && IsNounHere(sentence, i))
        {
            return false;
        }

        if (lexicon.AfterQuotationOnly.Contains(cue.Lemma) && word is not ("offered" or "offers" or "offering") &&
            !(i + 1 < sentence.Count && (sentence.IsQuotation(i + 1) || sentence.Words[i + 1] is "," or ":" or ".")))
        {
            return false;
        }

        bool isBareForm = cue.Forms == VerbForms.Base || (word == cue.Lemma && !cue.Forms.HasFlag(VerbForms.Past));
        return !(isNounish && isBareForm) || FollowsVerbOpener(sentence, i);
    }

    private bool IsAfterBe(Sentence sentence, int i)
    {
        bool be = false;
        for (int k = i - 1; k >= 0 && !sentence.IsQuotation(k) && (lexicon.IsAdverb(sentence.Words[k]) || Degrees.Contains(sentence.Words[k]) || BeLike.Contains(sentence.Words[k])); k--)
        {
            be |= BeLike.Contains(sentence.Words[k]);
        }

        return be;
    }

    private bool IsNounHere(Sentence sentence, int i)
    {
        string before = sentence.WordAt(i - 1);
        return i == 0 || sentence.MentionEndingAt(i) is { IsPossessive: true } || sentence.Items[i - 1].Word is { IsPossessive: true } ||
            (lexicon.Determiners.Contains(before) && !PronounDeterminers.Contains(before)) || NounOpeners.Contains(before);
    }

    private static bool FollowsVerbOpener(Sentence sentence, int i)
    {
        int k = i - 1;
        while (k >= 0 && sentence.Words[k] is "not" or "also" or "never" or "still" or "even" or "really" or "just" or "always" or "only" or "often")
        {
            k--;
        }

        string opener = sentence.WordAt(k);
        return (sentence.MentionEndingAt(k + 1) is { IsPossessive: false } subject && SourceFinder.WithPartner(sentence, subject).Named.Count > 1) || VerbOpeners.Contains(opener) || opener.EndsWith("n't", StringComparison.Ordinal) || opener.EndsWith("'ll", StringComparison.Ordinal) || opener.EndsWith("'d", StringComparison.Ordinal);
    }

    /// <summary>"“…,” said X" and "…, said X"; never where the verb's subject is an apposition's name before it.</summary>
    private Source? Inverted(Sentence sentence, int i, string word, CueWord cue)
    {
        if (i == 0 && cue.IsSpeech && (cue.Forms & VerbForms.Finite) != 0 && sentence.MentionStartingAt(1) is { IsPossessive: false } opener && sentence.WordAt(opener.End) is "," or ":")
        {
            // "Said Marsh, “…”".
            return Source.Name(opener);
        }

        bool afterQuotation = i > 0 && sentence.IsQuotation(i - 1);
        if ((cue.Forms & VerbForms.Finite) == 0 || i == 0 || lexicon.NeverInverted.Contains(word) || i + 1 >= sentence.Count ||
            !(cue.IsSpeech || (afterQuotation && cue.Forms != VerbForms.Adjective)) ||
            !(afterQuotation || sentence.Words[i - 1] is "," or "—" or "--" or "-" or "'" or "’" or "”" or "."))
        {
            return null;
        }

        int start = i + 1;
        while (sentence.WordAt(start) is "also" or "then")
        {
            start++;
        }

        if (sources.At(sentence, start) is not { } source)
        {
            return null;
        }

        bool fits = source.Kind == SourceKind.Name || (source.Kind == SourceKind.Phrase && (lexicon.Determiners.Contains(sentence.Words[start]) || lexicon.Roles.Contains(sentence.Words[start]))) ||
            (source.Kind == SourceKind.Pronoun && afterQuotation);
        return fits && (afterQuotation || !HasSubjectBefore(sentence, i, source)) ? source : null;
    }

    private bool HasSubjectBefore(Sentence sentence, int i, Source source)
    {
        string follow = source.End < sentence.Count ? sentence.Words[source.End] : ".";
        if (lexicon.Auxiliaries.Contains(follow) || (lexicon.IsCue(follow) && !lexicon.Nounish.Contains(follow)))
        {
            return true;
        }

        if (appositions.Find(sentence, i) is not { } apposition || sentence.MentionAt[apposition.First] is { IsSubject: false })
        {
            return false;
        }

        if (source.Kind == SourceKind.Phrase || follow is not ("," or "." or "of" or "in" or "on" or "during" or "at" or "who" or "\""))
        {
            return true;
        }

        int lastQuotation = Array.FindLastIndex(sentence.Items, i - 1, item => item.IsQuotation);
        return apposition.First > lastQuotation;
    }

    private bool IsPassive(Sentence sentence, int i, CueWord cue)
    {
        if (cue.Forms == VerbForms.Adjective || cue.Forms.HasFlag(VerbForms.Gerund))
        {
            return false;
        }

        for (int k = i - 1; k >= 0 && !sentence.IsQuotation(k) && lexicon.IsAdverb(sentence.Words[k]); k--)
        {
            if (BeForms.Contains(sentence.Words[k]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"was told by X": X's words are what follows, or what the subject is.</summary>
    private Cue? Passive(Sentence sentence, int i, string word, CueWord cue, Source subject)
    {
        for (int k = i + 1; k < Math.Min(sentence.Count, i + 9) && sentence.Words[k] is not ("," or "." or ";" or "that"); k++)
        {
            if (sentence.Words[k] != "by")
            {
                continue;
            }

            if (sources.At(sentence, k + 1) is not { Kind: SourceKind.Name or SourceKind.Pronoun } agent)
            {
                return null;
            }

            bool follows = AddressedPassives.Contains(word) && agent.End < sentence.Count - 2;
            return new Cue
            {
                At = i,
                Start = subject.First,
                End = agent.End,
                Speakers = references.Resolve(agent, sentence),
                Text = word + " by",
                Categories = cue.Categories,
                Mode = CueMode.Passive,
                IsWeak = cue.IsWeak,
                Content = follows ? agent.End..sentence.Count : subject.First..Math.Max(subject.End, subject.First + 1),
            };
        }

        return null;
    }
}

internal static class CueWordGrammar
{
    /// <summary>Verbs of <c>phrases.txt</c> that report words on their own too ("call", "speak").</summary>
    public static bool IsSpeechWithoutParticle(this CueWord cue) =>
        cue.Lemma is "call" or "speak" or "raise" or "cast" or "push" or "hit" or "weigh" or "walk" or "draw";
}
