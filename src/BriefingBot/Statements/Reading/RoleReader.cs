using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// The roles that a text gives a person: "Russian Foreign Minister Sergei Lavrov", "the Kremlin spokesman, Dmitri Peskov", "Peskov, the
/// Kremlin spokesman, …", "Ana Costa is the mayor of Porto". Never one that another's apposition gives.
/// </summary>
internal sealed class RoleReader(Lexicon lexicon)
{
    private const int LongestRole = 12;

    public void Learn(Member member, NamePhrase phrase)
    {
        FromTitles(member, phrase);
        Token head = phrase.Head;
        foreach (Token apposition in head.ChildrenBy("appos"))
        {
            Add(member, apposition);
        }

        if (DescribedBy(head) is { } described)
        {
            Add(member, described, without: phrase.Words);
        }

        Clause(member, phrase);
        Token? fronted = head.Base() == "nsubj"
            ? head.Head?.ChildrenBy("obl", "advcl")
                .FirstOrDefault(child => child.Child("case", "mark")?.Lower == "as" && child.Index < head.Index)
            : null;
        fronted ??= head.Base() == "nsubj" && head.Sentence.Tokens[0].Lower == "as"
            ? head.Head?.ChildrenBy("nsubj").FirstOrDefault(child => child.Part == PartOfSpeech.Noun && child.Index < head.Index)
            : null;
        if (fronted is not null)
        {
            Add(member, fronted);
        }
    }

    /// <summary>The noun that the name is said to be: "the mayor, X", "harbour master X".</summary>
    private Token? DescribedBy(Token head)
    {
        if (head.Base() is "appos" or "flat" && Described(head, lexicon) is { } described &&
            (described.Part == PartOfSpeech.Noun || lexicon.IsRole(described.Lower)) &&
            (SourceReader.IsBeside(head, described) || SourceReader.After(described) == head))
        {
            return described;
        }

        return head.Head?.Children.FirstOrDefault(sibling =>
            sibling != head && sibling.Part == PartOfSpeech.Noun && sibling.Index < head.Index && SourceReader.After(sibling) == head);
    }

    /// <summary>"the [head] of the clinic, X": the noun that a name stands beside, what it is of passed over.</summary>
    internal static Token? Described(Token name, Lexicon lexicon)
    {
        Token? noun = name.Head;
        while (noun is { Part: PartOfSpeech.Noun } && !lexicon.IsRole(noun.Lemma) && noun.Base() == "nmod" &&
            noun.Case() is "of" or "for" or "at" or "in")
        {
            noun = noun.Head;
        }

        return noun;
    }

    /// <summary>The words before the name: "former Foreign Minister", "harbour master"; forms of address alone are none.</summary>
    private void FromTitles(Member member, NamePhrase phrase)
    {
        List<Token> titles = TitleWords(phrase);
        if (titles.Count > 0 && !IsAbbreviation(titles) && titles.Exists(IsOfficeTitle))
        {
            string role = Plain(NamePhraseReader.TextOf(titles), titles[0]);
            Token? place = phrase.Words.Concat(phrase.Titles).SelectMany(word => word.ChildrenBy("nmod"))
                .FirstOrDefault(child => child.Case() == "of" && child.Part == PartOfSpeech.PropN && child.Index > phrase.Head.Index);
            if (place is not null && !role.Contains(" of ", StringComparison.Ordinal))
            {
                // "Foreign Minister X of Velmar".
                member.AddRole($"{role} {NamePhraseReader.TextOf([.. place.Subtree().Where(token => token.Index < place.Index + 6)])}");
            }

            member.AddRole(role);
        }
    }

    /// <summary>
    /// "[former] [Foreign] [Minister] X", "[Environment] [and] [Energy] [Minister] X": the titles and what hangs on them.
    /// </summary>
    private List<Token> TitleWords(NamePhrase phrase)
    {
        List<Token> titles =
            [.. phrase.Titles.SkipWhile(title => lexicon.IsFormOfAddress(title.Text) || lexicon.IsDeterminer(title.Lower))];
        Token? modifier = titles.Count > 0 ? titles[0].Previous() : null;
        while (modifier is not null && titles.Count is > 0 and < LongestRole &&
            (IsTitleModifier(modifier, phrase.Head) || IsHyphened(modifier, titles[0])))
        {
            titles.Insert(0, modifier);
            modifier = modifier.Previous();
        }

        if (titles.Count > 0 && titles[0].Previous() is { Lower: "and" } and && and.Previous() is { IsCapital: true } field &&
            field.IsNominal() && field.IsUnder(phrase.Head))
        {
            // "Environment and Energy Minister X": the fields of one office.
            titles.InsertRange(0, [field, and]);
        }

        return
        [
            .. titles.SkipWhile(title => title.Next() is not { Text: "-" } &&
                (title.Part is PartOfSpeech.Pron or PartOfSpeech.Det or PartOfSpeech.Part || lexicon.IsDeterminer(title.Lower))),
        ];
    }

    /// <summary>"[former] Foreign Minister X": a word or hyphen before the titles that hangs on the name.</summary>
    private static bool IsTitleModifier(Token modifier, Token head) =>
        modifier.IsUnder(head) && modifier.Base() is "amod" or "compound" or "nmod" or "punct" && modifier.Quotation is null &&
        (modifier.IsWord || modifier.Text is "-");

