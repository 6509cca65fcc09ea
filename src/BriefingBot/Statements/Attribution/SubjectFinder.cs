namespace BriefingBot.Statements.Attribution;

/// <summary>Finds the source that stands before a cue: its subject, over adverbs, circumstances, appositions and relative clauses.</summary>
internal sealed class SubjectFinder(AppositionFinder appositions, GovernorFinder governors, Lexicon lexicon)
{
    private readonly SubjectPhrases phrases = new(governors, lexicon);

    private static readonly HashSet<string> NobodyWords = ["i", "we", "they", "you", "it", "everyone", "nobody", "someone"];

    private static readonly HashSet<string> Degrees =
        ["very", "more", "particularly", "less", "so", "quite", "most", "pretty", "too", "remains", "remained", "seemed", "seems", "sounded", "felt"];

    private static readonly HashSet<string> Coordinators =
    [
        "and", "but", "or", "then", "to", "by", "in", "for", "while", "when", "after", "before", "from", "without", "of", "as", "on", "about", "with", "against", "at", "not",
        "instead", "than", "himself", "herself",
    ];

    private static readonly HashSet<string> GerundGovernors =
    [
        "start", "started", "stop", "stopped", "began", "begun", "keep", "kept", "been", "is", "was", "spent", "continued", "by", "time", "hours", "days", "months", "weeks",
        "years",
    ];

    private static readonly HashSet<string> FrontedOpeners = ["while", "when", "after", "before", "by", "in", "without", "despite"];

    /// <summary>The source before a cue, and whether it stands in a relative clause; a null source where the word is no cue there.</summary>
    public (Source? Source, bool IsRelative) Before(Sentence sentence, int at, CueWord cue)
    {
        int k = SkipCircumstances(sentence, at - 1, cue);
        bool isFinite = (cue.Forms & VerbForms.Finite) != 0;
        bool isGerund = cue.Forms.HasFlag(VerbForms.Gerund);
        if (isGerund && !isFinite && IsFronted(sentence, k))
        {
            return (BehindFronted(sentence, at), false);
        }

        if (k < 0)
        {
            return (null, false);
        }

        if (sentence.IsQuotation(k))
        {
            Source? named = isFinite && !isGerund && sentence.Items[k].EndsWithComma ? appositions.Find(sentence, at) : null;
            return (named ?? governors.Of(sentence, at), false);
        }

        string word = sentence.Words[k];
        if (word is "he" or "she" or "he's" or "she's" or "he'd" or "she'd" or "he'll" or "she'll")
        {
            return (Source.Pronoun(word[0] == 'h' ? "he" : "she", k), false);
        }

        if (NobodyWords.Contains(word))
        {
            return (Source.Nobody(k), false);
        }

        if (word == "who" || (word == "that" && sentence.MentionEndingAt(k) is not null))
        {
            return (Antecedent(sentence, at, k, word), true);
        }

        if (sentence.MentionEndingAt(k + 1) is { } mention)
        {
            return (phrases.OfName(sentence, mention, at, cue), false);
        }

        if (word is "," or "—" or "--" or ")" or "-" or "–")
        {
            Source? apposition = isFinite && !isGerund ? appositions.Find(sentence, at) : null;
            return (apposition ?? governors.Of(sentence, at), false);
        }

        if (word == "to" && OwnerOfNoun(sentence, k - 1) is { } owner)
        {
            return (owner, false);
        }

        if (Coordinators.Contains(word))
        {
            bool isComparison = word is "as" or "than" && isFinite && !isGerund;
            return (isComparison ? null : governors.Of(sentence, at), false);
        }

        if (isGerund && !isFinite)
        {
            bool governed = GerundGovernors.Contains(word) || lexicon.Channels.Contains(word) || lexicon.DaysAndMonths.Contains(word) ||
                (!lexicon.Determiners.Contains(word) && sentence.IsPlainWord(k) && !lexicon.IsCue(word));
            return (governed ? governors.Of(sentence, at) : null, false);
        }

        return sentence.IsLowerCase(k) || lexicon.Roles.Contains(word) || (isFinite && IsBarePlural(sentence, k)) ? (phrases.OfNoun(sentence, at, k, isFinite), false) : (null, false);
    }

