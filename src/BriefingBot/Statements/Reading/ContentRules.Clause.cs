using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <content>The rule for a clause that a verb reports.</content>
internal static partial class ContentRules
{
    private static IReadOnlyList<Token>? Clause(Token word, Verb verb, IReadOnlyList<Token> source)
    {
        Token? clause = ReportedClause(word) ?? ClauseOfParticle(word, verb);
        if (clause is null && verb.Frames.HasFlag(VerbFrames.Clause))
        {
            return Split(word, verb);
        }

        if (clause is null || (IsInQuotation(clause) && !GoesOn(clause)) || !TakesClause(verb) || IsDescription(clause))
        {
            return null;
        }

        List<Token> content = WithoutMark(AfterThat(clause));
        content = clause.Index > word.Index ? [.. content.Where(token => token.Index > word.Index)] : content;
        if (content.Count == 0 || IsNotReported(clause, word, content))
        {
            return null;
        }

        content = verb.Frames.HasFlag(VerbFrames.Listener) ? WithoutHearer(word, clause, content) : content;
        content = [.. QuotedBetween(word, content[0]), .. content];
        content = [.. content, .. GoingOn(word, content[^1])];
        return [.. content, .. Condition(word, content), .. AndThat(word, content)];
    }

    /// <summary>
    /// "said she was confident [the bridge would hold]": a second clause right behind the first, which the tree hangs too high.
    /// </summary>
    private static List<Token> GoingOn(Token word, Token last) =>
        last.Part == PartOfSpeech.Punct ? []
            : word.ChildrenBy("ccomp").Where(child => child.Index > last.Index).Select(child => child.Subtree())
                .FirstOrDefault(clause => clause[0].Index == last.Index + 1 && clause[0].Quotation is null) ?? [];

    /// <summary>"X agreed: “…,” she said": what announces the words; ", [adding …]": a gerund of its own.</summary>
    private static bool IsNotReported(Token clause, Token word, List<Token> content) =>
        (clause.Index < word.Index && content.Exists(IsAnnouncing)) ||
        (content[0] is { Tag: "VBG" } && content[0].Previous() is { Text: "," });

    /// <summary>"said [“unequivocally” that] …": quoted words between the verb and the clause belong to what was said.</summary>
    private static IEnumerable<Token> QuotedBetween(Token word, Token start)
    {
        bool isQuoted = word.ChildrenBy("advmod", "obl").Any(child =>
            child.Index > word.Index && child.Index < start.Index && IsInQuotation(child));
        return isQuoted ? word.Sentence.Tokens.Where(token => token.Index > word.Index && token.Index < start.Index) : [];
    }

    /// <summary>
    /// "X said [the bridge was unsafe]", "[The bridge was unsafe], X said": the first clause after the verb, else the last before it.
    /// A clause with "that" which no "and" joins is the verb's, though the tree has it as its neighbour.
    /// </summary>
    private static Token? ReportedClause(Token word) =>
        word.Children.FirstOrDefault(child => child.Relation == "ccomp" && child.Index > word.Index && IsReported(child, word)) ??
        word.Children.FirstOrDefault(child => child.Relation == "conj" && child.Index > word.Index &&
            child.Child("mark")?.Lower == "that" &&
            !child.ChildrenBy("cc").Any(joint => joint.Index < child.Index) && IsReported(child, word)) ??
        word.Children.LastOrDefault(child => child.Relation == "ccomp" && IsReported(child, word));

    /// <summary>"made it clear [that the bridge was unsafe]".</summary>
    private static Token? ClauseOfParticle(Token word, Verb verb) =>
        word.Children.Where(child => verb.Particles.Contains(child.Lower)).SelectMany(child => child.Children)
            .FirstOrDefault(child => child.Base() is "ccomp" or "csubj" or "advcl" && child.Child("mark")?.Lower == "that");

