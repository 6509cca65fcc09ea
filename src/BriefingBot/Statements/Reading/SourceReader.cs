using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// Who the head of a phrase is: a person or body of the cast, by name, pronoun or role; or a source without a name ("police").
/// </summary>
internal sealed class SourceReader(Cast cast, NamePhraseReader names, Coreference references, Lexicon lexicon)
{
    private readonly LabelReader labels = new(cast, lexicon);

    /// <summary>All that a word as subject means: "the US Secretary of State, A, and the minister B" are two.</summary>
    /// <param name="says">A verb of saying has it as its source: any noun will do.</param>
    public IReadOnlyList<Member> ReadAll(Token head, IReadOnlyList<Mention> inSentence, bool says = false)
    {
        if (head.Lower is "they" or "their" or "them" or "both")
        {
            return PluralHere(head, inSentence) ?? references.Plural(head.Sentence.Index);
        }

        return (Read(head, inSentence) ?? (says ? Whoever(head) : null)) is not { } member ? []
            : member.Kind is SpeakerKind.Person or SpeakerKind.Group ? [.. WithApposed(head, member, inSentence)]
            : [member];
    }

    /// <summary>The member and who stands beside it; of "two senior Democrats, Ana Costa and Peter Marsh," the names alone.</summary>
    private IEnumerable<Member> WithApposed(Token head, Member member, IReadOnlyList<Mention> inSentence)
    {
        IEnumerable<Token> names = head.ChildrenBy("appos")
            .FirstOrDefault(child => child.Part == PartOfSpeech.PropN && child.Case() is null)?.WithConjuncts() ?? [];
        List<Member> apposed = [.. names.Skip(member.Kind == SpeakerKind.Person ? 1 : 0).Select(name => Read(name, inSentence))
            .OfType<Member>().Where(other => other.Kind == SpeakerKind.Person)];
        return member.Kind == SpeakerKind.Group && apposed.Count > 0 ? apposed : apposed.Prepend(member);
    }

    /// <summary>The member that a word as subject, agent or owner means; null if it is nobody who can speak.</summary>
    /// <param name="inSentence">Mentions of the same sentence.</param>
    public Member? Read(Token head, IReadOnlyList<Mention> inSentence)
    {
        if (IsPeople(head))
        {
            return labels.Read(head, SpeakerKind.Group);
        }

        if (IsCommonNoun(head))
        {
            return labels.Read(head, SpeakerKind.Body);
        }

        if (ByName(NearestName(head)) is { } named)
        {
            return IsModifiedAway(head) ? null : named;
        }

        return head.Part switch
        {
            PartOfSpeech.Pron => Pronoun(head, inSentence),
            PartOfSpeech.PropN =>
                cast.InLowerCase(head) ?? (lexicon.IsGroup(head.Lower) || lexicon.IsRole(head.Lemma) ? Nominal(head, inSentence) : null),
            PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Num or PartOfSpeech.Det =>
                cast.InLowerCase(head) ?? Nominal(head, inSentence),
            _ => cast.InLowerCase(head),
        };
    }

    /// <summary>The member that a name means, the name beside a role ("the mayor, Thabo Molefane") too.</summary>
    public Member? ByName(Token head)
    {
        if (names.Read(head.Relation == "nmod:desc" && head.Head is { Part: PartOfSpeech.PropN } bearer ? bearer : head) is { } phrase)
        {
            // "said club secretary Hedda Sorley": whoever bears the title is meant.
            return cast.Resolve(phrase, references.History);
        }

        if (!(head.IsNominal() || head.Lower == "one") || !IsPersonNoun(head))
        {
            return null;
        }

        Token? apposed = head.Subtree()
            .Find(child =>
                child != head && child.Base() is "appos" or "flat" && child.Part == PartOfSpeech.PropN && child.Case() is null &&
                IsBeside(child, head));
        apposed ??= After(head);
        return apposed is not null && names.Read(apposed) is { } name &&
            cast.Resolve(name, references.History) is { Kind: SpeakerKind.Person } member
                ? member : null;
    }

    /// <summary>The name begins after a comma or right after the noun, so that "a spokeswoman for Governor X" is not X.</summary>
    internal static bool IsBeside(Token name, Token noun)
    {
        Token? before = name.Previous();
        while (before is not null && before != noun && before.Text != "," && before.IsUnder(name))
        {
            before = before.Previous();
        }

        return before == noun || before is { Text: "," or "(" or "–" or "—" } || before is { Lower: "himself" or "herself" or "itself" };
    }

