using System.Text.RegularExpressions;
using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>A paragraph of a transcript or interview: who has the floor and where the words begin.</summary>
/// <param name="Speaker">Null: somebody who asks, or nobody known.</param>
/// <param name="Start">Where the words begin in the text.</param>
internal sealed record Turn(Member? Speaker, int Start, bool IsLabelled);

/// <summary>
/// Reads transcripts: "NAME, ROLE: …", "NAME (through translator): …", "Foreign Minister Varlamov: …", "Q: … A: …"; the paragraphs after a
/// label are its speaker's until the next one.
/// </summary>
internal sealed partial class TranscriptReader
{
    private const int FewestLabels = 2;

    /// <summary>
    /// The least share of paragraphs with a label that makes a text a transcript, whose other paragraphs go on with the last speaker.
    /// </summary>
    private const double LeastShare = 0.25;
    private readonly Dictionary<Paragraph, Turn> turns = [];

    /// <param name="interviewee">Whom "A:" means.</param>
    public TranscriptReader(Analysis analysis, Func<string, string?, Member?> memberOf, Func<Member?> interviewee)
    {
        List<(Paragraph Paragraph, Match Match)> labels = Labels(analysis);
        bool isInterview = labels.Count(label => label.Match.Groups["answer"].Success) > 0 &&
            labels.Count(label => label.Match.Groups["question"].Success) > 0;
        bool isTranscript = isInterview || labels.Count >= FewestLabels;
        foreach ((Paragraph paragraph, Match match) in labels)
        {
            Member? speaker = match.Groups["answer"].Success && isInterview ? interviewee() : Named(match, isTranscript, memberOf);
            bool asks = match.Groups["question"].Success && isTranscript;
            if (speaker is not null || asks)
            {
                turns[paragraph] = new Turn(speaker, match.Index + match.Length, IsLabelled: true);
            }
        }

        int paragraphs = analysis.Paragraphs.Count(paragraph => paragraph.Sentences.Length > 0);
        if (turns.Count >= FewestLabels && turns.Count >= LeastShare * paragraphs)
        {
            GoOn(analysis);
        }
    }

    /// <summary>The paragraphs that begin like "NAME, ROLE: …", "Q: …" or "Foreign Minister Varlamov: …", in order.</summary>
    private static List<(Paragraph Paragraph, Match Match)> Labels(Analysis analysis)
    {
        var labels = new List<(Paragraph Paragraph, Match Match)>();
        foreach (Paragraph paragraph in analysis.Paragraphs.Where(paragraph => paragraph.Sentences.Length > 0))
        {
            Match match = Label().Match(analysis.Text, paragraph.Span.Start, Math.Min(paragraph.Span.Length, 160));
            if (match.Success)
            {
                labels.Add((paragraph, match));
            }
        }

        return labels;
    }

    /// <summary>
    /// Whom a label names: "OTIS GRABEC, HARBOUR MASTER:" in a transcript, "Foreign Minister Varlamov:" anywhere; null if nobody.
    /// </summary>
    private static Member? Named(Match label, bool isTranscript, Func<string, string?, Member?> memberOf)
    {
        Group caps = label.Groups["caps"], name = label.Groups["name"], role = label.Groups["role"];
        return caps.Success && isTranscript ? memberOf(Titled(caps.Value), role.Success ? role.Value.Trim().ToLowerInvariant() : null)
            : name.Success ? memberOf(name.Value, null)
            : null;
    }

    /// <summary>The paragraph's turn; null if it is none's.</summary>
    public Turn? Of(Paragraph paragraph) => turns.GetValueOrDefault(paragraph);

    private void GoOn(Analysis analysis)
    {
        Turn? last = null;
        foreach (Paragraph paragraph in analysis.Paragraphs)
        {
            if (turns.TryGetValue(paragraph, out Turn? own))
            {
                last = own;
            }
            else if (last is not null && paragraph.Quotations.Length == 0 && analysis.Text[paragraph.Span.Start] is not ('(' or '['))
            {
                turns[paragraph] = last with { Start = paragraph.Span.Start, IsLabelled = false };
            }
        }
    }

    /// <summary>"OTIS GRABEC" → "Otis Grabec", "O’DEASY" → "O’Deasy".</summary>
    private static string Titled(string name) =>
        FirstLetters().Replace(name.Trim().ToLowerInvariant(), match => match.Value.ToUpperInvariant());

    private const string Question = @"(?<question>Q|Question|QUESTION)";
    private const string Answer = @"(?<answer>A|Answer|ANSWER)";
    private const string Caps = @"(?<caps>[A-Z][A-Z.’'\-]+(?:\s+[A-Z][A-Z.’'\-]*){0,3})(?:,\s*(?<role>[A-Z][A-Z’'\-,\s]{2,60}))?";
    private const string Name = @"(?<name>\p{Lu}[\p{L}.’'\-]+(?:\s+\p{Lu}[\p{L}.’'\-]*){0,5})";
    private const string Aside = @"(?:\s*\([^)\n]{1,40}\))?";

    [GeneratedRegex(
        @"\G\s*(?:" + Question + "|" + Answer + "|" + Caps + "|" + Name + ")" + Aside + @"\s*:\s+(?=\S)",
        RegexOptions.CultureInvariant,
        500)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<![\p{L}])\p{Ll}", RegexOptions.CultureInvariant)]
    private static partial Regex FirstLetters();
}