    /// <summary>"“…,” said X, [clearly moved]", "in a statement [sent to reporters]": no clause, but what describes somebody.</summary>
    private static bool IsDescription(Token clause) =>
        !IsInQuotation(clause) && clause.Tag is "VBN" or "VBD" or "JJ" &&
        clause.Child("nsubj", "expl", "csubj", "mark", "cop", "aux") is null;

    private static bool TakesClause(Verb verb) => verb.Frames.HasFlag(VerbFrames.Clause) || verb.Kinds.HasFlag(VerbKinds.Speech);

    /// <summary>"claiming, for years, that …": what stands before "that" belongs to the verb.</summary>
    private static List<Token> AfterThat(Token clause)
    {
        List<Token> subtree = clause.Subtree();
        int that = subtree.FindIndex(token => token is { Lower: "that", Relation: "mark" } && token.Head == clause);
        return that > 0 ? subtree[(that + 1)..] : subtree;
    }

    /// <summary>"told the Post he was not planning an appeal": who was told stands before the clause's own subject.</summary>
    private static List<Token> WithoutHearer(Token word, Token clause, List<Token> content)
    {
        if (clause.Child("nsubj", "expl") is not { } subject || content[0].Index != word.Index + 1)
        {
            return content;
        }

        if (content is [var hearer, { Lower: "he" or "she" or "they" or "it" or "we" }, ..] && hearer.IsNominal())
        {
            return content[1..];
        }

        int start = content.IndexOf(subject.Subtree()[0]);
        bool isHearer = start > 0 &&
            content[..start].TrueForAll(token => token.IsNominal() || token.Part is PartOfSpeech.Det or PartOfSpeech.Adj) &&
            content[start - 1].IsNominal();
        return isHearer ? content[start..] : content;
    }

    /// <summary>"said it was “unsafe and old”": the quoted words go on with a clause that begins outside the marks.</summary>
    private static bool GoesOn(Token clause)
    {
        List<Token> subtree = clause.Subtree();
        int first = subtree.FindIndex(IsInQuotation);
        int last = subtree.FindLastIndex(IsInQuotation);
        bool before = first > 0 && subtree[first - 1].IsWord && subtree[first - 1].Lower is not "that" &&
            subtree[first - 1].Index == subtree[first].Index - 1;
        bool after = last + 1 < subtree.Count && subtree[last + 1].IsWord && subtree[last + 1].Index == subtree[last].Index + 1 &&
            subtree[last].Previous()?.Text is not ("," or "." or "?" or "!");
        return before || after;
    }

    /// <summary>"suggested the Democrats instead debate": a clause whose subject the tree reads as an object.</summary>
    private static List<Token>? Split(Token word, Verb verb)
    {
        Token? subject = word.Child("obj");
        Token? predicate = word.Children.FirstOrDefault(child => child.Base() == "xcomp" && child.Index > word.Index);
        return subject is not null && predicate is not null && subject.Index > word.Index && subject.Index < predicate.Index &&
            !verb.Frames.HasFlag(VerbFrames.Listener) && !IsInQuotation(subject)
            ? [.. subject.Subtree().Concat(predicate.Subtree()).OrderBy(token => token.Index)]
            : null;
    }

    /// <summary>
    /// A clause after the verb, or one that the sentence opens with and a comma ends; no adverbial clause ("Asked if …, X said", "Although
    /// …, X said").
    /// </summary>
    private static bool IsReported(Token clause, Token word)
    {
        if (clause.Index > word.Index)
        {
            return clause.Child("mark")?.Lower is null or "that" or "if" or "whether" or "as" or "like" or "for" or "to";
        }

        List<Token> subtree = clause.Subtree();
        bool isBare = clause.Tag is "VBN" or "VBG" && clause.Child("aux", "cop", "nsubj") is null && clause.Child("nsubj:pass") is null;
        bool isClosed = word.Subtree().Find(token => token.Index > subtree[^1].Index) is { Text: "," } ||
            subtree[^1].Text is "," or "”" or "\"" or "?" or "!";
        return clause.Child("mark") is null && !isBare && isClosed && clause.Child("nsubj", "expl", "csubj") is not null;
    }

