using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <content>Which neighbouring words belong to one name.</content>
internal sealed partial class NamePhraseReader
{
    private bool Joins(Token token, List<Token> run, bool after)
    {
        Token edge = after ? run[^1] : run[0];
        if (IsNickname(token))
        {
            return true;
        }

        if (token.Quotation != edge.Quotation)
        {
            return false;
        }

        bool isGlued = after ? edge.End == token.Start : token.End == edge.Start;
        return JoinsAsMark(token, run, after, isGlued) ??
            (IsNameWord(token)
                ? isGlued || edge.Text == "&" || JoinsByTree(token, edge, run, after)
                : (!after && DescribesBody(token, run)) || JoinsWithoutCapital(token, run, after));
    }

    /// <summary>A hyphen, an apostrophe, "&amp;" or what a hyphen glues to the name; null for other words.</summary>
    private bool? JoinsAsMark(Token token, List<Token> run, bool after, bool isGlued) => token.Text switch
    {
        "-" or "–" or "’" or "'" => isGlued && IsMarkWithin(token, run, after),
        "&" => (after ? token.Next() : token.Previous()) is { } beyond && IsNameWord(beyond),
        _ when after && isGlued && EndsHyphenated(token, run[^1]) =>
            run.Count > 2 || (run[^1].Previous()?.Previous() is { } first && IsNameWord(first)) ||
            (token.Next() is { } surname && IsNameWord(surname)),
        _ => null,
    };

    /// <summary>"Ana [de] Costa", "[former] Foreign Minister Costa": a particle within the name, or a part of its titles.</summary>
    private bool JoinsWithoutCapital(Token token, List<Token> run, bool after) =>
        lexicon.IsParticle(token.Lower) ? IsWithinName(token, after) : after ? IsNumber(token, run) : IsTitlePart(token, run);

    /// <summary>"Channel [One]", "Channel [4]": the number of a body.</summary>
    private bool IsNumber(Token token, List<Token> run) =>
        token.Part == PartOfSpeech.Num && token.Base() is "flat" or "nummod" && token.Head is { } named && run.Contains(named) &&
        (token.IsCapital || lexicon.NamesBody(run[^1].Lower));

    /// <summary>"Jean[-]Luc", "O[’]Deasy": a mark glued to a further word of the name.</summary>
    private bool IsMarkWithin(Token mark, List<Token> run, bool after) =>
        (after ? mark.Next() : mark.Previous()) is { } beyond && (after ? mark.End == beyond.Start : beyond.End == mark.Start) &&
        (beyond.Part == PartOfSpeech.PropN || IsHyphenedParticle(beyond) || (after && run.Exists(beyond.IsUnder)));

    /// <summary>"Ban Ki-[moon]": the small second half of a given name.</summary>
    private static bool EndsHyphenated(Token token, Token edge) => edge.Text == "-" && char.IsLower(token.Text[0]);

    /// <summary>"Ana [Costa]", "[Minister] Costa": a name word that the tree or a title joins to its neighbour.</summary>
    private bool JoinsByTree(Token token, Token edge, List<Token> run, bool after) =>
        (after && ((token.Base() == "flat" && edge.Part == PartOfSpeech.PropN) || IsSurnameOf(edge, token))) || AreOne(token, run) ||
        lexicon.IsTitleBefore((after ? edge : token).Text);

    /// <summary>"Secretary of State Jena [Griswold]": no comma parts it from the name word before, whatever the tree makes of it.</summary>
    private static bool IsSurnameOf(Token given, Token token) =>
        token.Base() == "appos" && token.Part == PartOfSpeech.PropN && given is { Part: PartOfSpeech.PropN, Tag: "NNP" };

    /// <summary>"[Foreign] Ministry": an adjective with a capital before the noun of a body.</summary>
    private bool DescribesBody(Token token, List<Token> run) =>
        token.IsCapital && token.Base() is "amod" or "compound" && token.Head is { } noun && run.Contains(noun) &&
        (lexicon.NamesBody(noun.Lower) || lexicon.NamesOnlyBody(noun.Text));

    /// <summary>Neighbouring name words are one name if one hangs on the other, or both on the same word in the same way.</summary>
    private static bool AreOne(Token token, List<Token> run) => run.Exists(other =>
        token.Head == other || other.Head == token || (IsInner(token) && token.IsUnder(other)) ||
        (token.Head is not null && token.Head == other.Head && (token.Base() == other.Base() || (IsInner(token) && IsInner(other)))));

    private static bool IsInner(Token token) => token.Base() is "compound" or "flat" or "amod" || token.Relation == "nmod:desc";

    private bool IsWithinName(Token particle, bool after) =>
        (!after && IsHyphenedParticle(particle)) ||
        Beyond(particle, after) is { } beyond && (IsNameWord(beyond) || lexicon.IsParticle(beyond.Lower)) &&
        particle.Head is { } head && (head == beyond || head.Part == PartOfSpeech.PropN);

    /// <summary>The word beside a particle, a hyphen between passed over ("al[-]Anani").</summary>
    private static Token? Beyond(Token particle, bool after) => !after ? particle.Previous()
        : particle.Next() is { Text: "-" } hyphen && hyphen.Start == particle.End ? hyphen.Next() : particle.Next();

    /// <summary>"[former] [foreign] [minister] X": words before the name that hang on it or on its title.</summary>
    private bool IsTitlePart(Token token, List<Token> run) =>
        char.IsLetter(token.Text[0]) && token.Head is { } head && run.Contains(head) &&
        (token.Relation == "nmod:desc" ||
            (token.Base() is "amod" or "compound" or "nmod" or "flat" && token.Relation != "nmod:poss" &&
                (head.Relation == "nmod:desc" || lexicon.IsTitleBefore(head.Text) || lexicon.IsRole(head.Lower) ||
                    token.Base() == "amod" && lexicon.IsRole(token.Next()?.Lower ?? ""))) ||
            (token.Base() == "compound" && lexicon.IsRole(token.Lemma)));
}
