using System.Text.RegularExpressions;
using BriefingBot.Statements.Text;

namespace BriefingBot.Statements.Attribution;

/// <summary>A run of capitalised tokens [First, End) that is a name; the tokens before <see cref="NameStart"/> are titles and roles.</summary>
internal readonly record struct NameRun(int First, int NameStart, int End);

/// <summary>
/// Finds names: runs of capitalised words. At a sentence's start, where every word is capitalised, a word counts only where the article
/// has it capitalised inside its sentences more often than not, or where no word list knows it.
/// </summary>
internal sealed partial class NameFinder
{
    private static readonly HashSet<string> Never = ["CEO", "COO", "CFO", "CTO", "VP", "MP", "PM", "TV", "DJ", "MC", "I", "I'm", "I've", "I'd", "I'll", "I’m", "I’ve", "I’d", "I’ll"];
    private static readonly HashSet<string> BodiesWithOf = ["Ministry", "Department", "Bank", "Bureau", "Board", "Office", "Federation", "Association", "Council", "University"];
    private static readonly HashSet<string> HeadsWithOf = ["Secretary", "Minister", "Director", "Speaker", "Chairman", "Archbishop", "Bishop", "Attorney", "President", "Head", "Chief"];

    private readonly Lexicon lexicon;
    private readonly Dictionary<string, (int Lower, int Capital)> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> functionSurnames = [];

    public NameFinder(IReadOnlyList<Paragraph> paragraphs, Lexicon lexicon)
    {
        this.lexicon = lexicon;
        foreach (Paragraph paragraph in paragraphs.Where(paragraph => !paragraph.IsHeadlineCase()))
        {
            Learn(paragraph);
        }
    }

    /// <summary>How often the article has the word in lower case and capitalised inside sentences.</summary>
    public (int Lower, int Capital) Seen(string lower) => seen.GetValueOrDefault(lower);

    /// <summary>The names among tokens; a token of a quotation that was collapsed to one item is given as null.</summary>
    public List<NameRun> Find(IReadOnlyList<Token?> tokens)
    {
        var runs = new List<NameRun>();
        HashSet<int> initial = SentenceStarts(tokens);
        for (int i = 0; i < tokens.Count;)
        {
            if (tokens[i] is not { } token || !Begins(tokens, i, token, initial))
            {
                i++;
                continue;
            }

            int end = RunEnd(tokens, i, token);
            runs.Add(new NameRun(i, NameStart(tokens, i, end), end));
            i = end;
        }

        return runs;
    }

    /// <summary>The name of a run: its tokens behind titles, without possessive.</summary>
    public static string NameOf(IReadOnlyList<Token?> tokens, NameRun run)
    {
        var parts = new List<string>();
        for (int i = run.NameStart; i < run.End; i++)
        {
            if (tokens[i] is { Text: not "," } token)
            {
                parts.Add(token.Base);
            }
        }

        return string.Join(' ', parts);
    }

    /// <summary>The title tokens of a run ("Russian Foreign Minister").</summary>
    public static IReadOnlyList<Token> TitlesOf(IReadOnlyList<Token?> tokens, NameRun run)
    {
        var titles = new List<Token>();
        for (int i = run.First; i < run.NameStart; i++)
        {
            titles.Add(tokens[i]!);
        }

        return titles;
    }

