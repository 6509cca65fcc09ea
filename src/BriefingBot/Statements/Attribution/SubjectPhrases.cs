namespace BriefingBot.Statements.Attribution;

/// <summary>Reads the noun phrase right before a cue: whether it is the cue's subject, and whose words it makes them.</summary>
internal sealed class SubjectPhrases(GovernorFinder governors, Lexicon lexicon)
{
    private static readonly HashSet<string> PhraseHeads =
    [
        "campaign", "office", "group", "team", "member", "members", "people", "supporters", "some", "many", "one", "both", "none", "most", "allies", "advisers", "aides",
        "voters",
    ];

    /// <summary>The subject where a name stands right before the cue at an item; null where the name is none, or the cue a noun there.</summary>
    public Source? OfName(Sentence sentence, Mention mention, int at, CueWord cue)
    {
        bool isFinite = (cue.Forms & VerbForms.Finite) != 0;
        bool isJoined = SourceFinder.WithPartner(sentence, mention).Named.Count > 1;
        bool isNoun = lexicon.Nounish.Contains(sentence.Words[at]) && ((!isFinite && !isJoined) || IsModifier(sentence, mention));
        if (mention.IsPossessive || isNoun)
        {
            return null;
        }

        return cue.Forms.HasFlag(VerbForms.Gerund) && !isFinite && IsSubjectOfGerund(sentence, mention)
            ? SourceFinder.WithPartner(sentence, mention)
            : OfName(sentence, mention, mention.End - 1);
    }

    /// <summary>A name right before the cue; where it hangs on "of" or "for", the head noun before that is the source.</summary>
    private Source OfName(Sentence sentence, Mention mention, int k)
    {
        if (mention.End - mention.First > 1 && sentence.WordAt(mention.First - 1) == "the" && lexicon.Roles.Contains(sentence.Words[k]) && lexicon.Titles.Contains(sentence.Items[k].Word!.Text))
        {
            // "the Velmar Republican said": a role, not a name.
            return Source.Phrase(sentence.Words[k], mention.First - 1, k + 1);
        }

        if (sentence.PersonDescribedBy(mention) is { } person)
        {
            return Source.Name(person) with { End = k };
        }

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

            // "voters in Velmar said": a place is where the source is, not who it is.
            if (sentence.Words[b] is "of" or "for" or "in" or "from" or "at" or "near" or "outside" && b > 0 && sentence.IsPlainWord(b - 1))
            {
                return Source.Phrase(null, b - 1, k);
            }
        }

        return SourceFinder.WithPartner(sentence, mention);
    }

    /// <summary>A common noun before the cue: "Trump's statement said" is Trump's, "the spokesman said" a role, "experts say" nobody's.</summary>
    public Source? OfNoun(Sentence sentence, int at, int k, bool isFinite)
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
    /// <summary>"recalled the Velmar attacks", "of the Orsby talks": a place or body behind a verb or preposition, before what may be a noun.</summary>
    private bool IsModifier(Sentence sentence, Mention mention)
    {
        int before = sentence.WordAt(mention.First - 1) == "the" ? mention.First - 2 : mention.First - 1;
        return !mention.Speaker.IsPerson && before >= 0 && sentence.PersonDescribedBy(mention) is null && !sentence.IsQuotation(before) && (sentence.IsClearVerb(before) || sentence.WordAt(before) is "of" or "in" or "on" or "for" or "about" or "from" or "with" or "by" or "against");
    }

    /// <summary>"with X saying", "the sight of X denouncing": the preposition governs the whole clause; in "supporters of X chanting" the name hangs on it.</summary>
    private bool IsSubjectOfGerund(Sentence sentence, Mention mention)
    {
        string head = sentence.WordAt(mention.First - 2);
        return sentence.WordAt(mention.First - 1) switch
        {
            "with" or "without" or "despite" => true,
            "of" => head.Length > 0 && sentence.MentionAt[mention.First - 2] is null && head[^1] != 's' && !lexicon.Roles.Contains(head) && !PhraseHeads.Contains(head),
            _ => false,
        };
    }
}
