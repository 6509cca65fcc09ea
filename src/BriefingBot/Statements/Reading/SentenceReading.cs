using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>A sentence as the extractor has read it: whom it names, which cues it has and which pieces of quotations.</summary>
internal sealed class SentenceReading(Sentence sentence)
{
    public Sentence Sentence { get; } = sentence;

    /// <summary>Names and role phrases outside quotations, in order.</summary>
    public List<Mention> Mentions { get; } = [];

    public List<Cue> Cues { get; } = [];

    /// <summary>
    /// The quotations' parts in this sentence, in order: outer quotations only, nicknames and single words of a name apart.
    /// </summary>
    public List<QuotationPiece> Pieces { get; } = [];

    /// <summary>True if all its words stand in quotations.</summary>
    public bool IsOnlyQuotation => Pieces.Count > 0 && !Sentence.Tokens.Any(token => token.Quotation is null && token.IsWord);

    public Mention? MentionOf(Token head) => Mentions.Find(mention => mention.Head == head);
}

/// <summary>The part of a quotation that one sentence holds.</summary>
internal sealed class QuotationPiece(Quotation quotation, IReadOnlyList<Token> tokens)
{
    public Quotation Quotation { get; } = quotation;

    /// <summary>Marks included.</summary>
    public IReadOnlyList<Token> Tokens { get; } = tokens;

    public Token First => Tokens[0];

    public Token Last => Tokens[^1];

    /// <summary>Number of words.</summary>
    public int Words { get; } = tokens.Count(token => token.IsWord);

    /// <summary>"Good Morning Velmar", “The Long Way Home”: the name of a work or a programme, not words that somebody said.</summary>
    public bool IsTitle { get; } = tokens.Count(token => token.IsWord) is >= 2 and <= 7 && tokens[^1].IsQuotationMark &&
        (tokens[^2].IsWord || (tokens[^2].Text == "," && tokens[0].Previous() is { Part: PartOfSpeech.Adp })) &&
        tokens.Where(token => token.IsWord)
            .All(token =>
                token.IsCapital || token.Part is PartOfSpeech.Adp or PartOfSpeech.Det or PartOfSpeech.CConj or PartOfSpeech.Part
                    or PartOfSpeech.Num);

    /// <summary>Whose it is; null: not known.</summary>
    public QuotationOwner? Owner { get; set; }
}

/// <summary>Whose a quotation is, and by which rule.</summary>
/// <param name="Speakers">Empty: somebody's whom the article does not name.</param>
internal sealed record QuotationOwner(IReadOnlyList<Member> Speakers, Cue? Cue, string CueText, string Rule, Confidence Confidence);
