namespace BriefingBot.Statements.Attribution;

/// <summary>Finds the source that stands before a cue: its subject, over adverbs, circumstances, appositions and relative clauses.</summary>
internal sealed class SubjectFinder(AppositionFinder appositions, GovernorFinder governors, Lexicon lexicon)
{
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

    private static readonly HashSet<string> PhraseHeads =
    [
        "campaign", "office", "group", "team", "member", "members", "people", "supporters", "some", "many", "one", "both", "none", "most", "allies", "advisers", "aides",
        "voters",
    ];

    /// <summary>The source before a cue, and whether it stands in a relative clause; a null source where the word is no cue there.</summary>
    public (Source? Source, bool IsRelative) Before(Sentence sentence, int at, CueWord cue)
    {
        int k = SkipCircumstances(sentence, at - 1, cue);
        bool isFinite = (cue.Forms & VerbForms.Finite) != 0;
        bool isGerund = cue.Forms.HasFlag(VerbForms.Gerund);
        if (k < 0)
        {
            return (null, false);
        }

        if (sentence.IsQuotation(k))
        {
            return (governors.Of(sentence, at), false);
        }

        string word = sentence.Words[k];
        if (word is "he" or "she")
        {
            return (Source.Pronoun(word, k), false);
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
            bool isNoun = lexicon.Nounish.Contains(sentence.Words[at]) && !isFinite;
            return (mention.IsPossessive || isNoun ? null : OfName(sentence, mention, k), false);
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

        return sentence.IsLowerCase(k) || lexicon.Roles.Contains(word) ? (OfNoun(sentence, at, k, isFinite), false) : (null, false);
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
            return Source.Name(mention) with { End = relative };
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

    /// <summary>A name right before the cue; where it hangs on "of" or "for", the head noun before that is the source.</summary>
    private Source OfName(Sentence sentence, Mention mention, int k)
    {
        int b = mention.First - 1;
        while (b >= 0 && sentence.Words[b] is "the" or "a" or "an" or "former" or "president" or "presidential")
        {
            b--;
        }

        if (b >= 0 && lexicon.Prepositions.Contains(sentence.Words[b]))
        {
            for (int i = b - 1, hops = 0; i >= 0 && hops < 10; i--, hops++)
            {
                if (sentence.MentionAt[i] is { IsPossessive: false } head)
                {
                    return Source.Name(head) with { End = k };
                }

                string word = sentence.Words[i];
                if (word is "," or "." or ";" or ":" or "\"" or "—" or "--")
                {
                    break;
                }

                if (lexicon.Roles.Contains(word) || lexicon.NounCues.Contains(word) || PhraseHeads.Contains(word))
                {
                    return Source.Phrase(lexicon.Roles.Contains(word) ? word : null, i, k);
                }

                if (sentence.IsClearVerb(i))
                {
                    break;
                }
            }

            if (sentence.Words[b] is "of" or "for" && b > 0 && sentence.Words[b - 1] != ",")
            {
                return Source.Phrase(null, b - 1, k);
            }
        }

        return SourceFinder.WithPartner(sentence, mention);
    }

    /// <summary>A common noun before the cue: "Trump's statement said" is Trump's, "the spokesman said" a role, "experts say" nobody's.</summary>
    private Source? OfNoun(Sentence sentence, int at, int k, bool isFinite)
    {
        string noun = sentence.Words[k];
        bool isRole = lexicon.Roles.Contains(noun);
        if (sentence.IsClearVerb(k) && !isRole)
        {
            return governors.Of(sentence, at);
        }

        if (lexicon.Nounish.Contains(sentence.Words[at]) && !isRole)
        {
            return null;
        }

        Mention? owner = null;
        int start = k;
        for (int steps = 0; start >= 0 && steps < 7 && !sentence.IsQuotation(start); steps++)
        {
            string word = sentence.Words[start];
            if (sentence.MentionAt[start] is { } mention)
            {
                owner = mention.IsPossessive ? mention : owner;
                start = mention.First - 1;
                continue;
            }

            bool isVerb = sentence.IsClearVerb(start) && !word.EndsWith("ing", StringComparison.Ordinal);
            if (lexicon.Determiners.Contains(word))
            {
                start--;
                break;
            }

            if (lexicon.Prepositions.Contains(word) || word is "," or "." or ";" or ":" or "and" or "but" or "that" or "—" or "--" || isVerb)
            {
                break;
            }

            start--;
        }

        start++;
        if (lexicon.NounCues.Contains(noun))
        {
            if (owner is not null)
            {
                return Source.Name(owner) with { End = k + 1 };
            }

            if (sentence.WordAt(start) is "his" or "her")
            {
                return new Source(SourceKind.Pronoun, [], sentence.Words[start] == "his" ? "he" : "she", start, k + 1);
            }
        }

        return (isRole ? null : QuotedNameBefore(sentence, at, k, isFinite)) ?? Source.Phrase(isRole ? noun : null, Math.Max(start, 0), k + 1);
    }

    /// <summary>"“…,” X, a Y of the Z, said": the name that follows a quotation and a comma follows.</summary>
    private static Source? QuotedNameBefore(Sentence sentence, int at, int k, bool isFinite) =>
        isFinite && sentence.Mentions.Find(mention => mention.End < k && mention.First > 0 && sentence.IsQuotation(mention.First - 1) && sentence.WordAt(mention.End) == "," &&
            mention is { IsPossessive: false, Speaker.IsPerson: true } && !Enumerable.Range(mention.First, at - mention.First).Any(sentence.IsQuotation)) is { } named
            ? Source.Name(named)
            : null;
}
