using BriefingBot.Statements.Text;

namespace BriefingBot.Statements.Attribution;

/// <summary>
/// The persons and bodies of one article. A person is known by a title, a common given name, a verb of speech beside the name, or an
/// apposition with a role or an age; a surname alone means the fullest name with it.
/// </summary>
internal sealed class Cast
{
    private readonly Lexicon lexicon;
    private readonly NameFinder names;
    private readonly List<ArticleSpeaker> members = [];
    private readonly Dictionary<string, int> titled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> spoke = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Gender> genderByTitle = new(StringComparer.Ordinal);

    public Cast(IReadOnlyList<Paragraph> paragraphs, NameFinder names, Lexicon lexicon)
    {
        this.lexicon = lexicon;
        this.names = names;
        var met = new Dictionary<string, bool>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (Paragraph paragraph in paragraphs)
        {
            bool isTitleLine = paragraph == paragraphs[0] && paragraph.IsHeadlineCase();
            if (isTitleLine)
            {
                continue;
            }

            foreach (Range range in paragraph.Sentences)
            {
                Learn([.. paragraph.Tokens.Take(range)], met, order);
            }
        }

        foreach (string name in order)
        {
            Enrol(name, met[name]);
        }
    }

    public IReadOnlyList<ArticleSpeaker> Members => members;

    /// <summary>The speaker that a run of name words means; a new one where the article has none yet.</summary>
    /// <param name="recent">Speakers mentioned so far, the latest last: decides between two of one surname.</param>
    public ArticleSpeaker Resolve(string name, IReadOnlyList<Token> titles, IReadOnlyList<Mention> recent)
    {
        string[] parts = name.Split(' ');
        string last = NameParts.Last(parts);
        Gender gender = GenderOfTitles(titles);
        List<ArticleSpeaker> holders = [.. members.Where(member => member.Last == last && (gender == Gender.Unknown || member.Gender is Gender.Unknown || member.Gender == gender))];
        ArticleSpeaker found = parts.Length > 1
            ? ByFullName(name, parts, holders) ?? Add(name, IsPerson(name), gender == Gender.Unknown ? lexicon.GenderOf(parts[0]) : gender)
            : BySurname(holders, gender, recent) ?? ByGivenName(parts[0], titles) ?? members.Find(member => member.Name == last && member.Gender == (gender == Gender.Unknown ? member.Gender : gender)) ?? AddSurname(last, titles, gender);
        found.Forms.Add(name);
        return found;
    }

    /// <summary>A surname of the cast written without its capital, as careless texts do at a sentence's start ("peskov noted").</summary>
    public ArticleSpeaker? BySurnameInLowerCase(Token token) =>
        token.IsLowerCase && token.Text.Length > 3 && !lexicon.CommonWords.Contains(token.Lower)
            ? members.Find(member => member.IsPerson && member.Last.Equals(token.Text, StringComparison.OrdinalIgnoreCase))
            : null;

    private static ArticleSpeaker? BySurname(List<ArticleSpeaker> holders, Gender gender, IReadOnlyList<Mention> recent)
    {
        if (holders.Count > 1)
        {
            if (gender != Gender.Unknown)
            {
                // "Ms. Khan" is one who is known to be a woman; where all may be, it is nobody in particular.
                holders = holders.FindAll(holder => holder.Gender == gender);
            }

            for (int i = recent.Count - 1; i >= 0; i--)
            {
                if (holders.Contains(recent[i].Speaker))
                {
                    return recent[i].Speaker;
                }
            }
        }

        return holders.FirstOrDefault();
    }

    private ArticleSpeaker? ByGivenName(string name, IReadOnlyList<Token> titles) =>
        titles.Count > 0 ? null : members.Find(member => member.IsPerson && member.First == name && member.Name != name);

    private ArticleSpeaker? ByFullName(string name, string[] parts, List<ArticleSpeaker> holders) =>
        holders.Find(member => member.Name == name || (member.Name.Contains(' ', StringComparison.Ordinal) && NameParts.AreCompatible(parts, member.Name.Split(' '), lexicon)))
        ?? members.Find(member => member.Name == name || member.Name.EndsWith(' ' + name, StringComparison.Ordinal));

    private ArticleSpeaker Add(string name, bool isPerson, Gender gender)
    {
        var speaker = new ArticleSpeaker(name, isPerson, gender);
        members.Add(speaker);
        return speaker;
    }

    private ArticleSpeaker AddSurname(string last, IReadOnlyList<Token> titles, Gender gender)
    {
        bool isBody = lexicon.IsBodyWord(last) || lexicon.Countries.Contains(last) || (last.Length > 1 && last.All(char.IsUpper));
        bool isPerson = !isBody && (titles.Any(IsEvidence) || (titled.GetValueOrDefault(last) > 0 && spoke.GetValueOrDefault(last) > 0));
        return Add(last, isPerson, gender == Gender.Unknown ? genderByTitle.GetValueOrDefault(last) : gender);
    }

