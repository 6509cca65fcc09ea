using System.Text;
using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>A name as it stands: its head word, the name's words and the titles before it.</summary>
internal sealed record NamePhrase(Token Head, IReadOnlyList<Token> Words, IReadOnlyList<Token> Titles, string Name);

/// <summary>
/// Reads names off the tree: a proper noun with what is joined to it ("Sergei Lavrov", "Ministry of Trade", "Ramona “Birdie” Callaway").
/// </summary>
internal sealed class NamePhraseReader(Lexicon lexicon)
{
    /// <summary>The names of a sentence, outside quotations or within them.</summary>
    public List<NamePhrase> ReadAll(Sentence sentence)
    {
        var names = new List<NamePhrase>();
        var taken = new HashSet<Token>();
        foreach (Token token in sentence.Tokens)
        {
            if (!taken.Contains(token) && Read(token) is { } name)
            {
                taken.UnionWith(name.Words);
                taken.UnionWith(name.Titles);
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>Full names of persons in a sentence that is not parsed: a given name and capitalised words after it.</summary>
    public IEnumerable<NamePhrase> ReadPlain(Sentence sentence)
    {
        for (int i = 0; i < sentence.Tokens.Length; i++)
        {
            int end = i;
            while (end < sentence.Tokens.Length && sentence.Tokens[end].IsCapital && sentence.Tokens[end].Text.Length > 1 && end - i < 4)
            {
                end++;
            }

            if (end - i >= 2 && lexicon.IsGivenName(sentence.Tokens[i].Text) && !lexicon.IsCommonWord(sentence.Tokens[i].Lower))
            {
                Token[] words = [.. sentence.Tokens[i..end]];
                yield return new NamePhrase(words[0], words, [], TextOf(words));
            }

            i = Math.Max(i, end - 1);
        }
    }

    /// <summary>The name that a word is the head of or belongs to; null if it is none's.</summary>
    public NamePhrase? Read(Token token)
    {
        if (!IsNameWord(token))
        {
            return null;
        }

        List<Token> run = Run(token);
        int start = TitleCount(run);
        List<Token> words = run[start..];
        while (words.Count > 1 && lexicon.IsPostNominal(words[^1].Text))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words.Count == 0 || IsRoleOnly(run) ? null : new NamePhrase(HeadOf(run), words, run[..start], TextOf(words));
    }

    /// <summary>The words as a name, spaced as in the text; a possessive sign is left out.</summary>
    public static string TextOf(IReadOnlyList<Token> words)
    {
        var text = new StringBuilder();
        for (int i = 0; i < words.Count; i++)
        {
            text.Append(i > 0 && words[i].Start > words[i - 1].End ? " " : "").Append(words[i].Text);
        }

        return text.ToString();
    }

    /// <summary>"the Speaker", "the American President": a role with capitals names nobody.</summary>
    private bool IsRoleOnly(List<Token> run) =>
        (lexicon.IsRole(run[^1].Lower) || lexicon.IsTitleBefore(run[^1].Text)) &&
        (run[0].Previous() is { Lower: "the" or "a" or "an" } ||
            run.TrueForAll(token =>
                lexicon.IsRole(token.Lower) || lexicon.IsTitleBefore(token.Text) || token.Part == PartOfSpeech.Adj ||
                lexicon.IsPlace(token.Text))) &&
        !(run.Count == 2 && lexicon.IsGivenName(run[0].Text));

    /// <summary>The word of the phrase that hangs on a word outside it; the first of several.</summary>
    private static Token HeadOf(List<Token> run) => run.Find(token => token.Head is null || !run.Contains(token.Head)) ?? run[0];

    private bool IsNameWord(Token token) =>
        token.IsCapital && (token.Part == PartOfSpeech.PropN || (token.Tag.StartsWith("NNP", StringComparison.Ordinal))) &&
        char.IsLetter(token.Text[0]) && !lexicon.IsDayOrMonth(token.Lower) && token.Lower != "i";

    /// <summary>
    /// The words around the head that belong to its name, without a gap: titles before, the name, marks of a nickname or a hyphen within.
    /// </summary>
    private List<Token> Run(Token head)
    {
        var run = new List<Token> { head };
        for (Token? next = head.Next(); next is not null && Joins(next, run, after: true); next = next.Next())
        {
            run.Add(next);
        }

        for (Token? before = head.Previous(); before is not null && Joins(before, run, after: false); before = before.Previous())
        {
            run.Insert(0, before);
        }

        while (run.Count > 1 && !char.IsLetterOrDigit(run[^1].Text[^1]) && run[^1].Text[^1] != '.')
        {
            run.RemoveAt(run.Count - 1);
        }

        while (run.Count > 1 && !BeginsName(run[0]))
        {
            run.RemoveAt(0);
        }

        return AddOfPhrase(run, head);
    }

    private static bool BeginsName(Token token) =>
        char.IsLetter(token.Text[0]) && (token.IsCapital || token.Base() is "amod" or "compound" || token.Relation == "nmod:desc");

    /// <summary>"Ministry of Trade", "Bank of England": the noun of a body takes its "of" along.</summary>
    private List<Token> AddOfPhrase(List<Token> run, Token head)
    {
        if (IsPerson(run) || run[^1].Next() is not { Lower: "of" or "for" or "on" } of || of.Head?.Head is not { } noun ||
            !run.Contains(noun))
        {
            return run;
        }

        Token? place = of.Next() is { Lower: "the" } article ? article.Next() : of.Next();
        if (place is null || !MayNamePlace(place) || !place.IsUnder(head))
        {
            return run;
        }

        for (Token? token = of; token is not null && token.Index <= place.Index; token = token.Next())
        {
            run.Add(token);
        }

        for (Token? next = place.Next(); next is not null && next.IsUnder(head) && GoesOn(next, run); next = next.Next())
        {
            run.Add(next);
        }

        return run;
    }

    /// <summary>"Minister Ana Costa of Velmar": a given name, title or role; no "Foreign Ministry of Velmar".</summary>
    private bool IsPerson(List<Token> run)
    {
        bool isTitled = lexicon.IsGivenName(run[0].Text) ||
            run.Exists(token => lexicon.IsTitleBefore(token.Text) || lexicon.IsRole(token.Lower));
        return isTitled && !lexicon.NamesBody(run[^1].Lower);
    }

    /// <summary>"Ministry of Trade [and] [Industry]": a further name word, or a joint before one that hangs on the name.</summary>
    private bool GoesOn(Token next, List<Token> run) =>
        IsNameWord(next) ||
        (next.Lower is "and" or "of" && next.Next() is { } more && IsNameWord(more) && more.Head is { } above && run.Contains(above));

    /// <summary>"Ministry of [Trade]", "Bank of [Northern] Velmar": a name word, or an adjective with a capital.</summary>
    private bool MayNamePlace(Token token) => IsNameWord(token) || (token.IsCapital && token.Part == PartOfSpeech.Adj);

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
        if (token.Text is "-" or "–" or "’" or "'")
        {
            return isGlued && IsMarkWithin(token, run, after);
        }

        if (after && isGlued && EndsHyphenated(token, edge))
        {
            return run.Count > 2;
        }

        if (IsNameWord(token))
        {
            return isGlued || JoinsByTree(token, edge, run, after);
        }

        if (!after && DescribesBody(token, run))
        {
            return true;
        }

        return JoinsWithoutCapital(token, run, after);
    }

    /// <summary>"Ana [de] Costa", "[former] Foreign Minister Costa": a particle within the name, or a part of its titles.</summary>
    private bool JoinsWithoutCapital(Token token, List<Token> run, bool after) =>
        lexicon.IsParticle(token.Lower) ? IsWithinName(token, after) : !after && IsTitlePart(token, run);

    /// <summary>"Jean[-]Luc", "O[’]Deasy": a mark glued to a further word of the name.</summary>
    private static bool IsMarkWithin(Token mark, List<Token> run, bool after) =>
        (after ? mark.Next() : mark.Previous()) is { } beyond && (after ? mark.End == beyond.Start : beyond.End == mark.Start) &&
        (beyond.Part == PartOfSpeech.PropN || (after && beyond.IsUnder(run[0])));

    /// <summary>"Ban Ki-[moon]": the small second half of a given name.</summary>
    private static bool EndsHyphenated(Token token, Token edge) => edge.Text == "-" && char.IsLower(token.Text[0]);

    /// <summary>"Ana [Costa]", "[Minister] Costa": a name word that the tree or a title joins to its neighbour.</summary>
    private bool JoinsByTree(Token token, Token edge, List<Token> run, bool after) =>
        (after && token.Base() == "flat" && edge.Part == PartOfSpeech.PropN) || AreOne(token, run) ||
        lexicon.IsTitleBefore((after ? edge : token).Text);

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
        (after ? particle.Next() : particle.Previous()) is { } beyond && (IsNameWord(beyond) || lexicon.IsParticle(beyond.Lower)) &&
        particle.Head is { } head && (head == beyond || head.Part == PartOfSpeech.PropN);

    /// <summary>"[former] [foreign] [minister] X": words before the name that hang on it or on its title.</summary>
    private bool IsTitlePart(Token token, List<Token> run) =>
        char.IsLetter(token.Text[0]) && token.Head is { } head && run.Contains(head) &&
        (token.Relation == "nmod:desc" ||
            (token.Base() is "amod" or "compound" or "nmod" or "flat" && token.Relation != "nmod:poss" &&
                (head.Relation == "nmod:desc" || lexicon.IsTitleBefore(head.Text) || lexicon.IsRole(head.Lower) ||
                    token.Base() == "amod" && lexicon.IsRole(token.Next()?.Lower ?? ""))) ||
            (token.Base() == "compound" && lexicon.IsRole(token.Lemma)));

    private static bool IsNickname(Token token) =>
        token.Sentence.Paragraph.Quotations.Any(quotation => quotation.IsNickname && quotation.Span.Contains(token.Span));

    /// <summary>How many words at the run's start are titles or belong to them; the name's last word never is.</summary>
    private int TitleCount(List<Token> run)
    {
        if (lexicon.NamesBody(run[^1].Lower) && !run.Exists(token => token.Relation == "nmod:desc"))
        {
            return 0;
        }

        int last = run.FindLastIndex(run.Count - 2 < 0 ? 0 : run.Count - 2, token => IsTitleWord(token, run));
        return run.Count < 2 ? 0 : last + 1;
    }

    private bool IsTitleWord(Token token, List<Token> run)
    {
        bool isTitle = (token.Relation == "nmod:desc" && token.Part == PartOfSpeech.Noun) || lexicon.IsTitleBefore(token.Text) ||
            lexicon.IsRole(token.Lower) || (!token.IsCapital && lexicon.IsRole(token.Lemma));
        bool isGiven = token.IsCapital && lexicon.IsGivenName(token.Text) && run.IndexOf(token) == run.Count - 2 &&
            token.Relation != "nmod:desc" && !lexicon.IsRole(token.Lower);
        return isTitle && !isGiven;
    }
}
