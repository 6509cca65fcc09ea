using System.Collections.Immutable;

namespace BriefingBot.Language;

/// <summary>A sentence around its quotations, a short clause in the place of each: "[It is so], said Ana Costa."</summary>
internal sealed class Outline
{
    /// <summary>What stands for a quotation, and which of its words the quotation hangs on instead.</summary>
    private static readonly string[] StandIn = ["It", "is", "so"];
    private const int StandInRoot = 2;

    private readonly List<string> words = [];

    /// <summary>For each word the token that it is, or the quotation that it stands for: -1 for the first, -2 for the second …</summary>
    private readonly List<int> origin = [];
    private readonly Dictionary<int, int> standIn = [];

    private Outline()
    {
    }

    public IReadOnlyList<string> Words => words;

    /// <param name="apart">The quotations' places.</param>
    /// <param name="skipped">The tokens that are left out.</param>
    public static Outline Of(ImmutableArray<Token> tokens, List<Range> apart, bool[] skipped)
    {
        var outline = new Outline();
        for (int i = 0; i < tokens.Length; i++)
        {
            int at = apart.FindIndex(range => range.Start.Value == i);
            if (at >= 0)
            {
                outline.AddStandIn(at);
                i = apart[at].End.Value - 1;
            }
            else if (!skipped[i])
            {
                outline.words.Add(tokens[i].Text);
                outline.origin.Add(i);
            }
        }

        return outline;
    }

    /// <summary>Writes the outline's syntax to its words' places, and hangs each quotation's root where its stand-in hangs.</summary>
    public void Join(ImmutableArray<WordSyntax> outer, WordSyntax[] composed, int[] roots)
    {
        int PlaceOf(int word) => word < 0 ? -1 : origin[word] >= 0 ? origin[word] : roots[-1 - origin[word]];
        for (int w = 0; w < words.Count; w++)
        {
            if (origin[w] >= 0)
            {
                composed[origin[w]] = outer[w] with { Head = PlaceOf(outer[w].Head) };
            }
        }

        foreach ((int q, int last) in standIn)
        {
            WordSyntax root = outer[RootOf(outer, last)];
            composed[roots[q]] = composed[roots[q]]
                with { Head = PlaceOf(root.Head), Relation = root.Relation, Certainty = root.Certainty };
        }
    }

    /// <summary>The stand-in's own root: usually its last word, whatever the tree makes of it.</summary>
    private static int RootOf(ImmutableArray<WordSyntax> outer, int last)
    {
        int first = last - StandInRoot;
        return Enumerable.Range(first, StandIn.Length).LastOrDefault(i => outer[i].Head < first || outer[i].Head > last, last);
    }

    private void AddStandIn(int quotation)
    {
        standIn[quotation] = words.Count + StandInRoot;
        words.AddRange(StandIn);
        origin.AddRange(Enumerable.Repeat(-1 - quotation, StandIn.Length));
    }
}
