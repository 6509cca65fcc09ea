using System.Text.RegularExpressions;
using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>What a label at a paragraph's start says about who has the floor.</summary>
internal enum Floor
{
    /// <summary>Somebody whom the label names.</summary>
    Named,

    /// <summary>"Q:", "Reporter:", "The SPEAKER pro tempore.": somebody who asks or leads, and is nobody's source.</summary>
    Asks,

    /// <summary>"A:": the one who is interviewed.</summary>
    Answers,
}

/// <summary>
/// The label before words in a transcript or interview: "OTIS GRABEC, HARBOUR MASTER:", "MS. DEENE:", "Foreign Minister Varlamov:",
/// "THE MINISTER FOR WATER (Hon. Kalisi Tupou):", "Mr. ODUYA.", "Q:", "ZA:".
/// </summary>
/// <param name="Name">As a name is written, titles before it included; empty where none is given.</param>
/// <param name="Role">What the label says beside the name.</param>
/// <param name="Length">Where the words begin, from the paragraph's start.</param>
/// <param name="IsCapital">The name is set in capitals, as in transcripts only.</param>
/// <param name="IsTitled">A title or role stands before the name or beside it.</param>
internal sealed partial record TurnLabel(Floor Floor, string Name, string? Role, int Length, bool IsCapital, bool IsTitled)
{
    private const int Longest = 160;
    private const int MostInitials = 3;

    /// <summary>"ZA" for "ZA" or "Z.A.": a name set in capitals that may be initials; null for others.</summary>
    public string? Initials { get; private init; }

    /// <summary>The label at a paragraph's start; null if there is none.</summary>
    public static TurnLabel? Read(string text, Span paragraph, Lexicon lexicon)
    {
        int length = Math.Min(paragraph.Length, Longest);
        Match Try(Regex label) => label.Match(text, paragraph.Start, length);
        TurnLabel? label = Try(QuestionOrAnswer()) is { Success: true } asking
                ? Unnamed(asking.Groups["answer"].Success ? Floor.Answers : Floor.Asks, asking)
            : Try(Office()) is { Success: true } office ? OfOffice(office)
            : Try(Record()) is { Success: true } record ? OfRecord(record)
            : Try(Plain()) is { Success: true } plain ? OfName(plain, lexicon)
            : null;
        return label is null ? null : label with { Length = label.Length - paragraph.Start };
    }

    /// <summary>"Ms.", "General", "Secretary-General": a word before a name that belongs to no name.</summary>
    public static bool IsTitle(string word, Lexicon lexicon)
    {
        string lower = word.ToLowerInvariant();
        return lexicon.IsTitleBefore(word) || lexicon.IsRole(lower) || lexicon.IsHyphenedRole(lower);
    }

    private static TurnLabel Unnamed(Floor floor, Match match) => new(floor, "", null, End(match), IsCapital: false, IsTitled: false);

    private static TurnLabel OfOffice(Match match)
    {
        string named = match.Groups["name"].Value.Trim(), role = match.Groups["role"].Value.Trim().ToLowerInvariant();
        bool isCapital = !named.Any(char.IsLower);
        return new(Floor.Named, isCapital ? Titled(named) : named, role, End(match), isCapital, IsTitled: true);
    }

    private static TurnLabel OfRecord(Match match)
    {
        Group title = match.Groups["title"], name = match.Groups["name"];
        return name.Success
            ? new(Floor.Named, $"{title.Value} {Titled(name.Value)}", null, End(match), IsCapital: true, IsTitled: true)
            : Unnamed(Floor.Asks, match);
    }

