using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>Whom a transcript's labels mean, in an article's cast.</summary>
/// <param name="named">The persons whom the article names, once for each time that it does.</param>
internal sealed class LabelledSpeakers(Cast cast, Lexicon lexicon, Func<IEnumerable<Member>> named)
{
    /// <summary>The member of the article's cast; null if it has none of that name.</summary>
    public Member? Known(TurnLabel label)
    {
        Member? member = Known(label.Name, cast, lexicon);
        bool isGiven = label.Name.Contains(' ', StringComparison.Ordinal) && lexicon.IsGivenName(NameParts.First(label.Name));
        return member is null && isGiven ? Add(label) : WithRole(member, label);
    }

    /// <summary>The member of that name; of a surname alone, with titles before it or without, the one who bears it.</summary>
    public static Member? Known(string label, Cast cast, Lexicon lexicon)
    {
        string name = WithoutTitles(label, lexicon);
        return cast.Members.FirstOrDefault(member =>
            member.Kind == SpeakerKind.Person && (member.Name == name || NameParts.Last(member.Name) == name));
    }

    /// <summary>A new member under the label's name.</summary>
    public Member Add(TurnLabel label)
    {
        string name = WithoutTitles(label.Name, lexicon);
        Member member = WithRole(cast.Person(name), label)!;
        string[] titles = label.Name[..^name.Length].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (label.Role is null && Array.Exists(titles, title => !lexicon.IsFormOfAddress(title) && title[^1] != '.'))
        {
            member.AddRole(string.Join(' ', titles).ToLowerInvariant());
        }

        return member;
    }

    /// <summary>The one person of these initials; null for none or several.</summary>
    public Member? OfInitials(string initials)
    {
        Member[] borne =
            [.. cast.Members.Where(member => member.Kind == SpeakerKind.Person && InitialsOf(member.Name) == initials).Take(2)];
        return borne is [{ } only] ? only : null;
    }

    /// <summary>The person whom the article names most: whom "A:" means.</summary>
    public Member? MostNamed() =>
        named().GroupBy(member => member).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;

    private static string InitialsOf(string name) =>
        string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0])));

    private static string WithoutTitles(string label, Lexicon lexicon)
    {
        string[] words = label.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int start = Array.FindLastIndex(words, Math.Max(0, words.Length - 2), word => TurnLabel.IsTitle(word, lexicon)) + 1;
        return string.Join(' ', words[(words.Length < 2 ? 0 : start)..]);
    }

    private static Member? WithRole(Member? member, TurnLabel label)
    {
        if (member is not null && label.Role is { } role)
        {
            member.AddRole(role);
        }

        return member;
    }
}
