using System.Text;

namespace BriefingBot.Statements.Attribution;

/// <summary>
/// The roles a sentence gives its names: "Russian Foreign Minister Sergei Lavrov", "the Kremlin spokesman, Dmitri Peskov", "Peskov, the
/// Kremlin spokesman, …", "campaign manager Robby Mook".
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
            Add(sentence, mention, nameStart, end, lexicon);
        }

        if (lexicon.Roles.Contains(sentence.WordAt(mention.First - 1)) && sentence.IsLowerCase(mention.First - 1))
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
            if (sentence.WordAt(start - 1) is "the" or "as" || (start < end && sentence.WordAt(start) is "the" or "as"))
            {
                Add(sentence, mention, start, end, lexicon);
            }
        }

        if (sentence.WordAt(mention.End) == ",")
        {
            LearnApposition(sentence, mention, lexicon);
        }
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

    /// <summary>Where the noun phrase that ends at an item begins, its article left out.</summary>
    private static int PhraseStart(Sentence sentence, int last, Lexicon lexicon)
    {
        int start = last + 1;
        for (int i = last; i >= 0 && last - i < LongestRole && sentence.Items[i].Word is { IsLetter: true } word; i--)
        {
            string lower = sentence.Words[i];
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
        while (from < to && (lexicon.Determiners.Contains(sentence.Words[from]) || FormsOfAddress.Contains(sentence.Words[from]) || sentence.Words[from] == "as" ||
            sentence.Items[from].Word is { IsLowerCase: true, IsPossessive: true }))
        {
            from++;
        }

        if (to - from is < 1 or > LongestRole || !IsRole(sentence, from, to, lexicon))
        {
            return;
        }

        var role = new StringBuilder();
        for (int i = from; i < to; i++)
        {
            Item item = sentence.Items[i];
            role.Append(i > from && item.Span.Start > sentence.Items[i - 1].Span.End ? " " : "").Append(item.Word!.Text);
        }

        mention.Speaker.AddRole(role.ToString());
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