    private static HashSet<int> SentenceStarts(IReadOnlyList<Token?> tokens)
    {
        var starts = new HashSet<int>();
        int first = 0;
        while (first < tokens.Count && tokens[first] is { IsWord: false })
        {
            first++;
        }

        starts.Add(first);
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i] is null or { Text: ":" or "—" or "‘" } || tokens[i] is { IsQuotationMark: true })
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }

    private bool Begins(IReadOnlyList<Token?> tokens, int i, Token token, HashSet<int> initial)
    {
        bool isInitial = initial.Contains(i);
        if (IsNameWord(token, isInitial))
        {
            return true;
        }

        // "Foreign Minister Marsh" at the start: a common word before a title belongs to it.
        if (isInitial && token.IsCapital && i + 2 < tokens.Count && tokens[i + 1] is { IsCapital: true } title && lexicon.Titles.Contains(title.Text) && (!lexicon.WeakTitles.Contains(title.Text) || lexicon.Roles.Contains(title.Lower)) &&
            tokens[i + 2] is { IsCapital: true, IsLetter: true } && MayModify(token))
        {
            return true;
        }

        // "Will Smith said": a given name before another capitalised word; "Said Smith" and "See Smith" are none where the article has no such name.
        return isInitial && !(lexicon.Cue(token.Lower) is { Forms: not VerbForms.Adjective } && Seen(token.Lower).Capital == 0) && token.IsCapital && i + 1 < tokens.Count && tokens[i + 1] is { IsCapital: true, IsLetter: true } next &&
            next.Quotation == token.Quotation && lexicon.IsGivenName(token.Text) && !lexicon.Function.Contains(token.Lower) && IsNameWord(next, isInitial: false);
    }

    private bool MayModify(Token token) =>
        token.IsLetter && !Never.Contains(token.Text) && !lexicon.Function.Contains(token.Lower) && !lexicon.Prepositions.Contains(token.Lower) && !lexicon.IsAdverb(token.Lower) &&
        !lexicon.IsCue(token.Lower) && !lexicon.DaysAndMonths.Contains(token.Lower);

    private bool IsNameWord(Token token, bool isInitial)
    {
        if (!token.IsCapital)
        {
            return ArabicArticle().IsMatch(token.Text);
        }

        if (Never.Contains(token.Text))
        {
            return false;
        }

        if (lexicon.Titles.Contains(token.Text))
        {
            return true;
        }

        string lower = token.Base.ToLowerInvariant();
        (int lowered, int capital) = Seen(lower);
        if (lexicon.Function.Contains(lower))
        {
            return !isInitial && (capital > lowered || functionSurnames.Contains(lower));
        }

        return !isInitial || capital > lowered || (lowered == 0 && capital == 0 && !lexicon.IsCue(lower) && !lexicon.CommonWords.Contains(lower));
    }

    private int RunEnd(IReadOnlyList<Token?> tokens, int start, Token first)
    {
        int end = start + 1;
        if (first.IsPossessive)
        {
            return end;
        }

        while (end < tokens.Count && tokens[end] is { } token)
        {
            Token? next = end + 1 < tokens.Count ? tokens[end + 1] : null;
            Token before = tokens[end - 1]!;
            if (((token.IsCapital && token.IsLetter) || ArabicArticle().IsMatch(token.Text)) && IsNameWord(token, isInitial: false) && token.Quotation == first.Quotation)
            {
                end++;
                if (token.IsPossessive)
                {
                    break;
                }
            }
            else if (lexicon.NameParticles.Contains(token.Lower) && next is { IsCapital: true } && !lexicon.Titles.Contains(before.Text) && !lexicon.IsBodyWord(before.Base))
            {
                end++;
            }
            else if (token.Lower == "of" && (HeadsWithOf.Contains(before.Text) || IsOfficeBefore(tokens, end)) && next is { IsCapital: true } && tokens.ElementAtOrDefault(end + 2) is { IsCapital: true } &&
                (before.Text != "Secretary" || tokens.ElementAtOrDefault(end + 3) is { IsCapital: true }))
            {
                end += 2;
            }
            else if (token.Lower == "of" && BodiesWithOf.Contains(before.Text) && next is { IsCapital: true } && !lexicon.IsGivenName(next.Text))
            {
                end += 2;
            }
            else if (token.Text == "," && next is not null && NameParts.IsSuffix(next.Text))
            {
                end += 2;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>"Supervisor of Harbours Jane Doe": a role, "of", its field, and a given name with another behind it.</summary>
    private bool IsOfficeBefore(IReadOnlyList<Token?> tokens, int of) =>
        lexicon.Roles.Contains(tokens[of - 1]!.Lower) && tokens.ElementAtOrDefault(of + 2) is { } given && lexicon.IsGivenName(given.Text) && tokens.ElementAtOrDefault(of + 3) is { IsCapital: true };

    /// <summary>Where the name itself starts behind its titles: "Secretary of State | John Kerry", "Texas Sen. | Ted Cruz".</summary>
    private int NameStart(IReadOnlyList<Token?> tokens, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (tokens[i]!.Lower == "of")
            {
                if (i > start && BodiesWithOf.Contains(tokens[i - 1]!.Text))
                {
                    return start;
                }

                for (int k = i + 1; k < end - 1; k++)
                {
                    if (lexicon.IsGivenName(tokens[k]!.Text) || Initial().IsMatch(tokens[k]!.Text))
                    {
                        return k;
                    }
                }

                return Math.Min(Math.Max(i + 2, end - 2), end - 1);
            }
        }

        int lastTitle = -1;
        for (int i = start; i < end; i++)
        {
            if (lexicon.Titles.Contains(tokens[i]!.Text) || (i + 1 < end && lexicon.Titles.Contains(tokens[i]!.Base)))
            {
                lastTitle = i;
            }
        }

        // A title word may end a name, so only one with something behind it counts.
        if (lastTitle >= 0 && lastTitle + 1 < end)
        {
            return lastTitle + 1;
        }

        // Words of state or party before a given name: "Texas Republican Ted Cruz".
        for (int i = start; i < end - 1; i++)
        {
            if (lexicon.IsGivenName(tokens[i]!.Base))
            {
                return i > start && end - start >= 3 && !Initial().IsMatch(tokens[start]!.Text) ? i : start;
            }
        }

        return start;
    }

    private void Learn(Paragraph paragraph)
    {
        foreach (Range range in paragraph.Sentences)
        {
            int first = range.Start.Value;
            int end = range.End.Value;
            while (first < end && !paragraph.Tokens[first].IsWord)
            {
                first++;
            }

            for (int i = first + 1; i < end; i++)
            {
                Token token = paragraph.Tokens[i];
                if (!token.IsLetter)
                {
                    continue;
                }

                string lower = token.Base.ToLowerInvariant();
                (int lowered, int capital) = Seen(lower);
                seen[lower] = token.IsCapital ? (lowered, capital + 1) : (lowered + 1, capital);
                if (token.IsCapital && lexicon.Function.Contains(lower) && paragraph.Tokens[i - 1] is { IsCapital: true } before && lexicon.IsGivenName(before.Text))
                {
                    functionSurnames.Add(lower);
                }
            }
        }
    }

    [GeneratedRegex(@"^(?:al|el|ul|as|ad|an)[-–]\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex ArabicArticle();

    [GeneratedRegex(@"^(?:[A-Z]\.)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Initial();
}
