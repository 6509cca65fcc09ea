using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// Who speaks or is named in one article: a person or body under its fullest name there, or a source without a name ("police").
/// </summary>
internal sealed class Member(string name, SpeakerKind kind, Gender gender)
{
    private readonly List<string> roles = [];

    public string Name { get; set; } = name;

    public SpeakerKind Kind { get; set; } = kind;

    public Gender Gender { get; set; } = gender;

    /// <summary>The gender is only what the given name suggests, not what a title says.</summary>
    public bool IsGenderByName { get; set; }

    /// <summary>A country, a state or a city.</summary>
    public bool IsPlace { get; init; }

    public bool IsNamed => Kind is SpeakerKind.Person or SpeakerKind.Body && char.IsUpper(Name[0]);

    /// <summary>Forms of the name met in the article.</summary>
    public SortedSet<string> Forms { get; } = new(StringComparer.Ordinal) { name };

    /// <summary>Roles as the article has them, without article and forms of address ("former Foreign Minister").</summary>
    public IReadOnlyList<string> Roles => roles;

    /// <summary>The role to show: the one that says most in few words.</summary>
    public string? Role => roles.OrderByDescending(role => Math.Min(role.Count(c => c == ' '), 4)).FirstOrDefault();

    public void AddRole(string role)
    {
        if (role.Length is > 2 and <= 80 && !roles.Contains(role, StringComparer.OrdinalIgnoreCase))
        {
            roles.Add(role);
        }
    }

    /// <summary>True if a role has this noun for its head and all of these other words.</summary>
    public bool HasRole(string noun, IReadOnlyCollection<string> modifiers) => roles.Exists(role =>
    {
        string[] words = role.ToLowerInvariant().Split(' ', '-');
        int joint = Array.FindIndex(words, word => word is "of" or "for" or "at" or "in" or "to");
        string head = words[Math.Max(0, (joint < 0 ? words.Length : joint) - 1)];
        return (head == noun || (head == "general" && words.Contains(noun))) &&
            modifiers.All(modifier => words.Any(word => word == modifier || IsAdjectiveOf(word, modifier)));
    });

    /// <summary>True if "he" or "she" may mean this one.</summary>
    public bool MayBe(Gender pronoun) =>
        Kind is SpeakerKind.Person or SpeakerKind.Unnamed && (Gender == pronoun || Gender == Gender.Unknown || IsGenderByName);

    /// <summary>"russia" and "russian", "germany" and "german".</summary>
    private static bool IsAdjectiveOf(string a, string b)
    {
        (string shorter, string longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return shorter.Length >= 4 && longer.Length - shorter.Length <= 3 && longer.StartsWith(shorter[..^1], StringComparison.Ordinal);
    }
}

/// <summary>One place where a sentence names a member of the cast, outside quotations.</summary>
/// <param name="Head">The head word of the phrase.</param>
internal sealed record Mention(Member Member, Token Head)
{
    public int Sentence => Head.Sentence.Index;

    /// <summary>The subject of a clause, or joined to it.</summary>
    public bool IsSubject { get; } = SubjectOf(Head) is not null;

    /// <summary>The subject of what the sentence itself says, not of a clause in it.</summary>
    public bool IsMainSubject => Clause is { } verb && IsMain(verb);

    /// <summary>The verb that it is a subject of; null if of none.</summary>
    public Token? Clause => SubjectOf(Head)?.Head;

    public bool IsPossessive => Head.Relation == "nmod:poss";

    /// <summary>"he", "she".</summary>
    public bool IsPronoun => Head.Part == PartOfSpeech.Pron;

    private static Token? SubjectOf(Token head)
    {
        Token? at = head;
        while (at is not null && at.Base() != "nsubj")
        {
            at = at.Base() is "conj" or "appos" or "flat" ? at.Head : null;
        }

        return at;
    }

    private static bool IsMain(Token verb) => verb.Head is not { } above || (verb.Base() == "conj" && IsMain(above));
}
