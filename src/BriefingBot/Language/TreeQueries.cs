namespace BriefingBot.Language;

/// <summary>Questions to a sentence's tree that several readers have.</summary>
public static class TreeQueries
{
    /// <summary>The relation without its subtype ("nsubj:pass" → "nsubj").</summary>
    public static string Base(this Token token)
    {
        int colon = token.Relation.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? token.Relation : token.Relation[..colon];
    }

    /// <summary>The same, "that" aside, which may stand for what was said before.</summary>
    public static bool IsWho(this Token token) => token.IsRelative() && token.Lower != "that";

    /// <summary>A word that takes up another one: "the mayor [who] said so". The WHO is a name.</summary>
    public static bool IsRelative(this Token token) => token.Part != PartOfSpeech.PropN && token.Lower is ("who" or "which" or "that");

    /// <summary>The first dependent with one of the relations, subtypes included if a relation is given without one.</summary>
    public static Token? Child(this Token token, params ReadOnlySpan<string> relations)
    {
        foreach (Token child in token.Children)
        {
            if (relations.Contains(child.Relation) || relations.Contains(child.Base()))
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>All dependents with one of the relations.</summary>
    public static IEnumerable<Token> ChildrenBy(this Token token, params string[] relations) =>
        token.Children.Where(child => relations.Contains(child.Relation) || relations.Contains(child.Base()));

    /// <summary>The word and all that depend on it, directly or not, in order.</summary>
    public static List<Token> Subtree(this Token token)
    {
        var found = new List<Token> { token };
        for (int i = 0; i < found.Count; i++)
        {
            found.AddRange(found[i].Children);
        }

        found.Sort((a, b) => a.Index.CompareTo(b.Index));
        return found;
    }

    /// <summary>True if the word is <paramref name="ancestor"/> or depends on it.</summary>
    public static bool IsUnder(this Token token, Token ancestor)
    {
        for (Token? at = token; at is not null; at = at.Head)
        {
            if (at == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words above it, the nearest first.</summary>
    public static IEnumerable<Token> Ancestors(this Token token)
    {
        for (Token? at = token.Head; at is not null; at = at.Head)
        {
            yield return at;
        }
    }

    /// <summary>The word and what is joined to it by "and" or "or", in order.</summary>
    public static IEnumerable<Token> WithConjuncts(this Token token)
    {
        yield return token;
        foreach (Token conjunct in token.ChildrenBy("conj"))
        {
            foreach (Token one in conjunct.WithConjuncts())
            {
                yield return one;
            }
        }
    }

    public static bool IsVerbal(this Token token) => token.Part is PartOfSpeech.Verb or PartOfSpeech.Aux;

    public static bool IsNominal(this Token token) => token.Part is PartOfSpeech.Noun or PartOfSpeech.PropN;

    /// <summary>The preposition of a nominal, in lower case ("by", "according"); null without one.</summary>
    public static string? Case(this Token token) => (token.Child("case") ?? token.Child("nmod:desc", "compound")?.Child("case"))?.Lower;

    /// <summary>The token before it in its sentence.</summary>
    public static Token? Previous(this Token token)
    {
        int at = token.Index - token.Sentence.Tokens[0].Index - 1;
        return at >= 0 ? token.Sentence.Tokens[at] : null;
    }

    /// <summary>The token after it in its sentence.</summary>
    public static Token? Next(this Token token)
    {
        int at = token.Index - token.Sentence.Tokens[0].Index + 1;
        return at < token.Sentence.Tokens.Length ? token.Sentence.Tokens[at] : null;
    }
}
