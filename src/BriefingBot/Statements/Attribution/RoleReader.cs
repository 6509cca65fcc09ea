using System.Text;

namespace BriefingBot.Statements.Attribution;

/// <summary>
/// The roles a sentence gives its names: "Russian Foreign Minister Sergei Lavrov", "the Kremlin spokesman, Dmitri Peskov", "Peskov, the
/// Kremlin spokesman, …", "campaign manager Robby Mook"; "X, who heads the port authority" and "X was named harbour minister" give one too.
/// </summary>
internal static class RoleReader
{
    private const int LongestRole = 9;
    private static readonly HashSet<string> FormsOfAddress = ["mr.", "mr", "mrs.", "mrs", "ms.", "ms", "miss", "sir", "lord", "lady", "dame", "dr.", "dr", "hon."];

    private static readonly HashSet<string> BehindHead = ["of", "for", "at", "in", "on", "to", "with", "from", "and", ",", "emeritus", "designate", "elect"];

    private static readonly HashSet<string> NoPartOfRole =
        ["that", "which", "since", "when", "while", "after", "before", "because", "if", "though", "although", "it", "it's", "he", "she", "they", "we", "i", "you", "who", "whose", "than"];

    public static void Learn(Sentence sentence, Lexicon lexicon)
    {
        foreach (Mention mention in sentence.Mentions.Where(mention => mention.Speaker.IsPerson))
        {
            Learn(sentence, mention, lexicon);
        }
    }

    private static void Learn(Sentence sentence, Mention mention, Lexicon lexicon)
    {
        int nameStart = mention.First;
        int lastTitle = -1;
        for (int i = mention.First; i < mention.End; i++)
        {
            if (sentence.Items[i].Word is { } word && lexicon.Titles.Contains(word.Text) && i + 1 < mention.End)
            {
                lastTitle = i;
            }
        }

        if (lastTitle >= 0)
        {
            int end = sentence.WordAt(lastTitle + 1) == "of" ? Math.Min(lastTitle + 3, mention.End - 1) : lastTitle + 1;
            // "Environment and Energy Minister": the title has a field of its own, or "and" joins something else.
            bool isJoined = nameStart < lastTitle && sentence.WordAt(nameStart - 1) == "and" && nameStart >= 2 && sentence.Items[nameStart - 2].Word is { IsCapital: true, IsLetter: true } && sentence.MentionAt[nameStart - 2] is not { Speaker.IsPerson: true };
            Add(sentence, mention, isJoined ? nameStart - 2 : nameStart, end, lexicon);
            AddWithPlace(sentence, mention, isJoined ? nameStart - 2 : nameStart, end, lexicon);
        }

        if (lexicon.Roles.Contains(sentence.WordAt(mention.First - 1)) && (sentence.IsLowerCase(mention.First - 1) || mention.First == 1))
        {
            Add(sentence, mention, PhraseStart(sentence, mention.First - 1, lexicon), mention.First, lexicon);
        }

        if (sentence.WordAt(mention.First - 1) == ",")
        {
            int end = mention.First - 1;
            if (sentence.WordAt(end - 1) is "himself" or "herself")
            {
                end--;
            }

            int start = PhraseStart(sentence, end - 1, lexicon);
            bool isOwned = sentence.WordAt(start - 1) is "his" or "her" or "its" or "their" && sentence.WordAt(mention.End) == ",";
            if (isOwned || sentence.WordAt(start - 1) is "the" or "as" || (start < end && sentence.WordAt(start) is "the" or "as"))
            {
                Add(sentence, mention, start, end, lexicon);
            }
        }

        if (sentence.WordAt(mention.End) == ",")
        {
            LearnApposition(sentence, mention, lexicon);
        }

        LearnClause(sentence, mention, lexicon);
        PlainRole.Learn(sentence, mention, lexicon);
    }

