namespace BriefingBot.Language;

public enum Gender
{
    Unknown,
    Male,
    Female,
}

/// <summary>How a word denies what it stands by.</summary>
public enum Negator
{
    None,
    Full,

    /// <summary>"Hardly", "rarely".</summary>
    Near,
}

/// <summary>As what a word leaves open whether something is so.</summary>
public enum Hedge
{
    None,

    /// <summary>"May", "could".</summary>
    Modal,

    /// <summary>"Allegedly".</summary>
    Adverb,

    /// <summary>"Alleged".</summary>
    Adjective,

    /// <summary>"Seem"; by its lemma.</summary>
    Verb,

    /// <summary>"If", "whether".</summary>
    Conjunction,
}

/// <summary>What a name of <c>en/demonyms-and-countries.tsv</c> is.</summary>
public enum PlaceKind
{
    Country,
    Capital,
    Alliance,

    /// <summary>Of a government: "the Kremlin".</summary>
    Seat,
    State,
    City,
    Region,
    Continent,
    Direction,
    Demonym,
    People,
    Religion,
}

/// <summary>A name of a place or of its people.</summary>
/// <param name="Of">The country that a demonym belongs to; null for others.</param>
/// <param name="IsGovernment">It stands for a government: "Moscow said".</param>
public sealed record Place(string Name, PlaceKind Kind, string? Of, bool IsGovernment);
