using BriefingBot.Articles;
using BriefingBot.Statements.Text;

namespace BriefingBot.Statements.Attribution;

/// <summary>A word, or a whole run of quoted words collapsed to one item: grammar is read on the sentence without what others say in it.</summary>
internal sealed class Item
{
    private string lastText = "";

    private Item(Token? word, Quotation? quotation, Span span)
    {
        Word = word;
        Quotation = quotation;
        Span = span;
    }

    public Token? Word { get; }

    public Quotation? Quotation { get; }

    public Span Span { get; private set; }

    public bool IsQuotation => Quotation is not null;

    /// <summary>Quoted words with a comma before the closing mark.</summary>
    public bool EndsWithComma { get; private set; }

    public static IEnumerable<Item> Collapse(IEnumerable<Token> tokens)
    {
        Item? last = null;
        foreach (Token token in tokens)
        {
            if (token.Quotation is null)
            {
                if (last is not null)
                {
                    yield return last;
                }

                last = new Item(token, null, token.Span);
            }
            else if (last is { } quoted && quoted.Quotation == token.Quotation)
            {
                quoted.Span = new Span(quoted.Span.Start, token.End);
                quoted.EndsWithComma = token.End == token.Quotation.End && quoted.lastText == ",";
                quoted.lastText = token.Text;
            }
            else
            {
                if (last is not null)
                {
                    yield return last;
                }

                last = new Item(null, token.Quotation, token.Span);
            }
        }

        if (last is not null)
        {
            yield return last;
        }
    }
}

/// <summary>A name in a sentence, titles included: items [First, End).</summary>
internal sealed class Mention(ArticleSpeaker speaker, int first, int end, int sentence)
{
    public ArticleSpeaker Speaker { get; } = speaker;

    public int First { get; } = first;

    public int End { get; } = end;

    /// <summary>Number of the sentence in the article.</summary>
    public int Sentence { get; } = sentence;

    public bool IsPossessive { get; init; }

    /// <summary>May be the subject of a clause: no possessive, hangs on no preposition, is no modifier of a noun.</summary>
    public bool IsSubject { get; init; }

    /// <summary>The first person among the sentence's subjects.</summary>
    public bool IsFirstPerson { get; init; }
}

/// <summary>A sentence as the attribution reads it.</summary>
internal sealed class Sentence
{
    private const int LongestDescription = 12;

    public Sentence(int number, IReadOnlyList<Token> tokens, Lexicon lexicon)
    {
        Number = number;
        Items = [.. Item.Collapse(tokens)];
        Span = new Span(tokens[0].Start, tokens[^1].End);
        Words = Array.ConvertAll(Items, item => item.Word?.Lower ?? "\"");
        MentionAt = new Mention?[Items.Length];
        IsOnlyQuotation = Items.All(item => item.IsQuotation || !item.Word!.IsWord);
        Lexicon = lexicon;
    }

    public int Number { get; }

    public Item[] Items { get; }

    /// <summary>The items' words in lower case; <c>"</c> for a quotation.</summary>
    public string[] Words { get; }

    public Mention?[] MentionAt { get; }

    public List<Mention> Mentions { get; } = [];

    public List<Cue> Cues { get; } = [];

    public Span Span { get; }

    /// <summary>Nothing but quoted words and marks.</summary>
    public bool IsOnlyQuotation { get; }

    public int Count => Items.Length;

    private Lexicon Lexicon { get; }

    public bool IsQuotation(int i) => Items[i].IsQuotation;

    /// <summary>The word, or "" outside the sentence.</summary>
    public string WordAt(int i) => (uint)i < (uint)Words.Length ? Words[i] : "";

    public bool IsLowerCase(int i) => Items[i].Word is { IsLowerCase: true };

    public bool IsPlainWord(int i) => Items[i].Word is { IsLetter: true };

    public Mention? MentionStartingAt(int i) => (uint)i < (uint)MentionAt.Length && MentionAt[i] is { } mention && mention.First == i ? mention : null;

    public Mention? MentionEndingAt(int end) => end > 0 && end <= MentionAt.Length && MentionAt[end - 1] is { } mention && mention.End == end ? mention : null;

    /// <summary>
    /// The person that a place or body describes: "Jane Doe of Velmar", "Jane Doe, a baker from Orsby, Velmar". Null where none stands before
    /// it in the same noun phrase.
    /// </summary>
    public Mention? PersonDescribedBy(Mention place)
    {
        if (place.Speaker.IsPerson || !(WordAt(place.First - 1) == "," || Lexicon.Prepositions.Contains(WordAt(place.First - 1)) ||
            (WordAt(place.First - 1) == "the" && Lexicon.Prepositions.Contains(WordAt(place.First - 2)))))
        {
            return null;
        }

        for (int i = place.First - 1; i >= 0 && i > place.First - LongestDescription && !IsQuotation(i); i--)
        {
            if (MentionEndingAt(i + 1) is { Speaker.IsPerson: true } person)
            {
                return person is { IsPossessive: false, IsSubject: true } ? person : null;
            }

            if (MentionAt[i] is null && (Words[i] is "." or ";" or ":" or "that" or "who" || (IsClearVerb(i) && !Lexicon.Roles.Contains(Words[i])) || Lexicon.Auxiliaries.Contains(Words[i])))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>A word that may be a noun there: no mark, no quotation, nothing of a closed class.</summary>
    public bool IsNounAt(int i) => i < Count && IsPlainWord(i) && !Lexicon.Function.Contains(Words[i]) && !Lexicon.Prepositions.Contains(Words[i]) && !Lexicon.IsAdverb(Words[i]);

    /// <summary>A cue verb that is no noun or adjective as often.</summary>
    public bool IsClearVerb(int i) => Lexicon.IsCue(Words[i]) && !Lexicon.Nounish.Contains(Words[i]);

    /// <summary>The text of items [from, to) as a span of the body; null where there is none.</summary>
    public Span? SpanOf(int from, int to) => to > from ? new Span(Items[from].Span.Start, Items[to - 1].Span.End) : null;

    public void Add(Mention mention)
    {
        Mentions.Add(mention);
        Array.Fill(MentionAt, mention, mention.First, mention.End - mention.First);
    }
}
