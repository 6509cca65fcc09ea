using BriefingBot.Articles;

namespace BriefingBot.Statements.Attribution;

/// <summary>Finds what each cue of a sentence reports: forward from the verb to where another source begins, or all before ", X said".</summary>
internal sealed class ContentFinder(Lexicon lexicon)
{
    internal static readonly HashSet<string> Marks = [",", "—", "--", "?", "!", "\"", "-", "–", "'", "’"];
    private static readonly HashSet<string> Coordinators = ["and", "but", "while", "whereas", "as", "though", "although"];
    private static readonly HashSet<string> Subordinators = ["when", "while", "after", "as", "although", "though", "if", "because", "since", "before", "despite"];

    private static readonly HashSet<string> Continuations =
        ["and", "but", "because", "so", "or", "though", "although", "yet", "while", "since", "which", "if", "unless"];

    /// <summary>Words behind a cue that open a circumstance rather than what was said: the words stand before the cue.</summary>
    private static readonly HashSet<string> Circumstances =
    [
        ".", ",", "in", "on", "at", "during", "of", ":", "when", "after", "last", "\"", "to", "as", "with", "by", ";", "—", "--", "while", "before", "this", "outside", "from",
        "later", "and", "through", "via", "amid", "despite", "until", "upon", "throughout", "alongside",
    ];

    private static readonly HashSet<string> Addressing =
    [
        "told", "tells", "tell", "telling", "informed", "warned", "reminded", "assured", "notified", "convinced", "advised", "promised", "reassured",
    ];

    /// <summary>Behind "told X" these open what was told.</summary>
    private static readonly HashSet<string> OpensTold =
        ["that", "to", "about", "of", "why", "how", "whether", "what", "where", "when", "who", "if", "he", "she", "they", "it", "we", "i", "there", "not", "his", "her", "their", ":"];

    private const int LongestAddressee = 9;

    private readonly SourceEdge edge = new(lexicon);

    public void Find(Sentence sentence)
    {
        for (int i = 0; i < sentence.Cues.Count; i++)
        {
            Find(sentence, i);
        }
    }

    private void Find(Sentence sentence, int index)
    {
        Cue cue = sentence.Cues[index];
        if (cue.Mode == CueMode.Passive)
        {
            Add(cue, sentence.SpanOf(cue.Content.Start.Value, cue.Content.End.Value));
            return;
        }

        int stop = cue.ContentEnd ?? Stop(sentence, index);
        switch (cue.Mode)
        {
            case CueMode.According:
                Add(cue, sentence.SpanOf(0, cue.Start));
                Add(cue, sentence.SpanOf(cue.End, stop));
                return;
            case CueMode.Inverted:
                AddBehindInverted(sentence, index, stop);
                break;
            case CueMode.Noun:
                Add(cue, sentence.SpanOf(cue.End, NounContentEnd(sentence, cue, stop)));
                break;
            default:
                Add(cue, sentence.SpanOf(ForwardStart(sentence, cue), stop));
                break;
        }

        if (cue.Mode is CueMode.Inverted or CueMode.Preceding && cue.IsSpeech && !cue.IsRelative)
        {
            AddBefore(sentence, index, stop);
        }
    }

    /// <summary>
    /// Behind "that" where nothing but a circumstance or an addressee stands between: "said in turn that …", "told reporters that …". In "said
    /// the law that bans …" the word is part of what was said.
    /// </summary>
    private int ForwardStart(Sentence sentence, Cue cue)
    {
        bool skips = Addressing.Contains(sentence.Words[cue.At]) || lexicon.Prepositions.Contains(sentence.WordAt(cue.End)) || lexicon.DaysAndMonths.Contains(sentence.WordAt(cue.End)) ||
            sentence.WordAt(cue.End) is "this" or "last" or "later" or "then" or "also" || lexicon.IsAdverb(sentence.WordAt(cue.End));
        for (int i = cue.End; i < Math.Min(sentence.Count - 1, cue.End + 8) && sentence.Words[i] is not ("," or ";" or "\""); i++)
        {
            if (sentence.Words[i] == "that")
            {
                return i + 1;
            }

            if (!skips)
            {
                break;
            }
        }

        return cue.End;
    }