    /// <summary>
    /// "harbour master X", "master of ceremonies X": the name right after a noun without an article, whatever the tree makes of it.
    /// </summary>
    internal static Token? After(Token noun)
    {
        if (noun.Tag != "NN" || noun.Child("det", "nmod:poss") is not null)
        {
            return null;
        }

        Token last = noun;
        while (last.Next() is { } next && next.Part != PartOfSpeech.Punct && next.IsUnder(noun) && next.Base() is not ("appos" or "flat"))
        {
            last = next;
        }

        return last.Next() is { Part: PartOfSpeech.PropN } name && (name.IsUnder(noun) || name.Head == noun.Head) ? name : null;
    }

    private bool IsPersonNoun(Token head) => lexicon.IsRole(head.Lemma) || head.Tag is "NN" or "CD" || head.Lower == "one";

    /// <summary>"many Kashmiri Hindus", "the 15 Americans on board": people, and no body, though they have a capital.</summary>
    private bool IsPeople(Token head) =>
        head.Tag is "NNPS" or "NNS" && head.IsCapital && head.Child("flat", "compound") is null && !lexicon.NamesBody(head.Text) &&
        (lexicon.IsGroup(head.Lower) || head.Child("nummod") is not null ||
            head.Child("det", "amod")?.Lower is "many" or "some" or "several" or "most" or "few" ||
            (head.Text.Length > 3 && (lexicon.PlaceOf(head.Text) ??
                lexicon.PlaceOf(head.Text[..^1])) is { Kind: PlaceKind.Demonym or PlaceKind.People or PlaceKind.Religion }));

    /// <summary>"Iranian state [TV]": a body's noun with words in small letters before it, whatever its capitals.</summary>
    private bool IsCommonNoun(Token head) =>
        head.Part == PartOfSpeech.PropN && lexicon.Speaks(head.Lower) &&
        head.ChildrenBy("compound", "amod").Any(child => child.Index < head.Index && char.IsLower(child.Text[0]));

    /// <summary>"Or maybe Ana Costa, consultant [Peter Marsh] says": two persons' names are no apposition.</summary>
    private Token NearestName(Token head) =>
        IsFullName(head) && head.ChildrenBy("appos").LastOrDefault(IsFullName) is { } other ? other : head;

    private bool IsFullName(Token token) =>
        token.Part == PartOfSpeech.PropN && names.Read(token) is { Words: [var given, _, ..] } && lexicon.IsGivenName(given.Text);

    private static bool IsModifiedAway(Token head) => head.Child("det")?.Lower is "no" or "neither";

    private Member? Pronoun(Token head, IReadOnlyList<Mention> inSentence) => head.Lower switch
    {
        "he" or "she" or "his" or "her" or "him" =>
            inSentence.FirstOrDefault(mention => mention.Head == head)?.Member ?? references.Person(head, inSentence),
        "it" or "its" => references.Body(head.Sentence.Index, 2, _ => true, subjectsOnly: true),
        "some" or "many" or "several" or "others" or "most" => labels.Read(head, SpeakerKind.Group),
        _ => null,
    };

    private Member? Nominal(Token head, IReadOnlyList<Mention> inSentence)
    {
        string? determiner = head.Child("det")?.Lower;
        if (determiner is "no" or "neither" or "which" or "what")
        {
            return null;
        }

        if (lexicon.IsGroup(head.Lower))
        {
            return labels.Read(head, SpeakerKind.Group);
        }

        bool isPlural = head.Tag is "NNS" or "NNPS";
        if (lexicon.IsRole(head.Lemma) || (lexicon.IsDoer(head) && determiner is not null))
        {
            return isPlural ? labels.Read(head, SpeakerKind.Group) : Role(head, determiner);
        }

        if (head.Lower is "others" or "many" or "some" or "several" or "most")
        {
            return labels.Read(head, SpeakerKind.Group);
        }

        if (lexicon.Speaks(head.Lemma))
        {
            return isPlural ? labels.Read(head, SpeakerKind.Group) : Body(head, determiner, inSentence);
        }

        return KnownByRole(head, determiner);
    }

    /// <summary>"Many voters say [they] …": the group that is a subject before it.</summary>
    private static IReadOnlyList<Member>? PluralHere(Token pronoun, IReadOnlyList<Mention> inSentence) =>
        inSentence.LastOrDefault(mention => mention.IsSubject && mention.Head.Index < pronoun.Index &&
            (mention.Member.Kind == SpeakerKind.Group || mention.Head.Tag == "NNPS")) is { } mention ? [mention.Member] : null;

