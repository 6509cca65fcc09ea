using BriefingBot.Statements.Text;

namespace BriefingBot.Statements.Attribution;

/// <summary>Reads a sentence: its names as mentions of the cast, and the roles it gives them.</summary>
internal sealed class SentenceReader(Cast cast, NameFinder names, ReferenceResolver references, Lexicon lexicon)
{
    private const int LongestHeadlineName = 3;

    public Sentence Read(int number, IReadOnlyList<Token> tokens, bool isHeadline)
    {
        var sentence = new Sentence(number, tokens, lexicon);
        Token?[] words = Array.ConvertAll(sentence.Items, item => item.Word);
        bool hasSubject = false;
        List<NameRun> runs = names.Find(words);
        if (words.FirstOrDefault(word => word is { IsWord: true }) is { } first && cast.BySurnameInLowerCase(first) is not null && words.Length > 1)
        {
            int at = Array.IndexOf(words, first);
            runs.Insert(0, new NameRun(at, at, at + 1));
        }

        foreach (NameRun run in runs)
        {
            string name = words[run.First] is { IsLowerCase: true } lower && cast.BySurnameInLowerCase(lower) is { } known ? known.Last : NameFinder.NameOf(words, run);
            string[] parts = name.Split(' ');
            if (name.Length == 0 || (parts.Length == 1 && lexicon.Titles.Contains(name)) || parts.All(part => lexicon.DaysAndMonths.Contains(part.ToLowerInvariant())) ||
                (isHeadline && parts.Length > LongestHeadlineName))
            {
                continue;
            }

            ArticleSpeaker speaker = cast.Resolve(name, NameFinder.TitlesOf(words, run), references.History);
            Mention mention = Mention(sentence, run, speaker, hasSubject);
            hasSubject |= mention.IsFirstPerson;
            sentence.Add(mention);
        }

        RoleReader.Learn(sentence, lexicon);
        return sentence;
    }

    private Mention Mention(Sentence sentence, NameRun run, ArticleSpeaker speaker, bool hasSubject)
    {
        Token last = sentence.Items[run.End - 1].Word!;
        bool isPossessive = last.IsPossessive ||
            (run.End < sentence.Count && sentence.Items[run.End].Word is { Text: "'" or "’" } mark && mark.Start == last.End && last.Text[^1] == 's');
        string before = sentence.WordAt(run.First - 1);
        bool hangsOnPreposition = (lexicon.Prepositions.Contains(before) && !(before == "as" && run.First == 1)) ||
            (before == "the" && lexicon.Prepositions.Contains(sentence.WordAt(run.First - 2))) ||
            IsPlaceBehindAdjective(sentence, run, speaker);
        bool isSubject = !isPossessive && !hangsOnPreposition && !(run.End < sentence.Count && sentence.Items[run.End].Word is { } next && IsNounBehindName(next));
        return new Mention(speaker, run.First, run.End, sentence.Number)
        {
            IsPossessive = isPossessive,
            IsSubject = isSubject,
            IsFirstPerson = isSubject && !hasSubject && speaker.IsPerson,
        };
    }

    /// <summary>"in nearby Orsby".</summary>
    private bool IsPlaceBehindAdjective(Sentence sentence, NameRun run, ArticleSpeaker speaker) =>
        !speaker.IsPerson && run.First >= 2 && sentence.IsLowerCase(run.First - 1) && sentence.IsPlainWord(run.First - 1) && !lexicon.Determiners.Contains(sentence.Words[run.First - 1]) &&
        !lexicon.IsCue(sentence.Words[run.First - 1]) && lexicon.Prepositions.Contains(sentence.WordAt(run.First - 2));

    /// <summary>A lower-case noun behind a name makes the name its modifier: "the Clinton approach", "a Sanders supporter".</summary>
    private bool IsNounBehindName(Token token)
    {
        string word = token.Lower;
        if (!token.IsLowerCase)
        {
            return false;
        }

        if (lexicon.Roles.Contains(word))
        {
            return true;
        }

        if (lexicon.Prepositions.Contains(word) || lexicon.IsAdverb(word) || lexicon.IsCue(word) || lexicon.CommonVerbs.Contains(word) || lexicon.Function.Contains(word) ||
            word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal))
        {
            return false;
        }

        // "wins", "argues": a verb in the third person where the same stem takes "-ed".
        return !(word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) &&
            (lexicon.CommonWords.Contains(word[..^1] + "ed") || lexicon.CommonWords.Contains(word[..^1] + "d") ||
             (word.Length > 3 && lexicon.CommonWords.Contains(word[..^2] + "ied"))));
    }
}
