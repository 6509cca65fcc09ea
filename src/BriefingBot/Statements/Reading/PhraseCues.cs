using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>Phrases that name a source: "according to X", "in X's view", "in the words of X".</summary>
internal static class PhraseCues
{
    /// <summary>"according to X, …": the clause that the phrase hangs on is X's.</summary>
    public static Cue? According(Token token)
    {
        // "according to engineer Ana Costa": the phrase may hang on the role, which hangs on the name.
        Token? source = token.Head is { Relation: "nmod:desc", Head: { } bearer } ? bearer : token.Head;
        if (token.Next() is not { Lower: "to" } || source is null || token.Base() is not ("case" or "mark" or "fixed") ||
            source.Head is not { } clause)
        {
            return null;
        }

        bool isSetOff = token.Previous() is { Text: "," };
        while (clause.Base() == "xcomp" || (isSetOff && clause.Base() is "advcl" or "acl" && clause.Index < token.Index))
        {
            clause = clause.Head!;
        }

        Token last = source.Subtree()[^1];
        List<Token> content = [.. Without(clause, source, token.Index).Where(other => !IsBeside(other, last))];
        return new Cue(token, "according to", null, [.. source.WithConjuncts().Where(one => one.Index > token.Index)])
        {
            Rule = "according-to", Content = content,
        };
    }

    /// <summary>"according to police [at the scene]": what no mark parts from the phrase belongs to it.</summary>
    private static bool IsBeside(Token token, Token last)
    {
        Token? at = last;
        while (at is not null && at.Part != PartOfSpeech.Punct && at.Index < token.Index)
        {
            at = at.Next();
        }

        return token.Index > last.Index && at == token && token.Part != PartOfSpeech.Punct;
    }

    /// <summary>"in X's view", "in the words of X".</summary>
    public static Cue? View(Token token)
    {
        if (token.Lower is not ("view" or "opinion" or "words") || token.Case() is not ("in" or "to" or "for") ||
            token.Head is not { } clause || !clause.IsVerbal() && clause.Child("cop") is null)
        {
            return null;
        }

        Token? owner = token.Child("nmod:poss") ?? token.ChildrenBy("nmod").FirstOrDefault(child => child.Case() == "of");
        return owner is null
            ? null
            : new Cue(token, token.Text, null, [.. owner.WithConjuncts()]) { Rule = "view", Content = Without(clause, token),
                Confidence = Confidence.Continued };
    }

    /// <summary>The clause of a word less a phrase in it.</summary>
    /// <param name="from">Index that the phrase begins at, whatever the tree hangs on it from before.</param>
    private static List<Token> Without(Token clause, Token phrase, int from = 0)
    {
        List<Token> kept = [.. clause.Subtree().Where(token => !token.IsUnder(phrase) || token.Index < from)];
        return clause.Base() is "root" or "ccomp" or "parataxis" or "advcl" or "conj" or "acl" ? TrimLead(kept) : kept;
    }

    private static List<Token> TrimLead(List<Token> tokens)
    {
        int start = 0;
        while (start < tokens.Count &&
            (tokens[start].Relation is "cc" or "mark" || (tokens[start].Part == PartOfSpeech.Punct && !tokens[start].IsQuotationMark)))
        {
            start++;
        }

        return tokens[start..];
    }
}
