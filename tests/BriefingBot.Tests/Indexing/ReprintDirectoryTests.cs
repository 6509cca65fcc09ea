using System.Collections.Immutable;
using BriefingBot.Indexing;
using BriefingBot.Tests.Answers.Support;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Indexing;

/// <summary>Whatever happened before, the directory knows of the articles that are there now what a new one would.</summary>
public sealed class ReprintDirectoryTests
{
    private static readonly ImmutableArray<uint>[] Bodies =
    [
        .. new[] { HarbourStory.Wire, HarbourStory.Reprint, HarbourStory.Cut, HarbourStory.Corrected, HarbourStory.Independent, HarbourStory.Storm + " " + HarbourStory.Master, HarbourStory.Fishermen + " " + HarbourStory.Opening }
            .Select(Fingerprints.Of),
    ];

    private static readonly string[] Sources = ["Meridian Wire", "Bay Courier", "Osk Herald"];

    [Property(MaxTest = 100)]
    public bool It_depends_on_the_articles_alone_not_on_order_updates_or_withdrawals(int seed)
    {
        var random = new Random(seed);
        var directory = new ReprintDirectory();
        var now = new SortedDictionary<string, (DateOnly? Published, string? Source, ImmutableArray<uint> Body)>(StringComparer.Ordinal);
        for (int step = 0; step < 60; step++)
        {
            string id = "a" + random.Next(12);
            if (random.Next(4) == 0)
            {
                directory.Remove(id);
                now.Remove(id);
            }
            else
            {
                now[id] = (random.Next(5) == 0 ? null : new DateOnly(2031, 6, 1).AddDays(random.Next(4)), random.Next(5) == 0 ? null : Sources[random.Next(3)], Bodies[random.Next(Bodies.Length)]);
                directory.Set(id, now[id].Published, now[id].Source, now[id].Body);
            }
        }

        var anew = new ReprintDirectory();
        anew.Load(now.Reverse().Select(pair => (pair.Key, pair.Value.Published, pair.Value.Source, pair.Value.Body)));
        return Enumerable.Range(0, 12).Select(i => "a" + i).All(id =>
            directory.Of(id, SearchFilter.None).SequenceEqual(anew.Of(id, SearchFilter.None))
            && directory.Of(id, SearchFilter.None).SequenceEqual(now.Keys.Where(other => directory.AreReprints(id, other)).Order(Comparer<string>.Create(directory.CompareByAge)))
            && now.Keys.All(other => directory.AreReprints(id, other) == directory.AreReprints(other, id) && directory.AreReprints(id, other) == anew.AreReprints(id, other))
            && (directory.MayBeReprinted(id) || directory.Of(id, SearchFilter.None).Count == 0))
            && directory.Voices(now.Keys).OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(anew.Voices(now.Keys.Reverse()).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void The_earliest_comes_first_then_by_source_and_id_and_the_undated_last()
    {
        var directory = new ReprintDirectory();
        directory.Set("asked", new DateOnly(2031, 6, 9), null, Bodies[0]);
        directory.Set("undated", null, "Bay Courier", Bodies[1]);
        directory.Set("late", new DateOnly(2031, 6, 4), "Bay Courier", Bodies[0]);
        directory.Set("z", new DateOnly(2031, 6, 2), "Bay Courier", Bodies[1]);
        directory.Set("b", new DateOnly(2031, 6, 2), "Osk Herald", Bodies[0]);
        directory.Set("a", new DateOnly(2031, 6, 2), "Osk Herald", Bodies[2]);

        Assert.Equal(["z", "a", "b", "late", "undated"], directory.Of("asked", SearchFilter.None));
        Assert.Equal(["a", "b"], directory.Of("asked", new SearchFilter(Source: "osk herald")));
        Assert.Equal(["late"], directory.Of("asked", new SearchFilter(From: new DateOnly(2031, 6, 3))));
    }

    [Fact]
    public void Two_stories_of_one_roundup_are_reprints_of_it_and_not_of_each_other()
    {
        const string Other = """
            The county of Osk will close its oldest school in summer because only eleven children are left in it, the board decided after a long evening.

            “We would have liked to keep it, but a school needs more than one class,” said Piet Vos, who sits on the board and went there himself as a boy.
            """;
        var directory = new ReprintDirectory();
        directory.Set("harbour", null, null, Fingerprints.Of(HarbourStory.Cut));
        directory.Set("school", null, null, Fingerprints.Of(Other));
        directory.Set("roundup", null, null, Fingerprints.Of(HarbourStory.Cut + "\n\n" + Other));

        Assert.Equal(["harbour", "school"], directory.Of("roundup", SearchFilter.None));
        Assert.False(directory.AreReprints("harbour", "school"));
    }

    [Fact]
    public void Thousands_of_updates_leave_only_what_is_there()
    {
        var directory = new ReprintDirectory();
        for (int i = 0; i < 3_000; i++)
        {
            directory.Set("a" + (i % 3), null, null, Bodies[i % Bodies.Length]);
        }

        directory.Set("a0", null, null, Bodies[0]);
        directory.Set("a1", null, null, Bodies[4]);
        directory.Set("a2", null, null, Bodies[2]);
        Assert.Equal(["a2"], directory.Of("a0", SearchFilter.None));
        Assert.Empty(directory.Of("a1", SearchFilter.None));
    }
}