    /// <summary>"52 percent", "Romney's associates", "those surveyed", "the records": a source that no list has.</summary>
    private Member? Whoever(Token head)
    {
        bool isMany = head.Tag is "NNS" || head.Part == PartOfSpeech.Num || head.Lower is "percent" or "those" or "half" or "majority";
        bool isOne = head.Part == PartOfSpeech.Noun && head.Child("case") is null && !lexicon.IsAbstract(head) &&
            head.Child("det", "nmod:poss", "compound", "nummod", "amod") is not null;
        bool isNobody = head.Child("nmod:poss")?.Lower == "whose" ||
            head.Child("det")?.Lower is "no" or "neither" or "which" or "what" or "any" || !head.IsWord ||
            ContentRules.IsTimeNoun(head.Lemma) ||
            (lexicon.NounCueOf(head.Lemma) is not null && !lexicon.IsDocument(head.Lemma));
        return isNobody || !(isMany || isOne) ? null : labels.Read(head, isMany ? SpeakerKind.Group : SpeakerKind.Body);
    }

    /// <summary>"the harbour master": a noun that no list has means who was called so, word for word.</summary>
    private Member? KnownByRole(Token head, string? determiner) =>
        head.Part == PartOfSpeech.Noun && determiner == "the" && references.ByRole(head.Lower, Modifiers(head)) is { } member
            ? member : null;

    private Member? Role(Token head, string? determiner)
    {
        bool isDefinite = determiner is "the" or "this" or "that" ||
            (determiner is null && head.Child("nmod:poss") is not null && !HasOf(head));
        Member? known = !isDefinite ? null
            : references.ByRole(head.Lower, Modifiers(head)) ?? OnlyBearer(head, determiner) ??
                references.Unnamed(head.Lemma, head.Sentence.Index);
        return known is not null ? known
            : determiner is null && head.Child("nmod:poss", "nummod") is null && head.Part == PartOfSpeech.Noun && !HasOf(head)
            ? null : labels.Read(head, SpeakerKind.Unnamed);
    }

    private Member? OnlyBearer(Token head, string? determiner) =>
        determiner == "the" && IsPlain(head) && references.OnlyByRole(head.Lower) is { } only && !IsElsewhere(only, head) ? only : null;

    /// <summary>"the first-term congressman", "the US president": other words than these may mean somebody else.</summary>
    private bool IsPlain(Token role) =>
        !HasOf(role) && role.Children.All(child => child.Base() is "det" or "punct" or "acl:relcl" or "appos" ||
            child.Text.Contains('-', StringComparison.Ordinal) || child.Child("punct")?.Text == "-" ||
            lexicon.PlaceOf(child.Text) is not null);

    /// <summary>"the US president" is not "Norland's president".</summary>
    private bool IsElsewhere(Member member, Token role) =>
        role.Children.Any(child => lexicon.PlaceOf(child.Text) is not null) &&
        member.Roles.SelectMany(text => text.Split(' ')).Any(word => lexicon.PlaceOf(word) is not null);

    private static bool HasOf(Token head) => head.ChildrenBy("nmod").Any(child => child.Case() is "of" or "for");

    private static List<string> Modifiers(Token head) =>
        [.. head.Children.Where(child =>
            child.Base() is "amod" or "compound" || (child.Relation == "nmod:poss" && child.Part != PartOfSpeech.Pron))
                .Select(child => child.Lower)];

    /// <summary>"the ministry" is the ministry named before, under any of its names; else a body under these words.</summary>
    private Member? Body(Token head, string? determiner, IReadOnlyList<Mention> inSentence)
    {
        if (determiner is "the" or "this" && !HasOf(head) && references.Issuer(head.Lemma, head.Sentence.Index) is { } issuer)
        {
            return issuer;
        }

        if (determiner is "the" or "this" && !HasOf(head))
        {
            List<string> modifiers = Modifiers(head);
            Member? known =
                references.Body(head.Sentence.Index, 30, member => NamesAll(member, head.Lower, modifiers), subjectsOnly: false);
            known ??= modifiers.Count == 0 && lexicon.IsGenericBody(head.Lemma) ? LastBody(head, inSentence) : null;
            if (known is not null)
            {
                return known;
            }
        }

        return labels.Read(head, SpeakerKind.Body);
    }

    /// <summary>"the company": the named body that was a subject before it, here or in the two sentences before.</summary>
    private Member? LastBody(Token head, IReadOnlyList<Mention> inSentence)
    {
        static bool IsMeant(Member member) => member is { Kind: SpeakerKind.Body, IsNamed: true, IsPlace: false };
        return inSentence.LastOrDefault(mention =>
                mention.IsSubject && mention.Head.Index < head.Index && IsMeant(mention.Member))?.Member ??
            references.Body(head.Sentence.Index, 2, IsMeant, subjectsOnly: true);
    }

    private static bool NamesAll(Member member, string noun, List<string> modifiers)
    {
        string[] words = member.Name.ToLowerInvariant().Split(' ', '-');
        return words.Contains(noun) && modifiers.TrueForAll(words.Contains);
    }
}