    /// <summary>"…, the Kremlin spokesman, said": up to the next comma, where a role stands in it.</summary>
    private static void LearnApposition(Sentence sentence, Mention mention, Lexicon lexicon)
    {
        int start = mention.End + 1;
        bool hasRole = false;
        for (int i = start; i < sentence.Count && i - start <= LongestRole && !sentence.IsQuotation(i); i++)
        {
            string word = sentence.Words[i];
            bool ends = word is "," or ";" or "." or ":" or "who" or "whose" or "and" || (hasRole && sentence.IsClearVerb(i));
            if (ends)
            {
                if (hasRole && i > start)
                {
                    Add(sentence, mention, start, i, lexicon);
                }

                return;
            }

            if (sentence.IsClearVerb(i) && !lexicon.Roles.Contains(word))
            {
                return;
            }

            hasRole |= lexicon.Roles.Contains(word);
        }
    }

    /// <summary>"X is the mayor of Velmar", "X was named harbour minister", "X, who heads the port authority, …".</summary>
    private static void LearnClause(Sentence sentence, Mention mention, Lexicon lexicon)
    {
        int verb = sentence.WordAt(mention.End) == "," && sentence.WordAt(mention.End + 1) == "who" ? mention.End + 2 : sentence.WordAt(mention.End) == "who" ? mention.End + 1 : mention.End;
        int start = sentence.WordAt(verb) is "is" or "became" or "becomes" ? verb + 1
            : sentence.WordAt(verb) is "was" && sentence.WordAt(verb + 1) is "named" or "appointed" or "elected" or "re-elected" or "sworn" ? verb + 2
            : -1;
        if (start > 0 && !mention.IsPossessive)
        {
            int end = start;
            while (end < sentence.Count && end - start < LongestRole && sentence.Items[end].Word is { IsLetter: true } && sentence.Words[end] is not ("in" or "on" or "since" or "who" or "and" or "after" or "from" or "with" or "by" or "to"))
            {
                end++;
            }

            start = sentence.WordAt(start) == "as" ? start + 1 : start;
            if (!Enumerable.Range(start, Math.Max(0, end - start)).Any(i => sentence.Words[i] is not ("of" or "for") && (lexicon.Prepositions.Contains(sentence.Words[i]) || sentence.Words[i] is "last" or "this")))
            {
                Add(sentence, mention, start, end, lexicon);
            }
        }
        else if (verb > mention.End && lexicon.RoleOfVerb(sentence.WordAt(verb)) is { } head && sentence.WordAt(verb + 1) is "the" or "a" or "an")
        {
            int end = verb + 2;
            while (end < sentence.Count && end - verb < LongestRole && sentence.IsPlainWord(end) && (sentence.Words[end] is "of" or "for" || sentence.IsNounAt(end)) && !sentence.IsClearVerb(end))
            {
                end++;
            }

            if (end > verb + 2)
            {
                mention.Speaker.AddRole($"{head} of {TextOf(sentence, verb + 1, end)}");
            }
        }
    }

    /// <summary>Where the noun phrase that ends at an item begins, its article left out.</summary>
    private static int PhraseStart(Sentence sentence, int last, Lexicon lexicon)
    {
        int start = last + 1;
        for (int i = last; i >= 0 && last - i < LongestRole && sentence.Items[i].Word is { } word && (word.IsLetter || IsPluralOwner(sentence, i)); i--)
        {
            string lower = sentence.Words[i];
            if ((lower == "the" && sentence.WordAt(i - 1) is "of" or "for" && lexicon.Roles.Contains(sentence.WordAt(i - 2))) || !word.IsLetter)
            {
                // "the governor of the central bank", "the dockers' union leader".
                continue;
            }

            bool joins = word.IsCapital || lower == "of" || lower == "for" || lexicon.Roles.Contains(lower) ||
                (!lexicon.Prepositions.Contains(lower) && !lexicon.Determiners.Contains(lower) && !lexicon.Function.Contains(lower) && !lexicon.IsCue(lower) && !lexicon.IsAdverb(lower));
            if (!joins || (word.IsPossessive && lower is "his" or "her"))
            {
                break;
            }

            start = i;
        }

        while (start <= last && sentence.Words[start] is "of" or "for")
        {
            start++;
        }

        return start;
    }

