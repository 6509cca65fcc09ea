namespace BriefingBot.Statements.Attribution;

/// <summary>Finds where the words that describe a source begin, so that they are not taken for what it said.</summary>
internal sealed class SourceEdge(Lexicon lexicon)
{
    /// <summary>The source's left edge, over the words that describe it: "…, a spokesman for X, Y said".</summary>
    public int Of(Sentence sentence, int start)
    {
        int i = start - 1;
        for (int steps = 0; i >= 0 && steps < 9 && Describes(sentence, i); steps++)
        {
            i--;
        }

        bool atBorder = i < 0 || sentence.IsQuotation(i) || ContentFinder.Marks.Contains(sentence.Words[i]);
        return i + 1 < start && atBorder ? i + 1 : start;
    }

    private bool Describes(Sentence sentence, int i)
    {
        if (sentence.IsQuotation(i))
        {
            return false;
        }

        if (sentence.MentionAt[i] is not null)
        {
            return true;
        }

        string word = sentence.Words[i];
        bool joins = (word is "of" or "for" && sentence.WordAt(i - 1).Length > 0 && sentence.MentionEndingAt(i) is null) || (word == "and" && lexicon.Roles.Contains(sentence.WordAt(i - 1)));
        bool isPlain = sentence.Items[i].Word is { IsWord: true } && word is not ("that" or "and" or "but" or "as" or "while" or "when" or "because" or "so" or "if" or "is" or "was" or "are" or "has" or "had") &&
            !lexicon.Prepositions.Contains(word) && !(sentence.IsClearVerb(i) && !lexicon.Roles.Contains(word));
        return joins || isPlain;
    }
}
