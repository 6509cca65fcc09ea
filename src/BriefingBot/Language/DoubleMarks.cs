namespace BriefingBot.Language;

/// <summary>A pair of marks, as places of tokens.</summary>
/// <param name="Open">-1 if the quotation goes on from the paragraph before without a mark.</param>
/// <param name="Close">-1 if none closes it.</param>
/// <param name="EndsBefore">True if the closing mark was forgotten: <paramref name="Close"/> is the last token.</param>
internal readonly record struct MarkPair(int Open, int Close, bool EndsBefore = false);

/// <summary>Matches the double marks and guillemets of a paragraph.</summary>
internal sealed class DoubleMarks(string text, List<Token> tokens, Span paragraph)
{
    private const int MostDeep = 8;

    private readonly List<MarkPair> pairs = [];
    private readonly List<int> open = [];
    private readonly HashSet<int> inches = [];
    private bool alternates;
    private bool nextOpens;
    private int surplus;

    /// <summary>The pairs, in the order in which they close.</summary>
    /// <param name="continues">True if the paragraph before ends in an open quotation.</param>
    /// <param name="continued">True if the next paragraph begins with a mark, so that one unclosed here goes on there.</param>
    public List<MarkPair> Match(bool continues, bool continued)
    {
        int[] marks = [.. Enumerable.Range(0, tokens.Count).Where(i => QuotationMarks.IsDouble(tokens[i].Text))];
        FindInches(marks);
        ReadStraight(marks);
        surplus -= continued ? 1 : 0;
        foreach (int i in marks)
        {
            if (inches.Contains(i))
            {
                continue;
            }

            if (Opens(i))
            {
                Open(i);
            }
            else if (!Close(i) && continues && pairs.Count == 0 && open.Count == 0)
            {
                pairs.Add(new MarkPair(-1, i));
            }
        }

        foreach (int i in open)
        {
            pairs.Add(new MarkPair(i, -1));
        }

        return pairs;
    }

    private void Open(int i)
    {
        if (open.Count >= MostDeep)
        {
            return;
        }

        if (open.Count > 0 && surplus > 0 && Forgotten(open[^1], i) is > 0 and var end)
        {
            pairs.Add(new MarkPair(open[^1], end, EndsBefore: true));
            open.RemoveAt(open.Count - 1);
            surplus--;
        }

        open.Add(i);
    }

    /// <summary>
    /// Where the quotation before ended if its closing mark was forgotten, “We go, he said. “We stay.”:
    /// at the last stop; 0 if it may go on.
    /// </summary>
    private int Forgotten(int before, int i)
    {
        if (QuotationMarks.Family(tokens[i].Text) != QuotationMarks.Family(tokens[before].Text))
        {
            return 0;
        }

        int end = i - 1;
        while (end > before && tokens[end].Text is not ("." or "?" or "!" or "..." or "…" or "," or ":"))
        {
            end--;
        }

        bool isBehind = end == i - 1;
        return end > before && (isBehind || tokens[end].Text is not ("," or ":")) ? end : 0;
    }

    private bool Close(int i)
    {
        int at = open.FindLastIndex(mark => QuotationMarks.Family(tokens[mark].Text) == QuotationMarks.Family(tokens[i].Text));
        if (at < 0)
        {
            return false;
        }

        pairs.Add(new MarkPair(open[at], i));
        open.RemoveRange(at, open.Count - at);
        return true;
    }

    private bool Opens(int i)
    {
        MarkShape shape = Shape(i);
        bool? bySign = tokens[i].Text switch
        {
            // „Deutsch“, and an opening mark set where a closing one belongs.
            "“" => shape != MarkShape.Closes || open.Count == 0,
            "”" => shape == MarkShape.Opens && open.Count == 0,
            "„" or "‟" or "``" or "‘‘" or "「" or "『" => true,
            "」" or "』" => false,
            "«" or "‹" => shape != MarkShape.Closes,
            "»" or "›" => shape == MarkShape.Opens,
            "''" or "’’" => shape != MarkShape.Closes && open.Count == 0,
            _ => null,
        };
        if (bySign is { } opens)
        {
            return opens;
        }

        if (alternates)
        {
            nextOpens = !nextOpens;
            return nextOpens;
        }

        return shape == MarkShape.Unclear ? open.Count == 0 : shape == MarkShape.Opens;
    }

    /// <summary>
    /// Straight marks are read by the blanks beside them; where these make no sense ("We go, "he said) and the marks are even in number,
    /// they open and close in turn. Counts too by how much the opening marks outnumber the closing ones.
    /// </summary>
    private void ReadStraight(int[] marks)
    {
        int depth = 0;
        bool isSound = true;
        bool isMisplaced = false;
        int[] family = [.. marks.Where(i => QuotationMarks.Family(tokens[i].Text) == 0 && !inches.Contains(i))];
        foreach (int i in family)
        {
            MarkShape shape = Shape(i);
            isMisplaced |= depth > 0 && shape == MarkShape.Opens && char.IsLower(text[tokens[i].End]);
            depth += LooksOpening(i, shape, depth) ? 1 : -1;
            isSound &= depth is >= 0 and <= 2;
        }

        surplus = depth;
        bool isEven = family.Length > 0 && family.Length % 2 == 0 && family.All(i => QuotationMarks.IsStraight(tokens[i].Text));
        alternates = isEven && isMisplaced && !(isSound && depth == 0) &&
            Shape(family[0]) != MarkShape.Closes && Shape(family[^1]) != MarkShape.Opens;
    }

    private MarkShape Shape(int i) => QuotationMarks.Shape(text, tokens[i], paragraph);

    private bool LooksOpening(int i, MarkShape shape, int depth) => QuotationMarks.IsStraight(tokens[i].Text)
        ? shape == MarkShape.Opens || (shape == MarkShape.Unclear && depth == 0)
        : tokens[i].Text is "“" or "„" or "``" or "‘‘";

    /// <summary>6'2" and, where the marks are odd in number, 5".</summary>
    private void FindInches(int[] marks)
    {
        bool isOdd = marks.Count(i => QuotationMarks.IsStraight(tokens[i].Text)) % 2 == 1;
        foreach (int i in marks.Where(i => tokens[i].Text is "\"" or "''" or "”" or "″" && IsBehindDigit(i)))
        {
            bool isFeet = i > 2 && tokens[i - 2].Text is "'" or "’" or "′" && IsBehindDigit(i - 2);
            bool isNext = i + 1 < tokens.Count && tokens[i + 1].IsWord && tokens[i].Text is "\"" or "″";
            if (isFeet || (isOdd && isNext))
            {
                inches.Add(i);
            }
        }
    }

    private bool IsBehindDigit(int i) => i > 0 && char.IsAsciiDigit(tokens[i - 1].Text[^1]) && tokens[i - 1].End == tokens[i].Start;
}
