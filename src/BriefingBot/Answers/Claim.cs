using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace BriefingBot.Answers;

/// <summary>
/// One sentence of an answer. It keeps its parts to the last, so that a channel renders them and reads no prose; <see cref="Text"/> is the
/// plain rendering.
/// </summary>
public sealed record Claim
{
    internal Claim(ImmutableArray<ClaimPart> parts, SourceLine source, ImmutableArray<int> citations)
    {
        (Parts, Source, Citations) = (parts, source, citations);
        string marks = string.Concat(citations.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]")));
        Text = $"{string.Concat(parts.Select(part => part.Text))} ({source.Text}) {marks}.";
    }

    /// <summary>Words, source and day in brackets, numbers of citations.</summary>
    public string Text { get; }

    /// <summary>The numbers of the citations that bear it.</summary>
    public ImmutableArray<int> Citations { get; }

    /// <summary>The words in reading order.</summary>
    [JsonIgnore]
    public ImmutableArray<ClaimPart> Parts { get; }

    [JsonIgnore]
    public SourceLine Source { get; }
}

/// <summary>Where a claim stands: what it cites, and what prints the same.</summary>
/// <param name="AlsoIn">Reprints that hold the cited words, none of which is cited itself.</param>
public sealed record SourceLine(ImmutableArray<SourceAndDay> Sources, ImmutableArray<SourceAndDay> AlsoIn)
{
    /// <summary>So many reprints are named in the text; the rest are counted.</summary>
    private const int MostNamed = 3;

    /// <summary>"EFE, 27 January 2022; also in The Harbour Times, 3 June 2021; Osk Herald, 4 June 2021; and 2 more".</summary>
    public string Text
    {
        get
        {
            int left = AlsoIn.Length - MostNamed;
            string more = left > 0 ? string.Create(CultureInfo.InvariantCulture, $"; and {left} more") : "";
            return string.Join("; ", Sources) + (AlsoIn.IsEmpty ? "" : $"; also in {string.Join("; ", AlsoIn.Take(MostNamed))}{more}");
        }
    }
}
