namespace BriefingBot.Statements.Attribution;

/// <summary>
/// Roles whose noun no word list holds: "said harbour master Jane Doe", "Harbour master Jane Doe warned", "Jane Doe, harbour master at Orsby, said". Only
/// the grammar shows them, so that each is read only where a singular noun beside a person's name can be nothing else.
/// </summary>
internal static class PlainRole
{
    private const int Longest = 6;

    private static readonly HashSet<string> Times = ["day", "moment", "hour", "minute", "second", "weekend", "evening", "noon", "midnight", "overnight", "season", "spring", "summer", "winter", "time", "date"];

    /// <summary>Nouns that tell where in a picture somebody stands, or where from.</summary>
    private static readonly HashSet<string> Places = ["left", "right", "centre", "center", "top", "bottom", "back", "front", "home", "north", "south", "east", "west", "way"];

    private static readonly HashSet<string> Joints = ["of", "for"];

    private static readonly HashSet<string> ClauseOpeners = ["and", "but", "as", "while", "when", "because"];

    private static readonly HashSet<string> BehindInverted = ["who", "and", "while", "when", "as", "adding"];

    /// <summary>Adds the roles that the sentence gives the person mentioned, as they stand there, without article.</summary>
    public static void Learn(Sentence sentence, Mention mention, Lexicon lexicon)
    {
        if (mention.IsPossessive)
        {
            return;
        }

        if (Before(sentence, mention, lexicon) is { } before)
        {
            mention.Speaker.AddRole(RoleReader.TextOf(sentence, before.Start, before.End));
        }

        if (Apposed(sentence, mention, lexicon) is { } apposed)
        {
            mention.Speaker.AddRole(RoleReader.TextOf(sentence, apposed.Start, apposed.End));
        }
    }

    /// <summary>
    /// "Jane Doe, the harbour master, said", "said Jane Doe, harbour master at Orsby.": the items of the role behind the comma, without its article;
    /// null where none is there. A subject's apposition ends before its verb, an inverted subject's before a comma or stop.
    /// </summary>
    public static (int Start, int End)? Apposed(Sentence sentence, Mention mention, Lexicon lexicon)
    {
        if (mention.IsPossessive || !mention.Speaker.IsPerson || sentence.WordAt(mention.End) != ",")
        {
            return null;
        }

        int start = SkipArticle(sentence, mention.End + 1);
        int head = start;
        while (head + 1 < sentence.Count && head - start < Longest && !IsAppositionEnd(sentence, head + 1) && sentence.WordAt(head + 1) is not ("of" or "for" or "at"))
        {
            head++;
        }

        if (head >= sentence.Count || !IsPhrase(sentence, start, head, lexicon) || (start == mention.End + 1 && start == head && Places.Contains(sentence.Words[head])))
        {
            return null;
        }

        int end = head + 1;
        while (end < sentence.Count && end - start <= Longest + 2 && !IsAppositionEnd(sentence, end))
        {
            if (!sentence.IsPlainWord(end) || sentence.IsClearVerb(end) || lexicon.Auxiliaries.Contains(sentence.Words[end]))
            {
                return null;
            }

            end++;
        }

        bool isInverted = IsCue(sentence, mention.First - 1, lexicon) && (end == sentence.Count || IsAppositionEnd(sentence, end));
        bool isSubject = mention.IsSubject && sentence.WordAt(end) == "," && IsCue(sentence, SkipAdverbs(sentence, end + 1, lexicon), lexicon);
        return isInverted || isSubject ? (start, end) : null;
    }

    /// <summary>"The harbour master, Jane Doe, said": the noun phrase before the comma and the name opens its clause, and a verb of speech follows.</summary>
    public static bool IsApposedName(Sentence sentence, Mention mention, Lexicon lexicon) =>
        sentence.WordAt(mention.First - 1) == "," && sentence.WordAt(mention.End) == "," && IsCue(sentence, SkipAdverbs(sentence, mention.End + 1, lexicon), lexicon) &&
        PhraseBefore(sentence, mention.First - 2, lexicon) is { } start && sentence.WordAt(start - 1) == "the" && OpensClause(sentence, start - 1);

    private static (int Start, int End)? Before(Sentence sentence, Mention mention, Lexicon lexicon)
    {
        if (IsApposedName(sentence, mention, lexicon))
        {
            return (PhraseBefore(sentence, mention.First - 2, lexicon)!.Value, mention.First - 1);
        }

        // "state Senator Jane Doe": a word before a title belongs to it.
        bool isTitled = Enumerable.Range(mention.First, mention.End - mention.First).Any(i => lexicon.Titles.Contains(sentence.Items[i].Word!.Text));
        if (isTitled || PhraseBefore(sentence, mention.First - 1, lexicon) is not { } start)
        {
            return null;
        }

        // "“…,” said X": no subject before the verb, and no other verb behind the name, as in "they said people know X".
        int article = sentence.WordAt(start - 1) is "the" or "a" or "an" ? start - 1 : start;
        bool isInverted = IsCue(sentence, article - 1, lexicon) && HasNoSubject(sentence, article - 1, lexicon) && EndsInverted(sentence, mention.End, lexicon);

        // "The day Jane Doe warned of …": with an article the noun may have the rest for its clause.
        bool isSubject = OpensClause(sentence, start) && IsCue(sentence, SkipAdverbs(sentence, mention.End, lexicon), lexicon);
        return isInverted || isSubject ? (start, mention.First) : null;
    }

