using BriefingBot.Language;
using BriefingBot.Statements.Reading;

namespace BriefingBot.Statements;

/// <summary>A name or role as a question has it, without article and titles: "Foreign Minister Lavrov", "the Kremlin spokesman".</summary>
/// <param name="Parts">The words of the name.</param>
/// <param name="Titles">The words before it that are titles, roles or belong to them, folded.</param>
/// <param name="Key">Surname key.</param>
/// <param name="IsRole">Holds a noun for a role, so that it may mean somebody by it.</param>
/// <param name="Words">All words but closed-class ones, folded.</param>
internal sealed record AskedName(string[] Parts, string[] Titles, string Key, bool IsRole, string[] Words)
{
    public required Lexicon Lexicon { get; init; }

    /// <summary>As it was asked, in Latin letters.</summary>
    public required string Text { get; init; }

    /// <summary>"a spokeswoman for Drozd": not Drozd.</summary>
    public bool IsOfAnother => SourceLabel.HasJoint(Text);

    private static readonly HashSet<string> Skipped =
        new(StringComparer.OrdinalIgnoreCase) { "the", "a", "an", "of", "for", "mr", "mrs", "ms", "miss", "dr", "sir", "current", "'s" };

    public static AskedName Parse(string asked, Lexicon lexicon)
    {
        string latin = BodyName.HeadLast(Transliteration.ToLatin(asked));
        string[] all = [.. latin.Split([' ', '\t', '\n', ',', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Skipped.Contains(word.TrimEnd('.')))];
        int lastTitle = -1;
        for (int i = 0; i < all.Length; i++)
        {
            if (IsTitle(all[i], lexicon))
            {
                lastTitle = i;
            }
        }

        string[] folded = [.. all.Select(NameKey.Fold).Where(word => word.Length > 0)];
        string[] parts = lastTitle >= 0 && lastTitle + 1 < all.Length ? all[(lastTitle + 1)..] : all;
        string[] titles = lastTitle >= 0 && lastTitle + 1 < all.Length ? [.. all[..(lastTitle + 1)].Select(NameKey.Fold)] : [];
        return new AskedName(parts, titles, NameKey.OfLast(string.Join(' ', parts)),
            lastTitle >= 0 && lastTitle == all.Length - 1 || all.Any(word => lexicon.Roles.Contains(word.ToLowerInvariant())),
            folded) { Lexicon = lexicon, Text = latin };
    }

    /// <summary>True where the speaker may be meant: the surname alone fits every holder, else given names must be compatible.</summary>
    public bool Fits(Speaker speaker)
    {
        string[] theirs = speaker.Name.Split(' ');
        if (IsLabel(speaker))
        {
            return false;
        }

        if (Parts.Length == 1)
        {
            return theirs.Length == 1 || speaker.IsPerson;
        }

        if (!speaker.IsPerson)
        {
            return BodyName.Normal(speaker.Name, Lexicon) == BodyName.Normal(string.Join(' ', Parts), Lexicon);
        }

        return theirs.Length > 1 && (NameParts.AreCompatible(Parts, theirs, Lexicon) || FitsAlias(speaker) ||
            NameKey.Fold(Parts[0]) == NameKey.Fold(theirs[0]));
    }

    /// <summary>True for the very name of a body, under any of its forms: "the bank of Norland".</summary>
    public bool IsWholly(Speaker speaker) =>
        !speaker.IsPerson &&
        speaker.Aliases.Append(speaker.Name).Any(form => BodyName.Normal(form, Lexicon) == BodyName.Normal(Text, Lexicon));

    /// <summary>2: the very name; 1: the same given name; 0: a compatible one.</summary>
    public int Exactness(Speaker speaker) =>
        Folded(speaker.Name) == Folded(string.Join(' ', Parts)) ? 2
            : NameKey.Fold(speaker.Name.Split(' ')[0]) == NameKey.Fold(Parts[0]) ? 1
            : 0;

    /// <summary>True where a role of the speaker has all title words asked.</summary>
    public bool HasTitleOf(Speaker speaker) => Titles.Length > 0 && speaker.Roles.Any(role => HasAll(role, Titles));

    /// <summary>True where the role holds every word asked ("Russia's foreign minister" asks for "Russian Foreign Minister").</summary>
    public bool IsRoleOf(string role) => HasAll(role, Words);

    /// <summary>
    /// "the harbour master": a phrase no word of which is listed as a role means whose role holds all its words and has the same noun for
    /// its head, so that "the harbour" means nobody.
    /// </summary>
    public bool IsPlainRoleOf(string role)
    {
        string[] held = [.. role.Split([' ', '\u00a0'], StringSplitOptions.RemoveEmptyEntries).Select(NameKey.Fold)];
        int joint = Array.FindIndex(held, word => word is "of" or "for" or "at");
        int head = (joint < 0 ? held.Length : joint) - 1;
        return head >= 0 && Words.Contains(held[head]) && HasAll(role, Words);
    }

    /// <summary>The same with another word for the office: "the Norbank CEO" asks for "chief executive of Norbank".</summary>
    public bool IsLikeRoleOf(string role)
    {
        string[] held = FoldedOffice(role);
        return Words.Length > 0 && FoldedOffice(string.Join(' ', Words))
            .All(word => held.Any(other => IsSameStem(word, other) || Lexicon.AreOneOffice(word, other)));
    }

    /// <summary>Folded words, offices of two words as one.</summary>
    private static string[] FoldedOffice(string role) =>
    [
        .. string.Join(' ', role.Split([' ', '\u00a0'], StringSplitOptions.RemoveEmptyEntries).Select(NameKey.Fold))
            .Replace("chief executive officer", "ceo", StringComparison.Ordinal).Replace("chief executive", "ceo", StringComparison.Ordinal)
            .Replace("prime minister", "premier", StringComparison.Ordinal)
            .Replace("secretary general", "secretary-general", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Given names, where both have one, must be near too.</summary>
    public bool MayBeMisspelt(Speaker speaker)
    {
        string[] theirs = speaker.Name.Split(' ');
        return Parts.Length == 1 || (theirs.Length > 1 &&
            (NameParts.AreCompatible(Parts, theirs, Lexicon) ||
                Spelling.IsNear(NameKey.Fold(Parts[0]), NameKey.Fold(theirs[0]), Spelling.Allowed(NameKey.Fold(Parts[0])))));
    }

    /// <summary>A source without a name: found by <see cref="SourceLabel.Names"/> alone.</summary>
    public static bool IsLabel(Speaker speaker) => !speaker.IsPerson && SourceLabel.Is(speaker.Name);

    private static bool IsTitle(string word, Lexicon lexicon)
    {
        string lower = word.ToLowerInvariant();
        return lexicon.Titles.Contains(word) || lexicon.Roles.Contains(lower) ||
            lexicon.Titles.Contains(char.ToUpperInvariant(word[0]) + lower[1..]);
    }

    private static string Folded(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Skipped.Contains(word))
            .Select(NameKey.Fold));

    private static bool HasAll(string role, string[] words)
    {
        string[] held = [.. role.Split(' ').Select(NameKey.Fold)];
        return words.Length > 0 && words.All(word => held.Any(other => IsSameStem(word, other)));
    }

    /// <summary>"russia" and "russian", "germany" and "german": the shorter, less its last letter or two, begins the longer.</summary>
    internal static bool IsSameStem(string a, string b)
    {
        (string shorter, string longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return a == b || (shorter.Length >= 4 && longer.Length - shorter.Length <= 3 &&
            longer.StartsWith(shorter[..^(shorter.Length > 5 ? 1 : 0)], StringComparison.Ordinal));
    }

    private bool FitsAlias(Speaker speaker) => speaker.Aliases.Any(alias => Folded(alias) == Folded(string.Join(' ', Parts)));
}