    /// <summary>"Residents said": a plural noun that opens the sentence, so that its capital is no name's, is a source that can't be named.</summary>
    private static bool IsBarePlural(Sentence sentence, int k) =>
        k == 0 && sentence.MentionAt[0] is null && sentence.IsNounAt(0) &&
        (sentence.Words[0] is "people" or "police" or "children" || sentence.Words[0].EndsWith("men", StringComparison.Ordinal) || (sentence.Words[0].EndsWith('s') && !sentence.Words[0].EndsWith("ss", StringComparison.Ordinal)));

    /// <summary>A gerund that opens the sentence, alone or behind "while", "after" and the like.</summary>
    private static bool IsFronted(Sentence sentence, int k) => k < 0 || (k == 0 && FrontedOpeners.Contains(sentence.Words[0]));

    /// <summary>"Noting that the quay was old, X called for …": the subject of the main clause, behind the comma.</summary>
    private static Source? BehindFronted(Sentence sentence, int at)
    {
        int comma = Array.IndexOf(sentence.Words, ",", at);
        return comma < 0 ? null
            : sentence.MentionStartingAt(comma + 1) is { IsPossessive: false, IsSubject: true } mention ? Source.Name(mention)
            : sentence.WordAt(comma + 1) is "he" or "she" ? Source.Pronoun(sentence.Words[comma + 1], comma + 1)
            : null;
    }

    /// <summary>"the Alliance's refusal to renounce": whose the noun is.</summary>
    private Source? OwnerOfNoun(Sentence sentence, int noun)
    {
        if (!lexicon.NounCues.Contains(sentence.WordAt(noun)))
        {
            return null;
        }

        for (int i = noun - 1; i >= 0 && i >= noun - 4 && !sentence.IsQuotation(i); i--)
        {
            if (sentence.MentionEndingAt(i + 1) is { IsPossessive: true } owner)
            {
                return Source.Name(owner);
            }

            if (sentence.Words[i] is "his" or "her")
            {
                return Source.Pronoun(sentence.Words[i] == "his" ? "he" : "she", i);
            }
        }

        return null;
    }

    /// <summary>Walks back over adverbs and over "on Friday", "in a statement", "during his daily telephone press conference".</summary>
    private int SkipCircumstances(Sentence sentence, int k, CueWord cue)
    {
        bool isAttitude = cue.Forms == VerbForms.Adjective;
        while (k >= 0 && !sentence.IsQuotation(k))
        {
            string word = sentence.Words[k];
            if (sentence.MentionAt[k] is null && (lexicon.IsAdverb(word) || (isAttitude && Degrees.Contains(word))))
            {
                k--;
                continue;
            }

            if (!lexicon.Channels.Contains(word) && !lexicon.DaysAndMonths.Contains(word))
            {
                break;
            }

            int opener = k;
            for (int steps = 0; opener >= 0 && steps < 7 && !sentence.IsQuotation(opener) && !IsCircumstanceOpener(sentence.Words[opener]) && (sentence.MentionAt[opener] is null || steps < 3); steps++)
            {
                opener--;
            }

            if (opener > 0 && IsCircumstanceOpener(sentence.Words[opener]))
            {
                bool isSecond = sentence.Words[opener] is "last" or "this" && sentence.Words[opener - 1] is "on" or "in" or "earlier";
                k = opener - (isSecond ? 2 : 1);
            }
            else if (lexicon.DaysAndMonths.Contains(word))
            {
                k--;
            }
            else
            {
                break;
            }
        }

        return k;
    }

    private static bool IsCircumstanceOpener(string word) => word is "on" or "in" or "during" or "at" or "last" or "this" or "earlier";

    private Source? Antecedent(Sentence sentence, int at, int relative, string word)
    {
        int end = relative - 1;
        if (sentence.WordAt(end) is "," or "—" or "--")
        {
            end--;
        }

        if (sentence.MentionEndingAt(end + 1) is { IsPossessive: false } mention)
        {
            return Source.Name(word == "who" ? sentence.PersonDescribedBy(mention) ?? mention : mention) with { End = relative };
        }

        if (word == "who" && sentence.WordAt(end) is "and" or "but")
        {
            return governors.Of(sentence, at);
        }

        // "X, the senator from Y, who said".
        for (int i = end; i > 0 && word == "who"; i--)
        {
            if (sentence.Words[i] == "," && sentence.MentionEndingAt(i) is { IsPossessive: false, Speaker.IsPerson: true } apposed)
            {
                return Source.Name(apposed) with { End = relative };
            }
        }

        return Source.Phrase(null, relative, relative + 1);
    }
}