    /// <summary>
    /// "said it would close if the pier moved": a condition that the tree hangs on the verb of saying belongs to what was said.
    /// </summary>
    private static IEnumerable<Token> Condition(Token word, List<Token> content)
    {
        Token? condition = word.ChildrenBy("advcl").FirstOrDefault(child =>
            child.Child("mark")?.Lower is "if" or "unless" or "until" or "except" && child.Index > content[^1].Index);
        List<Token> subtree = condition?.Subtree() ?? [];
        return subtree.Count > 0 && subtree[0].Index == content[^1].Index + 1 ? subtree : [];
    }

    /// <summary>"said it was old and [that it must be mended]": a further clause with "that" is the verb's as well.</summary>
    private static IEnumerable<Token> AndThat(Token word, List<Token> content) =>
        word.ChildrenBy("conj").Where(child => child.Child("mark")?.Lower == "that" && child.Index > content[^1].Index)
            .SelectMany(child => child.Subtree());

    private static List<Token> WithoutMark(List<Token> subtree)
    {
        int start = 0;
        while (start < subtree.Count &&
            (subtree[start].Part == PartOfSpeech.Punct && !subtree[start].IsQuotationMark ||
                (subtree[start].Lower == "that" && subtree[start].Relation == "mark")))
        {
            start++;
        }

        return subtree[start..];
    }

    /// <summary>"As X noted, [the bridge was unsafe]": the clause that the as-clause hangs on.</summary>
    private static IReadOnlyList<Token>? As(Token word, Verb verb, IReadOnlyList<Token> source)
    {
        bool says = verb.Kinds.HasFlag(VerbKinds.Speech) && verb.Frames.HasFlag(VerbFrames.Clause);
        if (!says || word.Child("mark")?.Lower != "as" || word.Base() != "advcl" ||
            word.Child("obj", "ccomp", "xcomp") is not null || word.Head is not { } clause || IsInQuotation(clause))
        {
            return null;
        }

        List<Token> own = word.Subtree();
        bool isSetOff = own[^1].Text == "," || own[^1].Next() is { Text: "," } || own[0].Text == "," || own[0].Previous() is { Text: "," };
        List<Token> others = [.. clause.Subtree().Where(token => !token.IsUnder(word))];
        List<Token> after = [.. others.Where(token => token.Index > own[^1].Index)], before = [.. others.Except(after)];
        return isSetOff ? [.. Lead(after.Exists(token => token.IsVerbal()) ? after : before)] : null;
    }

    /// <summary>
    /// "X said [some of what he does is due to the fact that …]": where the tree sees no clause after a verb of saying, all that follows is
    /// one if a finite verb is among it.
    /// </summary>
    private static List<Token>? Rest(Token word, Verb verb, IReadOnlyList<Token> source)
    {
        bool says = verb.Kinds.HasFlag(VerbKinds.Speech) && verb.Frames.HasFlag(VerbFrames.Clause) &&
            !verb.Frames.HasFlag(VerbFrames.Object) &&
            !verb.IsWeak && verb.Particles.Length == 0 && word.Tag is "VBD" or "VBZ" or "VBP" && source.Count > 0 &&
            source[0].Index < word.Index;
        List<Token> rest = [.. word.Sentence.Tokens.Where(token => token.Index > word.Index)];
        return says && MayBeClause(rest) && !word.ChildrenBy("parataxis", "conj").Any(child => child.IsVerbal())
            ? rest : null;
    }

    /// <summary>It begins as a subject does, has a finite verb and is in no quotation marks.</summary>
    private static bool MayBeClause(List<Token> words) =>
        words.Count >= 4 && !IsTimeNoun(words[0].Lower) && !words.Exists(IsInQuotation) &&
        words.Exists(token => token.Tag is "VBD" or "VBZ" or "VBP" or "MD") &&
        (words[0].IsNominal() || words[0].Part is PartOfSpeech.Det or PartOfSpeech.Pron or PartOfSpeech.Num or PartOfSpeech.Adj);
}
