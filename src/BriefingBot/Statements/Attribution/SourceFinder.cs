namespace BriefingBot.Statements.Attribution;

/// <summary>Finds noun phrases that may be the source of a cue, forwards (inverted: "said X") and as the subject of a sentence.</summary>
internal sealed class SourceFinder(Lexicon lexicon)
{
    private const int LongestPhrase = 14;
    private static readonly HashSet<string> NeverSource =
    [
        "and", "but", "that", "when", "while", "who", "which", "him", "them", "us", "me", "her", "if", "whether", "no", "yes", "there", "what", "how", "why", "so",
    ];

    /// <summary>The source that begins at an item; null where none does.</summary>
    public Source? At(Sentence sentence, int start)
    {
        if (start >= sentence.Count || sentence.IsQuotation(start))
        {
            return null;
        }

        string word = sentence.Words[start];
        switch (word)
        {
            case "he" or "she":
                return Source.Pronoun(word, start);
            case "they" or "we" or "i" or "you" or "it":
                return Source.Nobody(start);
        }

        if (sentence.MentionAt[start] is null &&
            (lexicon.Prepositions.Contains(word) || lexicon.IsAdverb(word) || lexicon.DaysAndMonths.Contains(word) || !sentence.IsPlainWord(start) || NeverSource.Contains(word)))
        {
            return null;
        }

        (int end, Mention? mention, string? role) = Walk(sentence, start);
        if (mention is { IsPossessive: false, Speaker.IsPerson: false } && BehindBody(sentence, end) is { } behind)
        {
            return Named(sentence, start, behind.First, behind);
        }

        if (mention is { IsPossessive: false })
        {
            return Named(sentence, start, end, mention);
        }

        if (end <= start)
        {
            return null;
        }

        if (role is not null && BehindComma(sentence, end, 8) is { } apposed)
        {
            return Source.Name(apposed) with { First = start };
        }

        if (BehindOf(sentence, end) is { } titled)
        {
            return Source.Name(titled) with { First = start };
        }

        return Source.Phrase(role, start, end);
    }

    /// <summary>The sentence's first subject before an item: a name, or he/she. "org" subjects end the search with null speakers.</summary>
    public Source? MainSubject(Sentence sentence, int before)
    {
        for (int i = 0; i < before; i++)
        {
            if (sentence.IsQuotation(i))
            {
                continue;
            }

            if (sentence.MentionStartingAt(i) is { } mention && mention.IsSubject && mention.End <= before)
            {
                if (mention.Speaker.IsPerson)
                {
                    return Source.Name(mention);
                }

                if (mention.Speaker.Name.Length > 3 && mention.End < before)
                {
                    return Source.Nobody(i);
                }
            }
            else if (sentence.MentionAt[i] is null && sentence.Words[i] is "he" or "she")
            {
                return Source.Pronoun(sentence.Words[i], i);
            }
            else if (sentence.MentionAt[i] is null && sentence.Words[i] is "they" or "we" or "i")
            {
                return Source.Nobody(i);
            }
        }

        return null;
    }

    /// <summary>"A and B", "A, B and C", "A and the Foreign Ministry": all, where one at least is a person and none hangs on a preposition.</summary>
    public static Source WithPartner(Sentence sentence, Mention mention)
    {
        var speakers = new List<ArticleSpeaker> { mention.Speaker };
        int and = sentence.WordAt(mention.First - 1) == "the" ? mention.First - 2 : mention.First - 1;
        int end = sentence.WordAt(and) == "and" ? and : -1;
        while (end > 0 && Coordinated(sentence, end, isList: end < and) is { } partner && (partner.Speaker.IsPerson || mention.Speaker.IsPerson))
        {
            speakers.Add(partner.Speaker);
            end = sentence.WordAt(partner.First - 1) == "," ? partner.First - 1 : -1;
        }

        return new Source(SourceKind.Name, speakers, null, mention.First, mention.End);
    }

    private static Mention? Coordinated(Sentence sentence, int end, bool isList) =>
        sentence.MentionEndingAt(end) is { IsPossessive: false } partner && (partner.Speaker.IsPerson || (partner.IsSubject && !isList)) ? partner : null;