    /// <summary>Where the noun phrase that ends at an item begins, its article left out; null where no role can end there.</summary>
    private static int? PhraseBefore(Sentence sentence, int last, Lexicon lexicon)
    {
        int start = last;
        int head = last;
        while (start > 0 && last - start < Longest && IsPartBefore(sentence, start - 1, lexicon))
        {
            start--;
            if (Joints.Contains(sentence.Words[start]))
            {
                head = start - 1;
            }
        }

        return last >= 0 && IsPhrase(sentence, start, head, lexicon) && IsPart(sentence, last, lexicon) ? start : null;
    }

    private static bool IsPartBefore(Sentence sentence, int i, Lexicon lexicon) =>
        IsPart(sentence, i, lexicon) || (Joints.Contains(sentence.Words[i]) && i > 0 && IsHead(sentence, i - 1, lexicon)) ||
        (sentence.Words[i] == "the" && Joints.Contains(sentence.WordAt(i - 1)));

    /// <summary>Words [start, head] that may tell what somebody is, with a noun at the end that no list of roles has.</summary>
    private static bool IsPhrase(Sentence sentence, int start, int head, Lexicon lexicon) =>
        head >= start && IsHead(sentence, head, lexicon) && Enumerable.Range(start, head - start).All(i => IsPart(sentence, i, lexicon));

    /// <summary>A word that may stand before a noun: no verb but a participle or gerund, nothing of a closed class, nobody's name.</summary>
    private static bool IsPart(Sentence sentence, int i, Lexicon lexicon) =>
        sentence.IsNounAt(i) && !sentence.IsClearVerb(i) && sentence.MentionAt[i] is not { Speaker.IsPerson: true } && !lexicon.Determiners.Contains(sentence.Words[i]) &&
        !lexicon.CommonVerbs.Contains(sentence.Words[i]) && !lexicon.DaysAndMonths.Contains(sentence.Words[i]);

    /// <summary>A singular noun for a person, as far as its form tells: a known word has a known plural, and it is no time, no words and no verb's form.</summary>
    private static bool IsHead(Sentence sentence, int i, Lexicon lexicon)
    {
        if (!IsPart(sentence, i, lexicon) || sentence.MentionAt[i] is not null || !(sentence.IsLowerCase(i) || i == 0) || sentence.Items[i].Word!.IsPossessive)
        {
            return false;
        }

        string noun = sentence.Words[i][(sentence.Words[i].LastIndexOf('-') + 1)..];
        bool isForm = noun.EndsWith("ing", StringComparison.Ordinal) || noun.EndsWith("ed", StringComparison.Ordinal) || (noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal));
        return noun.Length > 2 && !isForm && !lexicon.Roles.Contains(noun) && !lexicon.Channels.Contains(noun) && !lexicon.NounCues.Contains(noun) && !Times.Contains(noun) &&
            (!lexicon.CommonWords.Contains(noun) || HasPlural(noun, lexicon));
    }

    private static bool HasPlural(string noun, Lexicon lexicon) =>
        lexicon.CommonWords.Contains(noun + "s") || (noun[^1] is 's' or 'x' or 'z' or 'h' or 'o' && lexicon.CommonWords.Contains(noun + "es")) || (noun[^1] == 'y' && lexicon.CommonWords.Contains(noun[..^1] + "ies")) ||
        noun.EndsWith("man", StringComparison.Ordinal);

    /// <summary>A verb of speech in the past or the third person.</summary>
    private static bool IsCue(Sentence sentence, int i, Lexicon lexicon) =>
        i >= 0 && i < sentence.Count && sentence.MentionAt[i] is null && lexicon.Cue(sentence.Words[i]) is { IsSpeech: true } cue && (cue.Forms & VerbForms.Finite) != 0 &&
        !cue.Forms.HasFlag(VerbForms.Base) && !lexicon.Nounish.Contains(sentence.Words[i]);

    private static bool HasNoSubject(Sentence sentence, int cue, Lexicon lexicon)
    {
        int i = cue - 1;
        while (i >= 0 && !sentence.IsQuotation(i) && sentence.MentionAt[i] is null && lexicon.IsAdverb(sentence.Words[i]))
        {
            i--;
        }

        return i < 0 || !sentence.IsPlainWord(i);
    }

    private static bool OpensClause(Sentence sentence, int start) => start == 0 || !sentence.IsPlainWord(start - 1) || ClauseOpeners.Contains(sentence.Words[start - 1]);

    private static bool EndsInverted(Sentence sentence, int end, Lexicon lexicon) =>
        end >= sentence.Count || !sentence.IsPlainWord(end) || lexicon.Prepositions.Contains(sentence.Words[end]) || lexicon.DaysAndMonths.Contains(sentence.Words[end]) || BehindInverted.Contains(sentence.Words[end]);

    private static bool IsAppositionEnd(Sentence sentence, int i) => sentence.IsQuotation(i) || sentence.Words[i] is "," or "." or ";" or ":" or "—" or "--" or "who";

    private static int SkipArticle(Sentence sentence, int i) => sentence.WordAt(i) is "the" or "a" or "an" ? i + 1 : i;

    private static int SkipAdverbs(Sentence sentence, int i, Lexicon lexicon)
    {
        while (i < sentence.Count && !sentence.IsQuotation(i) && sentence.MentionAt[i] is null && lexicon.IsAdverb(sentence.Words[i]))
        {
            i++;
        }

        return i;
    }
}