    private static void Add(Sentence sentence, Mention mention, int from, int to, Lexicon lexicon)
    {
        string? owner = null;
        while (from < to && (lexicon.Determiners.Contains(sentence.Words[from]) || FormsOfAddress.Contains(sentence.Words[from]) || sentence.Words[from] == "as" ||
            sentence.Items[from].Word is { IsLowerCase: true, IsPossessive: true }))
        {
            owner = sentence.Items[from].Word is { IsPossessive: true } word ? word.Base : owner;
            from++;
        }

        if (to - from is < 1 or > LongestRole || !IsRole(sentence, from, to, lexicon))
        {
            return;
        }

        // "the club's president" is told as "president of the club".
        string role = TextOf(sentence, from, to);
        bool isOwned = owner is not null && !lexicon.Roles.Contains(owner.ToLowerInvariant()) && !role.Contains(" of ", StringComparison.Ordinal);
        mention.Speaker.AddRole(isOwned ? $"{role} of the {owner}" : role);
    }

    /// <summary>"Foreign Minister Jane Doe of Velmar": the role with its place.</summary>
    private static void AddWithPlace(Sentence sentence, Mention mention, int from, int to, Lexicon lexicon)
    {
        int place = sentence.WordAt(mention.End + 1) == "the" ? mention.End + 2 : mention.End + 1;
        if (sentence.WordAt(mention.End) == "of" && sentence.MentionStartingAt(place) is { IsPossessive: false, Speaker.IsPerson: false } named && to - from is >= 1 and <= LongestRole && IsRole(sentence, from, to, lexicon))
        {
            mention.Speaker.AddRole($"{TextOf(sentence, from, to)} {TextOf(sentence, mention.End, named.End)}");
        }
    }

    /// <summary>The sign behind a plural owner: "the dockers' union".</summary>
    private static bool IsPluralOwner(Sentence sentence, int i) =>
        i > 0 && sentence.Words[i] is "'" or "’" && sentence.Items[i - 1].Word is { IsLetter: true } owner && owner.Text[^1] == 's' && owner.End == sentence.Items[i].Span.Start;

    /// <summary>The words of items [from, to), spaced as in the text.</summary>
    public static string TextOf(Sentence sentence, int from, int to)
    {
        var text = new StringBuilder();
        for (int i = from; i < to; i++)
        {
            Item item = sentence.Items[i];
            text.Append(i > from && item.Span.Start > sentence.Items[i - 1].Span.End ? " " : "").Append(item.Word!.Text);
        }

        return text.ToString();
    }

    /// <summary>A noun phrase with a role for its head: at its end or before "of", "for", "at" and the like; no clause.</summary>
    private static bool IsRole(Sentence sentence, int from, int to, Lexicon lexicon)
    {
        bool hasHead = false;
        for (int i = from; i < to; i++)
        {
            if (sentence.Items[i].Word is not { } word || NoPartOfRole.Contains(sentence.Words[i]) || lexicon.Auxiliaries.Contains(sentence.Words[i]))
            {
                return false;
            }

            string lower = word.Base.ToLowerInvariant();
            bool isRole = lexicon.Roles.Contains(lower) || (lexicon.Titles.Contains(word.Text) && !lexicon.WeakTitles.Contains(word.Text) && !FormsOfAddress.Contains(lower));
            hasHead |= isRole && (i + 1 == to || BehindHead.Contains(sentence.Words[i + 1]));
        }

        return hasHead && !lexicon.Prepositions.Contains(sentence.Words[from]);
    }
}
