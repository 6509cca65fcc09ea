using System.Collections.Immutable;
using BriefingBot.Language;
using BriefingBot.Statements.Reading;

namespace BriefingBot.Statements;

/// <summary>
/// All who are named under one surname key. Names with compatible given names are one speaker; the bare surname is the speaker's who holds
/// at least four fifths of its mentions, else a speaker of its own.
/// </summary>
internal sealed class Namesakes(string key, Lexicon lexicon)
{
    /// <summary>The share of a name's mentions that makes it mean one speaker.</summary>
    public const double Dominance = 0.8;

    private readonly Dictionary<string, Form> forms = new(StringComparer.Ordinal);
    private ImmutableArray<Speaker> speakers;

    /// <summary>The speakers, made anew after a change.</summary>
    public ImmutableArray<Speaker> Speakers => speakers.IsDefault ? speakers = Group() : speakers;

    public void Add(NamedSpeaker speaker)
    {
        if (!forms.TryGetValue(speaker.Name, out Form? form))
        {
            forms.Add(speaker.Name, form = new Form(speaker.Name));
        }

        form.Count(speaker, +1);
        speakers = default;
    }

    /// <summary>Takes an article's entry back; true where nobody is left.</summary>
    public bool Remove(NamedSpeaker speaker)
    {
        if (forms.TryGetValue(speaker.Name, out Form? form))
        {
            form.Count(speaker, -1);
            if (form.Articles == 0)
            {
                forms.Remove(speaker.Name);
            }
        }

        speakers = default;
        return forms.Count == 0;
    }

    /// <summary>The speaker that a name in an article means.</summary>
    public Speaker? HolderOf(string name) => Speakers.FirstOrDefault(speaker => speaker.Name == name || speaker.Aliases.Contains(name));

    private ImmutableArray<Speaker> Group()
    {
        List<Form> full = [.. forms.Values.Where(form => form.Parts.Length > 1 && form.IsPerson).OrderByDescending(form => form.Articles)
            .ThenByDescending(form => form.Parts.Length).ThenBy(form => form.Name, StringComparer.Ordinal)];
        var groups = new List<List<Form>>();
        foreach (Form form in full)
        {
            List<Form>? group = groups.Find(candidates => NameParts.AreCompatible(form.Parts, candidates[0].Parts, lexicon));
            if (group is null)
            {
                groups.Add(group = []);
            }

            group.Add(form);
        }

        int mentions = groups.Sum(group => group.Sum(form => form.Articles));
        List<Form>? dominant = groups.Find(group => group.Sum(form => form.Articles) >= Dominance * mentions);
        foreach (Form form in forms.Values.Where(IsSurname).OrderBy(form => form.Name, StringComparer.Ordinal))
        {
            if (dominant is not null)
            {
                dominant.Add(form);
            }
            else
            {
                groups.Add([form]);
            }
        }

        return [.. groups.Concat(Bodies()).Select(ToSpeaker)];
    }

    /// <summary>A single word that may be a person's.</summary>
    private bool IsSurname(Form form) =>
        form.Parts.Length == 1 && (form.IsPerson || (!lexicon.IsBodyWord(form.Name) && !SourceLabel.Is(form.Name)));

    /// <summary>
    /// "Russia’s defence ministry" and "the Russian defence ministry" are one body; the form that most articles use comes first.
    /// </summary>
    private IEnumerable<List<Form>> Bodies() => forms.Values
        .Where(form => !form.IsPerson && !IsSurname(form))
        .GroupBy(form => BodyName.Normal(form.Name, lexicon), StringComparer.Ordinal)
        .Select(group => group.OrderByDescending(form => form.Articles).ThenBy(form => form.Name, StringComparer.Ordinal).ToList());

    private Speaker ToSpeaker(List<Form> group)
    {
        var roles = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach ((string role, int count) in group.SelectMany(form => form.Roles))
        {
            roles[role] = roles.GetValueOrDefault(role) + count;
        }

        return new Speaker(
            group[0].Name,
            key,
            group[0].IsPerson,
            [.. group.SelectMany(form => form.Aliases.Append(form.Name)).Distinct().Where(alias => alias != group[0].Name)
                .Order(StringComparer.Ordinal)],
            [.. roles.OrderByDescending(role => role.Value).ThenByDescending(role => role.Key.Length)
                .ThenBy(role => role.Key, StringComparer.Ordinal).Select(role => role.Key)],
            group.Sum(form => form.Articles),
            group.Sum(form => form.Statements));
    }

    /// <summary>One spelling of a name, counted over the articles that use it.</summary>
    private sealed class Form(string name)
    {
        private int persons;

        public string Name { get; } = name;

        public string[] Parts { get; } = name.Split(' ');

        public int Articles { get; private set; }

        public int Statements { get; private set; }

        public bool IsPerson => persons * 2 > Articles;

        public Dictionary<string, int> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>Other forms, by articles, that are no bare surname.</summary>
        public HashSet<string> Aliases { get; } = new(StringComparer.Ordinal);

        public void Count(NamedSpeaker speaker, int sign)
        {
            Articles += sign;
            Statements += sign * speaker.Statements;
            persons += speaker.IsPerson ? sign : 0;
            foreach (string role in speaker.Roles)
            {
                Roles[role] = Roles.GetValueOrDefault(role) + sign;
                if (Roles[role] == 0)
                {
                    Roles.Remove(role);
                }
            }

            if (sign > 0)
            {
                Aliases.UnionWith(speaker.Aliases.Where(alias => alias.Contains(' ', StringComparison.Ordinal)));
            }
        }
    }
}