    private void Learn(IReadOnlyList<Token> sentence, Dictionary<string, bool> met, List<string> order)
    {
        foreach (NameRun run in names.Find(sentence))
        {
            string name = NameFinder.NameOf(sentence, run);
            if (name.Length == 0)
            {
                continue;
            }

            string last = NameParts.Last(name);
            IReadOnlyList<Token> titles = NameFinder.TitlesOf(sentence, run);
            bool isTitled = titles.Any(IsEvidence);
            if (isTitled && !lexicon.IsBodyWord(last))
            {
                titled[last] = titled.GetValueOrDefault(last) + 1;
                if (GenderOfTitles(titles) is var gender and not Gender.Unknown)
                {
                    LearnGender(last, gender);
                    LearnGender(name, gender);
                }
            }

            if (HasSpeechBeside(sentence, run) || HasPersonalApposition(sentence, run))
            {
                spoke[last] = spoke.GetValueOrDefault(last) + 1;
                spoke[name] = spoke.GetValueOrDefault(name) + (name == last ? 0 : 1);
            }

            if (name.Contains(' ', StringComparison.Ordinal))
            {
                if (met.TryAdd(name, isTitled))
                {
                    order.Add(name);
                }

                met[name] |= isTitled;
            }
        }
    }

    /// <summary>"Mr. Khan" and "Ms. Khan": a name with both tells nothing.</summary>
    private void LearnGender(string name, Gender gender) =>
        genderByTitle[name] = genderByTitle.TryGetValue(name, out Gender known) && known != gender ? Gender.Unknown : gender;

    private void Enrol(string name, bool isTitled)
    {
        string[] parts = name.Split(' ');
        if (!IsPerson(name) && !(isTitled && !parts.Any(lexicon.IsBodyWord)))
        {
            return;
        }

        ArticleSpeaker? known = members.Find(member => member.Last == NameParts.Last(parts) && NameParts.AreCompatible(parts, member.Name.Split(' '), lexicon));
        if (known is null)
        {
            Gender gender = genderByTitle.GetValueOrDefault(name, lexicon.GenderOf(parts[0]));
            Add(name, isPerson: true, gender == Gender.Unknown ? genderByTitle.GetValueOrDefault(NameParts.Last(parts)) : gender);
        }
        else
        {
            known.Forms.Add(name);
            known.Name = parts.Length > known.Name.Count(c => c == ' ') + 1 ? name : known.Name;
        }
    }

    private bool IsPerson(string name)
    {
        string[] parts = name.Split(' ');
        if (parts.Length is < 2 or > 5)
        {
            return false;
        }

        string first = parts[0], last = parts[^1];
        bool isGiven = lexicon.IsGivenName(first);
        if (parts.Any(lexicon.HardBodyWords.Contains) || lexicon.Countries.Contains(first))
        {
            return false;
        }

        if (parts.Any(lexicon.IsBodyWord))
        {
            return isGiven;
        }

        if (parts.Any(part => (part.Length > 3 && part.All(char.IsUpper)) || lexicon.UnlikelyNames.Contains(part.ToLowerInvariant())))
        {
            return false;
        }

        (int lowered, int capital) = names.Seen(last.ToLowerInvariant());
        bool isTitledName = titled.ContainsKey(last);
        if (!isTitledName && !isGiven && lowered > 3 * Math.Max(1, capital))
        {
            return false;
        }

        return isGiven || first.EndsWith('.') || isTitledName || spoke.ContainsKey(name) || spoke.GetValueOrDefault(last) > 1;
    }

    private bool IsEvidence(Token title) => lexicon.Titles.Contains(title.Text) && !lexicon.WeakTitles.Contains(title.Text);

    private Gender GenderOfTitles(IReadOnlyList<Token> titles) =>
        titles.Any(title => lexicon.FemaleTitles.Contains(title.Text)) ? Gender.Female
        : titles.Any(title => lexicon.MaleTitles.Contains(title.Text)) ? Gender.Male
        : Gender.Unknown;

    private bool HasSpeechBeside(IReadOnlyList<Token> sentence, NameRun run)
    {
        bool after = run.End < sentence.Count && !sentence[run.End - 1].IsPossessive &&
            (IsFiniteSpeech(sentence[run.End]) || sentence[run.End].Lower is "who" or "himself" or "herself");
        return after || (run.First > 0 && IsFiniteSpeech(sentence[run.First - 1]));
    }

    private bool IsFiniteSpeech(Token token) => lexicon.Cue(token.Lower) is { IsSpeech: true } cue && (cue.Forms & VerbForms.Finite) != 0;

    /// <summary>"Jane Doe, 43, …", "Jane Doe, a teacher …", "Jane Doe, who …".</summary>
    private bool HasPersonalApposition(IReadOnlyList<Token> sentence, NameRun run)
    {
        if (run.End + 1 >= sentence.Count || sentence[run.End].Text != "," || sentence[run.End - 1].IsPossessive || run.End - run.NameStart != 2 ||
            (run.First > 0 && sentence[run.First - 1].Lower is "the" or "in" or "of" or "at" or "from"))
        {
            return false;
        }

        string next = sentence[run.End + 1].Lower;
        bool isAge = int.TryParse(next, out int age) && age is > 15 and < 100;
        bool isRole = next is "a" or "an" or "the" && sentence.Skip(run.End + 2).Take(5).Any(token => lexicon.Roles.Contains(token.Lower));
        return isAge || isRole || next is "who" or "whose" || lexicon.Roles.Contains(next);
    }
}