    /// <summary>What a noun reports ends with its clause: "Washington's response to the demands, and …".</summary>
    private static int NounContentEnd(Sentence sentence, Cue cue, int stop)
    {
        for (int i = cue.End; i < stop - 1; i++)
        {
            if (sentence.Words[i] is ";" or "—" or "--" || (sentence.Words[i] == "," && (Continuations.Contains(sentence.Words[i + 1]) || sentence.Words[i + 1] is "as" or "who" or "after")))
            {
                return i;
            }
        }

        return stop;
    }

    /// <summary>Where a later cue with another source begins its own clause.</summary>
    private static int Stop(Sentence sentence, int index)
    {
        Cue cue = sentence.Cues[index];
        foreach (Cue other in sentence.Cues.Skip(index + 1))
        {
            if (other.Source is null || ReferenceEquals(other.Source, cue.Source) || other.Start <= cue.End || other.HasSpeakers(cue))
            {
                continue;
            }

            int before = other.Start - 1;
            if (Coordinators.Contains(sentence.WordAt(before)) && sentence.WordAt(before - 1) is "," or ";" or "—" or "--" or "\"")
            {
                return before;
            }

            if (sentence.WordAt(before) == ";" || (sentence.WordAt(before) == "," && OpensSubordinate(sentence, cue, before)))
            {
                return before;
            }
        }

        return sentence.Count;
    }

    /// <summary>"When X said that, Y answered": the comma ends the clause that the first word opened.</summary>
    private static bool OpensSubordinate(Sentence sentence, Cue cue, int comma)
    {
        int first = Math.Max(0, Enumerable.Range(0, sentence.Count).FirstOrDefault(sentence.IsPlainWord, 0));
        return Subordinators.Contains(sentence.Words[first]) && first < cue.Start && !Enumerable.Range(cue.End, Math.Max(0, comma - cue.End)).Any(i => sentence.Words[i] == ",");
    }

    /// <summary>What follows an inverted source describes it; only quotations there are words, and what goes on behind a coordinator.</summary>
    private static void AddBehindInverted(Sentence sentence, int index, int stop)
    {
        Cue cue = sentence.Cues[index];
        for (int i = cue.End; i < stop; i++)
        {
            if (sentence.IsQuotation(i))
            {
                Add(cue, sentence.Items[i].Span);
            }
        }

        if (cue.End < stop && sentence.Words[cue.End] == ":")
        {
            Add(cue, sentence.SpanOf(cue.End + 1, stop));
        }

        AddContinuation(sentence, index, stop);
    }

    /// <summary>The sentence goes on with the same words behind an inserted ", X said": "; …" or ", and|but …".</summary>
    private static void AddContinuation(Sentence sentence, int index, int stop)
    {
        Cue cue = sentence.Cues[index];
        int border = index + 1 < sentence.Cues.Count && !sentence.Cues[index + 1].IsSpeech ? sentence.Count : stop;
        for (int i = cue.End; i < border - 2; i++)
        {
            if (sentence.Cues.Exists(other => other.At == i))
            {
                // What goes on from here is the later cue's.
                return;
            }

            if (sentence.Words[i] == ";" || (sentence.Words[i] == "," && Continuations.Contains(sentence.Words[i + 1])))
            {
                Add(cue, sentence.SpanOf(i + 1, border));
                return;
            }
        }
    }