    private static Source Named(Sentence sentence, int start, int end, Mention mention)
    {
        var speakers = new List<ArticleSpeaker> { mention.Speaker };
        int sourceEnd = Math.Max(end, mention.End);
        if (mention.Speaker.IsPerson && sentence.WordAt(sourceEnd) == "and" && sentence.MentionStartingAt(sourceEnd + 1) is { IsPossessive: false, Speaker.IsPerson: true } partner)
        {
            speakers.Add(partner.Speaker);
        }

        return new Source(SourceKind.Name, speakers, null, start, sourceEnd);
    }

    private (int End, Mention? Mention, string? Role) Walk(Sentence sentence, int start)
    {
        Mention? last = null;
        string? role = null;
        int i = start;
        for (int steps = 0; i < sentence.Count && steps < LongestPhrase && !sentence.IsQuotation(i); steps++)
        {
            if (sentence.MentionAt[i] is { } mention)
            {
                last = mention;
                i = mention.End;
                if (mention.IsPossessive)
                {
                    continue;
                }

                if (NextName(sentence, i) is { } next)
                {
                    i = next;
                    continue;
                }

                // "NATO spokesman said": the body is a modifier of the role behind it.
                if (!mention.Speaker.IsPerson && i < sentence.Count && lexicon.Roles.Contains(sentence.Words[i]))
                {
                    last = null;
                    continue;
                }

                break;
            }

            string word = sentence.Words[i];
            if (word is "," or "." or ";" or ":" or "(" or "—" or "--" or "that" or "who" or "if" or "whether" || (i > start && lexicon.Prepositions.Contains(word)))
            {
                break;
            }

            role = lexicon.Roles.Contains(word) ? word : role;
            i++;
        }

        return (i, last, role);
    }

    /// <summary>"Clinton campaign manager Robby Mook": lower-case nouns, then another name.</summary>
    private int? NextName(Sentence sentence, int from)
    {
        int i = from;
        while (i < sentence.Count && i < from + 6 && sentence.IsLowerCase(i) && !lexicon.Prepositions.Contains(sentence.Words[i]) && sentence.MentionAt[i] is null &&
            !lexicon.Auxiliaries.Contains(sentence.Words[i]) && sentence.Words[i] is not ("and" or "who" or "that") && (i > from || !lexicon.IsCue(sentence.Words[i])))
        {
            i++;
        }

        return i > from && sentence.MentionStartingAt(i) is not null ? i : null;
    }

    private Mention? BehindBody(Sentence sentence, int end) =>
        end < sentence.Count && sentence.IsLowerCase(end) && !lexicon.Prepositions.Contains(sentence.Words[end]) ? BehindComma(sentence, end, 4) : null;

    /// <summary>"master of ceremonies Bob Lee": the person that ends the phrase behind "of".</summary>
    private Mention? BehindOf(Sentence sentence, int of)
    {
        if (sentence.WordAt(of) is not ("of" or "for" or "at"))
        {
            return null;
        }

        for (int i = of + 1; i < Math.Min(sentence.Count, of + 6) && !sentence.IsQuotation(i); i++)
        {
            if (sentence.MentionStartingAt(i) is { IsPossessive: false, Speaker.IsPerson: true } mention)
            {
                return i > of + 1 && sentence.WordAt(mention.End) is "," or "." or "\"" or "" ? mention : null;
            }

            if (sentence.MentionAt[i] is null && (!sentence.IsLowerCase(i) || lexicon.IsCue(sentence.Words[i])))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"the president of X, Bob Lee": the person behind the comma that ends the phrase.</summary>
    private static Mention? BehindComma(Sentence sentence, int from, int reach)
    {
        int i = from;
        while (i < sentence.Count && i < from + reach && sentence.Items[i].Word is { } && sentence.Words[i] is not ("," or "." or ";" or ":"))
        {
            i++;
        }

        return sentence.WordAt(i) == "," && sentence.MentionStartingAt(i + 1) is { IsPossessive: false, Speaker.IsPerson: true } mention ? mention : null;
    }
}
