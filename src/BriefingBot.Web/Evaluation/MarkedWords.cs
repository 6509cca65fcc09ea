using System.Collections.Immutable;
using BriefingBot.Statements;

namespace BriefingBot.Web.Evaluation;

/// <summary>The words of an article's body, by number: what marked and extracted statements are compared by.</summary>
internal sealed class MarkedWords
{
    /// <summary>A statement is direct from this share of its words in quotation marks: a mark may begin with a "that" before them.</summary>
    private const double DirectShare = 0.9;

    private readonly string body;
    private readonly IReadOnlyList<(string Word, int Start)> words;
    private readonly bool[] quoted;

    public MarkedWords(string body)
    {
        this.body = body;
        words = EvalText.PlacedWords(body);
        bool[] inside = Quoted(body);
        quoted = [.. words.Select(word => inside[word.Start])];
    }

    /// <summary>The words of these spans.</summary>
    public HashSet<int> Of(ImmutableArray<Span> spans) =>
        [.. Enumerable.Range(0, words.Count).Where(i => spans.Any(span => span.Contains(new Span(words[i].Start, words[i].Start + 1))))];

    /// <summary>
    /// The words of a marked statement, wherever its pieces stand between its start and its end; empty where its text isn't in the body.
    /// </summary>
    public HashSet<int> Of(EvalStatement marked)
    {
        bool isPlaced = marked.Start is >= 0 && marked.End > marked.Start && marked.End <= body.Length;
        string[] text = EvalText.Words(marked.Text);
        HashSet<int> found = isPlaced ? Aligned(text, new Span(marked.Start!.Value, marked.End!.Value)) : [];
        if (found.Count < text.Length && body.IndexOf(marked.Text, StringComparison.Ordinal) is >= 0 and int at)
        {
            return Of([new Span(at, at + marked.Text.Length)]);
        }

        return 2 * found.Count >= text.Length ? found : [];
    }

    /// <summary>How these words are given, by what stands in quotation marks.</summary>
    public StatementKind KindOf(IReadOnlyCollection<int> numbers)
    {
        int inside = numbers.Count(number => quoted[number]);
        return inside == 0 ? StatementKind.Indirect : inside >= DirectShare * numbers.Count ? StatementKind.Direct : StatementKind.Mixed;
    }

    /// <summary>The words of a text in their order, each at its next place in a run of the body.</summary>
    private HashSet<int> Aligned(string[] text, Span run)
    {
        var found = new HashSet<int>();
        int[] there = [.. Of([run]).Order()];
        int next = 0;
        foreach (string word in text)
        {
            int place = Array.FindIndex(there, next, number => words[number].Word == word);
            if (place >= 0)
            {
                found.Add(there[place]);
                next = place + 1;
            }
        }

        return found;
    }

    /// <summary>What stands in “…”, "…" or ''…''; one that isn't closed goes to the end of its paragraph.</summary>
    private static bool[] Quoted(string body)
    {
        bool[] inside = new bool[body.Length];
        bool open = false;
        for (int i = 0; i < body.Length; i++)
        {
            bool doubled = body[i] == '\'' && i + 1 < body.Length && body[i + 1] == '\'';
            open = body[i] switch
            {
                '“' => true,
                '”' or '\n' => false,
                '"' => !open,
                '\'' when doubled => !open,
                _ => open,
            };
            i += doubled ? 1 : 0;
            inside[i] = open;
        }

        return inside;
    }
}