    private void AddBefore(Sentence sentence, int index, int stop)
    {
        Cue cue = sentence.Cues[index];
        int start = cue.IsInverted ? cue.Start : edge.Of(sentence, cue.Start);
        if (start <= 0)
        {
            return;
        }

        int before = start - 1;
        if (!sentence.IsQuotation(before) && !Marks.Contains(sentence.Words[before]))
        {
            return;
        }

        int from = EarlierClauseEnd(sentence, index, before);
        int words = Enumerable.Range(from, before - from).Count(sentence.IsPlainWord);
        bool hasQuotation = Enumerable.Range(from, before + 1 - from).Any(sentence.IsQuotation);

        // "“…,” he told the show": what follows is whom he told.
        bool isTold = Addressing.Contains(sentence.Words[cue.At]) && (hasQuotation || stop - cue.End <= LongestAddressee) &&
            !Enumerable.Range(cue.End, Math.Max(0, stop - cue.End)).Any(i => sentence.IsQuotation(i) || (hasQuotation ? sentence.Words[i] == "that" : OpensWhatWasTold(sentence, i)));
        bool forward = !cue.IsInverted && !isTold && PointsForward(sentence, cue.At);

        // A fronted adverbial is short, or its words follow in marks; what was said is a quotation or at least four words.
        if (!hasQuotation && (words < 4 || forward || QuotationFollows(sentence, cue)))
        {
            return;
        }

        from = hasQuotation ? BehindFronted(sentence, from, before) : from;

        if (!forward && !cue.IsInverted)
        {
            // A trailing cue: what follows it is circumstance; only quotations there are words.
            cue.Spans.Clear();
            for (int i = cue.End; i < stop; i++)
            {
                if (sentence.IsQuotation(i))
                {
                    Add(cue, sentence.Items[i].Span);
                }
            }

            AddContinuation(sentence, index, stop);
        }

        Add(cue, sentence.SpanOf(from, before + 1));
    }

    /// <summary>"told the court her client …" but not "told the court in her filing".</summary>
    private bool OpensWhatWasTold(Sentence sentence, int i) => OpensTold.Contains(sentence.Words[i]) && !(lexicon.Prepositions.Contains(sentence.WordAt(i - 1)) && sentence.Words[i] is "his" or "her" or "their");

    /// <summary>An earlier source keeps its own clause: what is said here begins behind the last coordinator.</summary>
    private static int EarlierClauseEnd(Sentence sentence, int index, int before)
    {
        Cue cue = sentence.Cues[index];
        int from = 0;
        foreach (Cue earlier in sentence.Cues.Take(index))
        {
            bool endsHere = cue.IsInverted || sentence.WordAt(cue.At + 1) is "." or "," or "\"" or "";
            if (earlier.Speakers is null || earlier.HasSpeakers(cue) || !earlier.IsSpeech || earlier.Mode == CueMode.According || earlier.End > before || endsHere)
            {
                continue;
            }

            for (int i = before; i > earlier.End; i--)
            {
                if (sentence.Words[i] is "and" or "but" or "while")
                {
                    from = i + 1;
                    break;
                }
            }
        }

        return Math.Min(from, before);
    }

    /// <summary>"At a rally in Porto, X said, “…”".</summary>
    private static bool QuotationFollows(Sentence sentence, Cue cue)
    {
        int next = sentence.WordAt(cue.End) is "," or ":" ? cue.End + 1 : cue.End;
        return !cue.IsInverted && next < sentence.Count && sentence.IsQuotation(next);
    }

    /// <summary>"As for the plan, “…,” X said": the fronted phrase is the reporter's.</summary>
    private int BehindFronted(Sentence sentence, int from, int before)
    {
        int quotation = Array.FindIndex(sentence.Items, from, item => item.IsQuotation);
        bool isFronted = lexicon.Prepositions.Contains(sentence.Words[from]) || Subordinators.Contains(sentence.Words[from]) || sentence.Words[from] is "asked";
        return quotation > from && quotation <= before && isFronted && sentence.Words[quotation - 1] is "," or ":" ? quotation : from;
    }

    /// <summary>"X said that …", "X told them …": the words stand behind the cue.</summary>
    private bool PointsForward(Sentence sentence, int at)
    {
        string next = sentence.WordAt(at + 1);
        if (next == "that")
        {
            return true;
        }

        for (int i = at + 2; i < Math.Min(sentence.Count, at + 9) && sentence.Words[i - 1] is not ("," or ";" or "\""); i++)
        {
            if (sentence.Words[i] == "that")
            {
                return true;
            }
        }

        return next.Length > 0 && !Circumstances.Contains(next) && !lexicon.TimeAdverbs.Contains(next) && !lexicon.IsAdverb(next);
    }

    private static void Add(Cue cue, Span? span)
    {
        if (span is { } found)
        {
            cue.Spans.Add(found);
        }
    }
}
