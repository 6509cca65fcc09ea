using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <content>Whose words a gerund reports: "X left, saying …", "a statement by X saying …".</content>
internal static partial class SubjectRules
{
    private static IReadOnlyList<Token>? Gerund(Token verb, Lexicon lexicon)
    {
        if (verb.Tag != "VBG" || verb.Head is not { } above)
        {
            return null;
        }

        if (verb.Previous() is { Part: PartOfSpeech.PropN } name && name.Relation is "flat" or "obl" or "nmod" or "obj" &&
            NameHead(name) is { } holder && holder.Case() is "with" or "of" or "by")
        {
            // "ended with X saying that …".
            return [holder];
        }

        return verb.Base() switch
        {
            "advcl" or "parataxis" when verb.Previous() is { Text: "," } or { IsQuotationMark: true } &&
                !Speaks(above, lexicon) && Reporter(above, lexicon) is { } reporter => Above(reporter, 0, own: true),
            "advcl" or "xcomp" or "parataxis" or "conj" => Above(verb, 0),
            "acl" when verb.Previous() is { Text: "," } && ClauseSubject(above) is { } subject => Heads(subject),
            "acl" => OfNoun(above, lexicon),
            _ => null,
        };
    }

    /// <summary>"lost after what was called a bad campaign, [promising …]": a comma parts the gerund from the noun before.</summary>
    private static Token? ClauseSubject(Token noun) =>
        noun.Ancestors().FirstOrDefault(above => above.IsVerbal() && OwnSubject(above) is { } own && !own.IsRelative()) is { } clause
            ? OwnSubject(clause) : null;

    /// <summary>"the [official] saying …", "she was the [official] saying …", "her [statement] saying …".</summary>
    private static IReadOnlyList<Token>? OfNoun(Token noun, Lexicon lexicon) =>
        !noun.IsNominal() ? null
        : noun.Child("cop") is not null && OwnSubject(noun) is { } subject ? Heads(subject)
        : Author(noun, lexicon) ?? Heads(noun);

    /// <summary>"X issued a statement saying …", "a letter from X saying …": whose the text is says what it says.</summary>
    private static IReadOnlyList<Token>? Author(Token text, Lexicon lexicon)
    {
        if (text.Base() == "nmod" && text.Case() == "to" && text.Head is { } sent && lexicon.IsMedium(sent.Lemma))
        {
            // "her memo to employees explaining …".
            return Author(sent, lexicon);
        }

        if (!lexicon.IsMedium(text.Lemma))
        {
            return null;
        }

        Token? owner = text.Child("nmod:poss") ?? text.ChildrenBy("nmod").FirstOrDefault(child => child.Case() is "by" or "from");
        return owner is not null ? Heads(owner)
            : text.Base() is "obj" or "obl" && text.Head is { } verb && OwnSubject(verb) is { } subject &&
                !subject.IsRelative()
                    ? Heads(subject) : null;
    }

    /// <summary>"said that X addressed them, saying …": who addresses them goes on.</summary>
    private static bool Speaks(Token verb, Lexicon lexicon) =>
        lexicon.VerbsOf(verb.Lemma).Any(reading => (reading.Kinds & (VerbKinds.Speech | VerbKinds.Reference)) != 0) &&
        OwnSubject(verb) is { Part: PartOfSpeech.PropN };

    private static Token NameHead(Token name) => name.Base() == "flat" && name.Head is { } head ? NameHead(head) : name;

    /// <summary>
    /// "A court ruled that he can't ban critics, saying …": after a comma a gerund of saying goes on with who reports, not with who is
    /// spoken of.
    /// </summary>
    private static Token? Reporter(Token verb, Lexicon lexicon)
    {
        for (Token at = verb; at.Head is { } above; at = above)
        {
            if (at.Base() == "ccomp" && lexicon.IsSpeech(above.Lemma) &&
                OwnSubject(above) is not null)
            {
                return above;
            }
        }

        return null;
    }
}
