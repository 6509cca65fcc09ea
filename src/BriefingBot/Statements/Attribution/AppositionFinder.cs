namespace BriefingBot.Statements.Attribution;

/// <summary>Finds the source whose description stands between commas before the cue: "X, a professor at Y, said".</summary>
internal sealed class AppositionFinder(Lexicon lexicon)
{
    private static readonly HashSet<string> AppositionOpeners =
    [
        "a", "an", "the", "who", "whose", "one", "his", "her", "former", "then", "now", "himself", "herself", "along", "another", "also", "like", "whom", "chairman",
        "president", "director", "speaking", "including", "however", "too", "meanwhile", "in", "on", "of", "at", "clad", "known", "born", "seen", "shown", "told", "flanked",
    ];

    /// <summary>"X, a professor at Y, said": the name before the comma that opens the apposition; the cue stands at an item behind it.</summary>
    public Source? Find(Sentence sentence, int at)
    {
        int close = at - 1;
        while (close >= 0 && !sentence.IsQuotation(close) && lexicon.IsAdverb(sentence.Words[close]))
        {
            close--;
        }

        // "X, known as “…,” said": the comma stands within the marks.
        bool isQuoted = close > 0 && sentence.IsQuotation(close) && sentence.Items[close].EndsWithComma;
        if (close < 0 || !(isQuoted || sentence.WordAt(close) is "," or "—" or "--" or ")" or "-" or "–"))
        {
            return null;
        }

        string mark = isQuoted ? "," : sentence.Words[close];
        Source? best = null;
        for (int m = close - 1; m > 0; m--)
        {
            if (sentence.IsQuotation(m) || !(sentence.Words[m] == (mark == ")" ? "(" : mark) || (mark == ")" && sentence.Words[m] == ",")))
            {
                continue;
            }

            string first = m + 1 < close ? sentence.Words[m + 1] : "";
            if (sentence.MentionEndingAt(m) is { IsPossessive: false } before)
            {
                Mention mention = sentence.PersonDescribedBy(before) ?? before;
                bool isApposition = IsApposition(sentence, m, close, first, mark) || PlainRole.Apposed(sentence, mention, lexicon) is { } role && role.End == close;
                if (sentence.MentionStartingAt(m + 1) is { IsPossessive: false, Speaker.IsPerson: true } name && name.End == close && !mention.Speaker.IsPerson)
                {
                    return Source.Name(name);
                }

                Source source = SourceFinder.WithPartner(sentence, mention) with { End = m };

                // "X, who helped found Y, a group, said": a person further left goes before a body.
                best = isApposition && (best is null || mention.Speaker.IsPerson) ? source : best;
                if (first is "who" or "whose")
                {
                    return mention.IsSubject ? source : best;
                }

                if (isApposition && mention is { IsSubject: true, Speaker.IsPerson: true })
                {
                    return source;
                }
            }
            else if (sentence.MentionAt[m - 1] is null && best is null &&
                sentence.MentionStartingAt(m + 1) is { IsPossessive: false, Speaker.IsPerson: true } named && (HasRoleBefore(sentence, m) || PlainRole.IsApposedName(sentence, named, lexicon)))
            {
                // "The spokesman, X, said".
                return Source.Name(named);
            }
        }

        return best;
    }

    /// <summary>"The spokesman, X", "The governor of the central bank, X": a role that ends the words before the comma, or stands there before "of" or "for".</summary>
    private bool HasRoleBefore(Sentence sentence, int comma)
    {
        for (int i = comma - 1; i >= 0 && comma - i < 8 && sentence.Items[i].Word is { IsLetter: true } && !(sentence.IsClearVerb(i) && !lexicon.Roles.Contains(sentence.Words[i])); i--)
        {
            if (lexicon.Roles.Contains(sentence.Words[i]) && (i == comma - 1 || sentence.Words[i + 1] is "of" or "for"))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsApposition(Sentence sentence, int open, int close, string first, string mark)
    {
        bool isParticiple = first.Length > 4 && (first.EndsWith("ed", StringComparison.Ordinal) || first.EndsWith("ing", StringComparison.Ordinal)) && sentence.IsLowerCase(open + 1);
        if (mark != "," || isParticiple || AppositionOpeners.Contains(first) || lexicon.Roles.Contains(first) || (first.Length > 0 && char.IsDigit(first[0])))
        {
            return true;
        }

        if (open + 1 < close && sentence.Items[open + 1].Word is { IsCapital: true })
        {
            return true;
        }

        return Enumerable.Range(open + 1, Math.Max(0, Math.Min(close, open + 6) - open - 1)).Any(i => lexicon.Roles.Contains(sentence.Words[i]));
    }
}
