using System.Text;
using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>A name as it stands: its head word, the name's words and the titles before it.</summary>
internal sealed record NamePhrase(Token Head, IReadOnlyList<Token> Words, IReadOnlyList<Token> Titles, string Name);

/// <summary>
/// Reads names off the tree: a proper noun with what is joined to it ("Sergei Lavrov", "Ministry of Trade", "Ramona “Birdie” Callaway").
/// </summary>
internal sealed partial class NamePhraseReader(Lexicon lexicon)
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
        if (lexicon.IsParticle(token.Lower) && token.ChildrenBy("flat").FirstOrDefault(IsNameWord) is { } named)
        {
            token = named;
        }

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

        return words.Count == 0 || IsRoleOnly(run) || IsOffice(run) ? null
            : new NamePhrase(HeadOf(run), words, run[..start], TextOf(words));
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
        !run.Exists(token => token.Lower is "of" or "for") && (lexicon.IsRole(run[^1].Lower) || lexicon.IsTitleBefore(run[^1].Text)) &&
        (run[0].Previous() is { Lower: "the" or "a" or "an" } ||
            run.TrueForAll(token =>
                lexicon.IsRole(token.Lower) || lexicon.IsTitleBefore(token.Text) || token.Part == PartOfSpeech.Adj ||
                lexicon.IsPlace(token.Text))) &&
        !(run.Count == 2 && lexicon.IsGivenName(run[0].Text)) && !IsSurnameOnly(run);

    /// <summary>"[Baker] said": a trade with a capital that no title is made of, where a role would have its article.</summary>
    private bool IsSurnameOnly(List<Token> run) =>
        run is [{ Tag: "NNP", Relation: "nsubj", Head: { } verb } only] && lexicon.IsSpeech(verb.Lemma) &&
        !lexicon.IsTitleBefore(only.Text) && only.Previous() is not { Part: PartOfSpeech.Det or PartOfSpeech.Adj };

    /// <summary>"Secretary of [State]": what an office is of is not named.</summary>
    private bool IsOffice(List<Token> run) =>
        run.Count == 1 && lexicon.NamesBody(run[0].Lower) && run[0].Previous() is { Lower: "of" } of &&
        of.Previous() is { } office && (lexicon.IsRole(office.Lower) || lexicon.IsTitleBefore(office.Text));

    /// <summary>The word of the phrase that hangs on a word outside it; the first of several.</summary>
    private static Token HeadOf(List<Token> run) => run.Find(token => token.Head is null || !run.Contains(token.Head)) ?? run[0];

    private bool IsNameWord(Token token) =>
        token.IsCapital && !IsParty(token) && (token.Part == PartOfSpeech.PropN || token.Tag is "NNP" or "NNPS") &&
        char.IsLetter(token.Text[0]) && (!lexicon.IsDayOrMonth(token.Lower) || IsSurname(token)) && token.Lower != "i";

    /// <summary>"Marsh, [R-Ky.], said": party and state.</summary>
    private static bool IsParty(Token token) => token.Text is [_, '-', var state, ..] && char.IsUpper(state);

    /// <summary>"Theresa [May]", "[May] said": a month's name in a person's place.</summary>
    private bool IsSurname(Token month) => month.Relation switch
    {
        "flat" => month.Head is { Part: PartOfSpeech.PropN } given && lexicon.IsGivenName(given.Text),
        "nsubj" => month.Head is { } verb && lexicon.IsSpeech(verb.Lemma),
        _ => false,
    };

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

        return AddOfPhrase(WithoutOffice(run), head);
    }

    /// <summary>"Secretary of Defense [Ana Costa]": the name begins at the given name, not with what the office is of.</summary>
    private List<Token> WithoutOffice(List<Token> run)
    {
        int given = run.FindIndex(token => lexicon.IsGivenName(token.Text));
        bool isOffice = given > 0 && given < run.Count - 1 && run[0].Previous() is { Lower: "of" or "for" } of &&
            of.Previous() is { } office && (lexicon.IsRole(office.Lower) || lexicon.IsTitleBefore(office.Text));
        return isOffice ? run[given..] : run;
    }

    private bool BeginsName(Token token) =>
        char.IsLetter(token.Text[0]) && (token.IsCapital || token.Base() is "amod" or "compound" || token.Relation == "nmod:desc" ||
            IsHyphenedParticle(token));

    /// <summary>"[al]-Anani".</summary>
    private bool IsHyphenedParticle(Token token) =>
        lexicon.IsParticle(token.Lower) && token.Next() is { Text: "-" } hyphen && hyphen.Start == token.End;

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

    /// <summary>"[Dean] Baker": a role that is no title before a name ("King Charles"), and that stands without "the".</summary>
    private bool IsForename(Token role) =>
        !lexicon.IsTitleBefore(role.Text) && role.Previous() is not { Part: PartOfSpeech.Det or PartOfSpeech.Adj or PartOfSpeech.Noun };

    private bool IsTitleWord(Token token, List<Token> run)
    {
        bool isTitle = (token.Relation == "nmod:desc" && token.Part == PartOfSpeech.Noun) || lexicon.IsTitleBefore(token.Text) ||
            lexicon.IsRole(token.Lower) || lexicon.IsHyphenedRole(token.Lower) || (!token.IsCapital && lexicon.IsRole(token.Lemma));
        bool isGiven = token.IsCapital && lexicon.IsGivenName(token.Text) && run.IndexOf(token) == run.Count - 2 &&
            token.Relation != "nmod:desc" && (!lexicon.IsRole(token.Lower) || IsForename(token));
        return isTitle && !isGiven;
    }
}
