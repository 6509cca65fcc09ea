using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// Who an article names: persons and bodies under their fullest names there. A person is known by a title or role, a given name, "who" or a
/// verb of saying; a surname alone means the fullest name with it.
/// </summary>
internal sealed class Cast
{
    private readonly Lexicon lexicon;
    private readonly NameEvidence evidence;
    private readonly List<Member> members = [];

    public Cast(IEnumerable<(NamePhrase Phrase, bool ActsAsPerson)> names, Lexicon lexicon)
    {
        this.lexicon = lexicon;
        evidence = new NameEvidence(names, lexicon);
        foreach (string name in evidence.FullNames.Select(named => named.Key).Where(name => WithoutRole(name) is null))
        {
            Enrol(name);
        }
    }

    public IReadOnlyList<Member> Members => members;

    /// <summary>The member that a name means; a new one if the article has none yet.</summary>
    /// <param name="recent">Mentions so far, the latest last: they decide between two of one surname.</param>
    public Member Resolve(NamePhrase phrase, IReadOnlyList<Mention> recent)
    {
        phrase = WithoutRole(phrase.Name) is { } surname ? phrase with { Name = surname } : phrase;
        string[] parts = phrase.Name.Split(' ');
        Gender gender = lexicon.GenderOfTitles(phrase.Titles.Select(title => title.Text));
        Member member = parts.Length > 1 ? ByFullName(phrase.Name, parts) ?? Add(phrase.Name, gender)
            : ByAcronym(phrase.Name) ?? BySurname(phrase, gender, recent);
        member.Forms.Add(phrase.Name);
        if ((member.Gender == Gender.Unknown || member.IsGenderByName) && gender != Gender.Unknown)
        {
            (member.Gender, member.IsGenderByName) = (gender, false);
        }

        return member;
    }

    /// <summary>
    /// "Dean Costa" where the article has an Ana Costa: the surname, for the word before is her role; null where it may be a given name.
    /// </summary>
    private string? WithoutRole(string name) =>
        name.Split(' ') is [var role, var surname] && lexicon.IsRole(role.ToLowerInvariant()) &&
        evidence.FullNames.Any(other => other.Key != name && NameParts.Last(other.Key) == surname) ? surname : null;

    /// <summary>A source without a name, under the words that name it; the same words mean the same source.</summary>
    public Member Unnamed(string label, SpeakerKind kind)
    {
        Member? known = members.Find(member => member.Name.Equals(label, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            members.Add(known = new Member(label, kind, Gender.Unknown));
        }

        return known;
    }

    /// <summary>A person that a transcript's label names.</summary>
    public Member Person(string name)
    {
        var member = new Member(name, SpeakerKind.Person, lexicon.GenderOf(NameParts.First(name)));
        members.Add(member);
        return member;
    }

    /// <summary>A surname of the cast written without its capital, as careless texts do ("peskov noted").</summary>
    public Member? InLowerCase(Token token) => char.IsLower(token.Text[0]) && token.Text.Length > 3 && !lexicon.IsCommonWord(token.Lower)
        ? members.Find(member =>
            member.Kind == SpeakerKind.Person && NameParts.Last(member.Name).Equals(token.Text, StringComparison.OrdinalIgnoreCase))
        : null;

    private Member? ByFullName(string name, string[] parts)
    {
        string last = NameParts.Last(parts);
        return members.Find(member => member.Name == name)
            ?? members.Find(member =>
                member.Kind == SpeakerKind.Person && member.Name.Contains(' ', StringComparison.Ordinal) &&
                NameParts.Last(member.Name) == last &&
                NameParts.AreCompatible(parts, member.Name.Split(' '), lexicon) && (evidence.IsPerson(name) || !evidence.IsBody(name)))
            ?? members.Find(member => member.Kind == SpeakerKind.Person && member.Name.EndsWith(' ' + name, StringComparison.Ordinal));
    }

    /// <summary>"the WHO" after "the World Health Organization": the body whose name begins so; small words don't count.</summary>
    private Member? ByAcronym(string name) => name.Length is < 3 or > 6 || !name.All(char.IsUpper) ? null : members.Find(member =>
        member.Kind == SpeakerKind.Body && member.Name.Contains(' ', StringComparison.Ordinal) &&
        string.Concat(member.Name.Split(' ').Select(word => word[0]).Where(char.IsUpper)) == name);

    private Member BySurname(NamePhrase phrase, Gender gender, IReadOnlyList<Mention> recent)
    {
        string last = phrase.Name;
        List<Member> holders =
            members.FindAll(member => member.Name == last || (member.Kind == SpeakerKind.Person && NameParts.Last(member.Name) == last));
        if (gender != Gender.Unknown)
        {
            List<Member> fitting = holders.FindAll(member => member.Gender == gender);
            holders = fitting.Count > 0 ? fitting : holders.FindAll(member => member.Gender == Gender.Unknown);
            if (fitting.Count == 0 && holders.Count > 1)
            {
                // "Ms. Khan" where several may be she: nobody in particular.
                return members.Find(member => member.Name == last) ?? Add(last, gender);
            }
        }

        if (holders.Count > 1)
        {
            string[] titles = [.. phrase.Titles.Select(title => title.Lower)];
            Member? titled = holders.Find(holder =>
                titles.Length > 0 && holder.Roles.Any(role =>
                    titles.All(title => role.Contains(title, StringComparison.OrdinalIgnoreCase))));
            Mention? latest = recent.LastOrDefault(mention => holders.Contains(mention.Member));
            return titled ?? latest?.Member ?? holders[0];
        }

        return holders.FirstOrDefault() ?? ByGivenName(phrase) ?? Add(last, gender);
    }

    private Member? ByGivenName(NamePhrase phrase) =>
        phrase.Titles.Count > 0
            ? null
            : members.Find(member =>
                member.Kind == SpeakerKind.Person && NameParts.First(member.Name) == phrase.Name && member.Name != phrase.Name);

    private Member Add(string name, Gender gender)
    {
        bool isPerson = evidence.IsPerson(name);
        var member = new Member(name, isPerson ? SpeakerKind.Person : SpeakerKind.Body,
            gender == Gender.Unknown && isPerson ? GenderOf(name) : gender)
        {
            IsPlace = lexicon.IsPlace(name) || lexicon.NamesBody(name),
            IsGenderByName = gender == Gender.Unknown && evidence.GenderOf(name) == Gender.Unknown,
        };
        members.Add(member);
        return member;
    }

    private Gender GenderOf(string name) =>
        evidence.GenderOf(name) is var titled and not Gender.Unknown ? titled
            : name.Contains(' ', StringComparison.Ordinal) ? lexicon.GenderOf(NameParts.First(name)) : Gender.Unknown;

    private void Enrol(string name)
    {
        if (!evidence.IsPerson(name))
        {
            return;
        }

        string[] parts = name.Split(' ');
        Member? known = members.Find(member =>
            NameParts.Last(member.Name) == NameParts.Last(parts) && NameParts.AreCompatible(parts, member.Name.Split(' '), lexicon));
        if (known is null)
        {
            Add(name, Gender.Unknown);
            return;
        }

        known.Forms.Add(name);
        known.Name = parts.Length > known.Name.Count(c => c == ' ') + 1 ? name : known.Name;
    }
}