    /// <summary>
    /// "[then][-]governor X", "[one][-]time army chief X": what a hyphen joins to the titles, whatever the tree makes of it.
    /// </summary>
    private static bool IsHyphened(Token modifier, Token next) =>
        modifier.End == next.Start && modifier.Quotation is null && (modifier.Text == "-" || (next.Text == "-" && modifier.IsWord));

    /// <summary>"Gen.", "Sir": one short word names no office.</summary>
    private static bool IsAbbreviation(List<Token> titles) => titles.Count == 1 && (titles[0].Text[^1] == '.' || titles[0].Text.Length < 5);

    private bool IsOfficeTitle(Token title) =>
        lexicon.IsRole(title.Lemma) || lexicon.IsRole(title.Lower) || lexicon.IsHyphenedRole(title.Lower) ||
        (lexicon.IsTitleBefore(title.Text) && !lexicon.IsFormOfAddress(title.Text)) || title.Relation == "nmod:desc";

    /// <summary>"X is the mayor", "X was elected mayor", "X, who is the mayor".</summary>
    private void Clause(Member member, NamePhrase phrase)
    {
        Token head = phrase.Head;
        if (head.Base() == "nsubj" && head.Head is { } predicate && predicate.Part is PartOfSpeech.Noun or PartOfSpeech.PropN &&
            predicate.Child("cop")?.Lower is "is" or "became" or "was" or "remains" &&
            !predicate.ChildrenBy("advmod").Any(child => lexicon.IsNegator(child.Lower)))
        {
            Add(member, predicate, without: phrase.Words);
        }

        if (head.Relation == "nsubj:pass" &&
            head.Head is { Lemma: "name" or "appoint" or "elect" or "re-elect" or "swear" or "crown" } made &&
            made.ChildrenBy("xcomp", "obj", "obl")
                .FirstOrDefault(child => child.Index > made.Index && child.Case() is null or "as") is { } office)
        {
            Add(member, office);
        }

        if (head.ChildrenBy("acl").FirstOrDefault(child =>
            child.Relation == "acl:relcl" && child.Child("nsubj")?.Lower == "who") is { } clause &&
            lexicon.RoleOfVerb(clause.Lower) is { } does && clause.Child("obj") is { } led)
        {
            // "X, who heads the port authority".
            member.AddRole($"{does} of {NamePhraseReader.TextOf([.. led.Subtree().TakeWhile(token => token.Text != ",")])}");
        }
    }

    private void Add(Member member, Token noun, IReadOnlyList<Token>? without = null)
    {
        if (!NamesOffice(noun))
        {
            return;
        }

        string? owner = null;
        var kept = new List<Token>();
        foreach (Token token in noun.Subtree())
        {
            Token part = Part(token, noun);
            if (token == noun || !IsDropped(part, without))
            {
                kept.Add(token);
            }
            else if (part.Relation == "nmod:poss" && part.Part != PartOfSpeech.Pron && token == part)
            {
                owner = part.IsCapital ? null : part.Text;
                if (part.IsCapital)
                {
                    kept.AddRange(part.Subtree());
                }
            }
        }

        kept = [.. kept.Distinct().OrderBy(token => token.Index)
            .SkipWhile(token => token.Part is PartOfSpeech.Pron or PartOfSpeech.Det or PartOfSpeech.Punct)];
        if (kept.Count is 0 or > LongestRole)
        {
            return;
        }

        string role = Plain(NamePhraseReader.TextOf(kept), kept[0]);
        member.AddRole(owner is not null && !role.Contains(" of ", StringComparison.Ordinal) ? $"{role} of the {owner}" : role);
    }

    /// <summary>"the mayor", "a netmaker": one person's office or work; no "his brother's boss".</summary>
    private bool NamesOffice(Token noun)
    {
        bool isOffice = lexicon.IsRole(noun.Lemma) || lexicon.IsRole(noun.Lower) || lexicon.IsDoer(noun);
        bool isOthers = noun.Child("nmod:poss") is { } possessor && (possessor.Child("nmod:poss")?.Part == PartOfSpeech.Pron);
        return noun.Part is PartOfSpeech.Noun or PartOfSpeech.PropN && noun.Tag is not ("NNS" or "NNPS") && isOffice && !isOthers;
    }

    /// <summary>The child of the noun that a word belongs to.</summary>
    private static Token Part(Token token, Token noun)
    {
        Token at = token;
        while (at != noun && at.Head is { } head && head != noun)
        {
            at = head;
        }

        return at;
    }

    private static bool IsDropped(Token part, IReadOnlyList<Token>? without) =>
        without?.Contains(part) == true || part.Part == PartOfSpeech.Pron ||
        part.Base() is "det" or "cop" or "nsubj" or "acl" or "advcl" or "appos" or "punct" or "case" or "conj" or "cc" or "advmod" or "aux"
            or "parataxis" or "obl" or "ccomp" or "mark" || part.Relation == "nmod:poss";

    /// <summary>Without the capital of a sentence's start.</summary>
    private string Plain(string role, Token first)
    {
        role = role.Trim(' ', '-', '–', '—', ',');
        int second = role.IndexOf(' ', StringComparison.Ordinal) + 1;
        bool isStart = first.Previous() is null or { IsQuotationMark: true } && (second == 0 || !char.IsUpper(role[second]));
        bool isCommon = lexicon.IsHyphenedRole(first.Lower) ||
            (lexicon.IsCommonWord(first.Lower) && first.Part != PartOfSpeech.PropN);
        return isStart && role.Length > 0 && isCommon
            ? char.ToLowerInvariant(role[0]) + role[1..] : role;
    }
}
