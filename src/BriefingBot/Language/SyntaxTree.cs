using System.Collections.Immutable;

namespace BriefingBot.Language;

/// <summary>The dependency tree of a sentence.</summary>
public sealed class SyntaxTree
{
    private readonly ImmutableArray<Token> tokens;
    private readonly ImmutableArray<WordSyntax> words;
    private readonly List<Token>[] children;
    private readonly string?[] lemmas;
    private readonly Morphology morphology;

    internal SyntaxTree(ImmutableArray<Token> tokens, ImmutableArray<WordSyntax>? parsed, Morphology morphology)
    {
        this.tokens = tokens;
        this.morphology = morphology;
        IsKnown = parsed is not null;
        words = parsed is { } given
            ? Acyclic(OneSubject(OnHeads([.. given.Select((word, i) => Consistent(word, tokens[i]))])))
            : [.. tokens.Select(_ => new WordSyntax(PartOfSpeech.X, "", -1, "", 0))];
        lemmas = new string?[tokens.Length];
        children = [.. tokens.Select(_ => new List<Token>())];
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Head >= 0)
            {
                children[words[i].Head].Add(tokens[i]);
            }
        }
    }

    /// <summary>False if the sentence was not parsed.</summary>
    public bool IsKnown { get; }

    /// <summary>The word that depends on none; null without a tree.</summary>
    public Token? Root => IsKnown ? tokens.FirstOrDefault(token => HeadOf(token) is null) : null;

    /// <summary>
    /// A word in small letters is no name: its tag says what else it is. "WHO" in capitals is one, though the parser, which does not see
    /// case well, takes it for a pronoun. No name helps a verb: "May said".
    /// </summary>
    private static WordSyntax Consistent(WordSyntax word, Token token) => word.Part switch
    {
        PartOfSpeech.PropN when char.IsLower(token.Text[0]) => InSmallLetters(word, token),
        PartOfSpeech.PropN when word.Relation == "aux" => word with { Relation = "nsubj" },
        PartOfSpeech.Pron when token.Text == "WHO" => word with { Part = PartOfSpeech.PropN, Tag = "NNP" },
        _ => word,
    };

    private static WordSyntax InSmallLetters(WordSyntax word, Token token) => word.Tag switch
    {
        ['V', 'B', ..] => word with { Part = PartOfSpeech.Verb },
        ['J', 'J', ..] => word with { Part = PartOfSpeech.Adj },
        ['N', 'N', 'P', ..] when token.Lower.EndsWith("ed", StringComparison.Ordinal) =>
            word with { Part = PartOfSpeech.Verb, Tag = "VBD" },
        ['N', 'N', 'P', ..] => word with { Part = PartOfSpeech.Noun, Tag = "NN" },
        _ => word,
    };

    /// <summary>What hangs on a later word of a name hangs on the name's first: "according to [Ilse] Marrow".</summary>
    private static ImmutableArray<WordSyntax> OnHeads(ImmutableArray<WordSyntax> words)
    {
        var moved = words.ToArray();
        for (int i = 0; i < moved.Length; i++)
        {
            for (int steps = 0; moved[i].Head is >= 0 and var head && words[head].Relation == "flat" &&
                words[head].Head is >= 0 and var first && first != i && steps < words.Length; steps++)
            {
                moved[i] = moved[i] with { Head = first };
            }
        }

        return [.. moved];
    }

    /// <summary>
    /// "X said [he] thought it was over": a verb with a subject on either side, and the later one before a verb without any. The later one
    /// is that verb's, and what it says is the first verb's clause.
    /// </summary>
    private static ImmutableArray<WordSyntax> OneSubject(ImmutableArray<WordSyntax> words)
    {
        var moved = words.ToArray();
        for (int i = 0; i < moved.Length; i++)
        {
            int verb = moved[i].Head;
            if (moved[i].Relation != "nsubj" || verb < 0 || verb > i || moved[verb].Part != PartOfSpeech.Verb ||
                !Enumerable.Range(0, verb).Any(j => IsSubjectOf(moved, j, verb)) || ClauseAfter(moved, verb, i) is not { } clause)
            {
                continue;
            }

            moved[i] = moved[i] with { Head = clause };
            moved[clause] = moved[clause] with { Head = verb, Relation = "ccomp" };
        }

        return [.. moved];
    }

    /// <summary>The first finite verb after a subject that hangs on the subject, its verb or that one's subject, and has none.</summary>
    private static int? ClauseAfter(WordSyntax[] words, int verb, int subject)
    {
        for (int j = subject + 1; j < words.Length; j++)
        {
            bool hangsAbove = words[j].Head == verb || words[j].Head == subject || IsSubjectOf(words, words[j].Head, verb);
            if (words[j].Part is PartOfSpeech.Punct)
            {
                return null;
            }

            bool isClause = words[j] is { Part: PartOfSpeech.Verb, Relation: "ccomp" or "conj" or "parataxis" };
            if (hangsAbove && isClause && words[j].Tag is "VBD" or "VBZ" or "VBP" or "VB")
            {
                return Enumerable.Range(0, words.Length).Any(k => IsSubjectOf(words, k, j)) ? null : j;
            }
        }

        return null;
    }

    private static bool IsSubjectOf(WordSyntax[] words, int word, int verb) =>
        word >= 0 && words[word].Head == verb && words[word].Relation == "nsubj";

    /// <summary>Heads that lead back to their word are cut: whoever walks up the tree comes to an end.</summary>
    private static ImmutableArray<WordSyntax> Acyclic(ImmutableArray<WordSyntax> words)
    {
        var checkedWords = words.ToArray();
        for (int i = 0; i < checkedWords.Length; i++)
        {
            int at = i;
            for (int steps = 0; at >= 0 && steps <= checkedWords.Length; steps++)
            {
                at = checkedWords[at].Head;
                if (at == i)
                {
                    checkedWords[i] = checkedWords[i] with { Head = -1 };
                    break;
                }
            }
        }

        return [.. checkedWords];
    }

    internal WordSyntax Of(Token token) => words[token.Index - tokens[0].Index];

    internal Token? HeadOf(Token token) => Of(token).Head is >= 0 and var head ? tokens[head] : null;

    internal IReadOnlyList<Token> ChildrenOf(Token token) => children[token.Index - tokens[0].Index];

    internal string Lemma(Token token) =>
        lemmas[token.Index - tokens[0].Index] ??= morphology.Lemma(token.Lower, Of(token).Part, Of(token).Tag);
}