    private static TurnLabel OfName(Match match, Lexicon lexicon)
    {
        Group caps = match.Groups["caps"], role = match.Groups["role"];
        string raw = (caps.Success ? caps : match.Groups["name"]).Value.Trim();
        string name = caps.Success ? Titled(raw) : raw;
        int blank = name.IndexOf(' ', StringComparison.Ordinal);
        string first = blank < 0 ? name : name[..blank];
        if (lexicon.LeadsDiscussion(first.ToLowerInvariant()))
        {
            return Unnamed(Floor.Asks, match);
        }

        string letters = raw.Replace(".", "", StringComparison.Ordinal);
        bool isTitled = role.Success || (blank > 0 && IsTitle(first, lexicon));
        return new(Floor.Named, name, role.Success ? role.Value.Trim().ToLowerInvariant() : null, End(match), caps.Success, isTitled)
        {
            Initials = caps.Success && !isTitled && letters.Length is >= 2 and <= MostInitials ? letters : null,
        };
    }

    private static int End(Match match) => match.Index + match.Length;

    /// <summary>"OTIS GRABEC" → "Otis Grabec", "O’DEASY" → "O’Deasy".</summary>
    private static string Titled(string name) =>
        FirstLetters().Replace(name.Trim().ToLowerInvariant(), match => match.Value.ToUpperInvariant());

    private const RegexOptions Options = RegexOptions.CultureInvariant;
    private const int Milliseconds = 500;
    private const string Caps = @"(?<caps>\p{Lu}[\p{Lu}.’'\-]+(?:\s+\p{Lu}[\p{Lu}.’'\-]*){0,4})";
    private const string CapsRole = @"(?:,\s*(?<role>\p{Lu}[\p{Lu}’'\-,\s]{2,60}))?";
    private const string NameWords = @"(?<name>\p{Lu}[\p{L}.’'\-]+(?:\s+\p{Lu}[\p{L}.’'\-]*){0,5})";
    private const string NameRole = @"(?:,\s*(?<role>\p{Ll}[\p{L}’'\-\s]{2,60}))?";
    private const string Aside = @"(?:\s*\([^)\n]{1,40}\))?";
    private const string Honour = @"(?:(?:Hon|HON|Mr|MR|Mrs|MRS|Ms|MS|Dr|DR|Sir|Rt\.?\s+Hon)\.?\s+){0,2}";

    /// <summary>"Q:", "A:", and the "Q" without a colon that press offices set.</summary>
    [GeneratedRegex(
        @"\G\s*(?:(?:Q|QUESTION|Question|(?<answer>A|ANSWER|Answer))" + Aside + @"\s*[:.]\s+|Q(?:\t|\s{2,}))(?=\S)", Options, Milliseconds)]
    private static partial Regex QuestionOrAnswer();

    /// <summary>The office with the name beside it, as parliaments' records have it.</summary>
    [GeneratedRegex(
        @"\G\s*(?:The|THE)\s+(?<role>[\p{L}’',\-\s]{3,90}?)\s*\(" + Honour +
        @"(?<name>\p{Lu}[\p{L}.’'\-]+(?:\s+[\p{L}.’'\-]+){0,4})\)\s*:\s*(?=\S)",
        Options,
        Milliseconds)]
    private static partial Regex Office();

    /// <summary>"Mr. ODUYA.", "Ms. DEENE of Ohio.", "The SPEAKER pro tempore.": a surname in capitals, a full stop behind.</summary>
    [GeneratedRegex(
        @"\G\s*(?:(?<title>Mr|Mrs|Ms|Miss|Dr)\.?\s+(?<name>\p{Lu}{2,}[\p{Lu}’'\-]*(?:\s+\p{Lu}{2,}[\p{Lu}’'\-]*){0,3})" +
        @"(?:\s+of\s+\p{Lu}\p{L}+(?:\s+\p{Lu}\p{L}+)?)?|The\s+\p{Lu}{4,}(?:\s+\p{Lu}{4,})?(?:\s+pro\s+tempore)?)\.\s+(?=\S)",
        Options,
        Milliseconds)]
    private static partial Regex Record();

    [GeneratedRegex(@"\G\s*(?:" + Caps + CapsRole + "|" + NameWords + NameRole + ")" + Aside + @"\s*:\s+(?=\S)", Options, Milliseconds)]
    private static partial Regex Plain();

    [GeneratedRegex(@"(?<![\p{L}])\p{Ll}", Options)]
    private static partial Regex FirstLetters();
}
