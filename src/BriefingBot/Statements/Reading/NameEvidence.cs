using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// What an article's text says of its names before anybody is told from anybody: which are persons' names, and of which gender.
/// </summary>
internal sealed class NameEvidence
{
    private readonly Lexicon lexicon;
    private readonly HashSet<string> titled = new(StringComparer.Ordinal);
    private readonly HashSet<string> acting = new(StringComparer.Ordinal);
    private readonly HashSet<string> articled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Gender> genders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> fullNames = new(StringComparer.Ordinal);

    public NameEvidence(IEnumerable<(NamePhrase Phrase, bool ActsAsPerson)> names, Lexicon lexicon)
    {
        this.lexicon = lexicon;
        foreach ((NamePhrase phrase, bool actsAsPerson) in names)
        {
            Learn(phrase, actsAsPerson);
        }
    }

    /// <summary>Names of more than one word, in order of their first place.</summary>
    public IEnumerable<KeyValuePair<string, int>> FullNames => fullNames;

    /// <summary>By its own titles, else by those of its surname, if nobody else bears that.</summary>
    public Gender GenderOf(string name)
    {
        if (genders.TryGetValue(name, out Gender own))
        {
            return own;
        }

        string last = NameParts.Last(name);
        return fullNames.Keys.Count(other => NameParts.Last(other) == last) > 1 ? Gender.Unknown : genders.GetValueOrDefault(last);
    }

    /// <summary>True for a name that can only be a body's, a place's or a day's.</summary>
    public bool IsBody(string name)
    {
        string[] parts = name.Split(' ');
        return parts.Any(part =>
                lexicon.NamesOnlyBody(part) && (part == parts[0] || !lexicon.IsDayOrMonth(part.ToLowerInvariant()))) ||
            lexicon.IsPlace(name) || lexicon.IsPlace(parts[0]) ||
            parts.Any(part => part is "of" or "for");
    }

    /// <summary>True for a name that is taken to be a person's.</summary>
    public bool IsPerson(string name)
    {
        string[] parts = name.Split(' ');
        string last = NameParts.Last(parts);
        if (IsBody(name) || parts.Length > 6)
        {
            return false;
        }

        if (parts.Length == 1)
        {
            return IsPersonBySingleName(name);
        }

        bool isGiven = lexicon.IsGivenName(parts[0]);
        if (parts.Any(part => lexicon.NamesBody(part)))
        {
            return isGiven && !articled.Contains(name);
        }

        if (parts.Any(IsAcronym) || articled.Contains(name))
        {
            return titled.Contains(name) && isGiven;
        }

        return isGiven || titled.Contains(name) || titled.Contains(last) || acting.Contains(name) ||
            (parts[0].Length == 2 && parts[0][1] == '.');
    }

    /// <summary>"Mr. Costa", "Costa said": a single name with a title, or one that acts as a person and is no place's.</summary>
    private bool IsPersonBySingleName(string name) =>
        !lexicon.NamesBody(name) && !IsAcronym(name) && !articled.Contains(name) &&
        (titled.Contains(name) || (acting.Contains(name) && !lexicon.IsPlace(name)));

    private static bool IsAcronym(string part) => part.Length > 2 && part.All(char.IsUpper);

    private void Learn(NamePhrase phrase, bool actsAsPerson)
    {
        string name = phrase.Name, last = NameParts.Last(name);
        if (name.Contains(' ', StringComparison.Ordinal))
        {
            fullNames[name] = fullNames.GetValueOrDefault(name) + 1;
        }

        bool hasArticle = phrase.Titles.Count == 0 && phrase.Words[0].Previous() is { Lower: "the" };
        if (hasArticle)
        {
            articled.Add(name);
        }

        if (phrase.Titles.Any(title => lexicon.IsPersonTitle(title)))
        {
            titled.Add(name);
            titled.Add(last);
        }

        if (actsAsPerson && !hasArticle)
        {
            acting.Add(name);
        }

        Gender gender = lexicon.GenderOfTitles(phrase.Titles.Select(title => title.Text));
        if (gender != Gender.Unknown)
        {
            SetGender(name, gender);
            SetGender(last, gender);
        }
    }

    /// <summary>"Mr. Khan" and "Ms. Khan": a name with both says nothing.</summary>
    private void SetGender(string name, Gender gender) =>
        genders[name] = genders.TryGetValue(name, out Gender known) && known != gender ? Gender.Unknown : gender;
}
