namespace BriefingBot.Language;

/// <summary>What the signs beside a mark say of it.</summary>
internal enum MarkShape
{
    /// <summary>Nothing, or two things.</summary>
    Unclear,

    /// <summary>A blank or bracket before it and a word behind.</summary>
    Opens,

    /// <summary>A word or stop before it and a blank or stop behind.</summary>
    Closes,
}

/// <summary>The signs that stand for quotation marks.</summary>
internal static class QuotationMarks
{
    public static bool IsDouble(string token) =>
        token is "''" or "``" or "‘‘" or "’’" || (token.Length == 1 && "“”″„‟\"«»‹›＂「」『』".Contains(token[0]));

    public static bool IsSingle(string token) => token is "‘" or "’" or "‚" or "'" or "‛";

    public static bool IsStraight(string token) => token is "\"" or "＂" or "″";

    /// <summary>Marks of one family open and close each other.</summary>
    public static int Family(string token) => token[0] switch
    {
        '«' or '»' => 1,
        '‹' or '›' => 2,
        '「' or '」' => 3,
        '『' or '』' => 4,
        _ => 0,
    };

    public static MarkShape Shape(string text, Token mark, Span paragraph)
    {
        char before = mark.Start > paragraph.Start ? text[mark.Start - 1] : ' ';
        char after = mark.End < paragraph.End ? text[mark.End] : ' ';
        bool isOmission = IsOmission(text, mark.End, paragraph.End);
        if (MayStandBeforeOpening(before) && !char.IsWhiteSpace(after) && (isOmission || !".,;:!?)]}”’»".Contains(after)))
        {
            // Behind a mark or a dash, a closing one unless a word follows.
            bool isSure = !"\"'-—–".Contains(before) || char.IsLetterOrDigit(after) || "\"'‘“$[(.…".Contains(after);
            return isSure ? MarkShape.Opens : MarkShape.Unclear;
        }

        bool closes = !char.IsWhiteSpace(before) && !"([{“‘„".Contains(before) && !char.IsLetterOrDigit(after);
        return closes ? MarkShape.Closes : MarkShape.Unclear;
    }

    private static bool MayStandBeforeOpening(char before) => char.IsWhiteSpace(before) || "([{—–-/“‘«„‚\"'¿¡>:`".Contains(before);

    // "...and then": words left out at a quotation's start.
    private static bool IsOmission(string text, int i, int end) =>
        i + 2 < end && text[i] == '.' && text[i + 1] == '.' && text[i + 2] is '.' or ' ';
}
