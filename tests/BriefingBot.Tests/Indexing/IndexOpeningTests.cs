using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Language;

namespace BriefingBot.Tests.Indexing;

public sealed class IndexOpeningTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_is_made_and_starts_empty()
    {
        string path = Path.Combine(folder.Path, "deep", "index");

        using LuceneSearchIndex index = SomeIndexed.Index(path);

        Assert.Equal(-1, index.CommittedSequence);
        Assert.Equal("there is none yet", index.RebuildReason);
        Assert.Empty(index.SearchWords("seals", 5, SearchFilter.None));
        Assert.Equal((0, 0), index.Count);
    }

    [Fact]
    public void What_was_committed_is_there_again()
    {
        Write(sequence: 17);

        using LuceneSearchIndex index = SomeIndexed.Index(folder.Path);

        Assert.Null(index.RebuildReason);
        Assert.Equal(17, index.CommittedSequence);
        Assert.Equal((2, 1), index.Count);
        Assert.Equal(["v"], index.SearchMeaning(SomeIndexed.Unit(1, 0), 5, SearchFilter.None).Ids());
        Assert.Single(index.SearchStatements(["tern"], "seals", 5, SearchFilter.None));
        Assert.Equal("Ada Tern", Assert.Single(index.Speakers.Find(null, 5)).Name);
    }

    [Fact]
    public void What_came_after_the_last_commit_is_forgotten_with_its_sequence()
    {
        Write(sequence: 17);
        using (LuceneSearchIndex index = SomeIndexed.Index(folder.Path))
        {
            index.Replace([SomeIndexed.Words("later", "Walrus.")]);
            index.Remove("v");
            index.Refresh();
        }

        using LuceneSearchIndex again = SomeIndexed.Index(folder.Path);

        Assert.Equal(17, again.CommittedSequence);
        Assert.Empty(again.SearchWords("walrus", 5, SearchFilter.None));
        Assert.Single(again.SearchMeaning(SomeIndexed.Unit(1, 0), 5, SearchFilter.None));
    }

    [Theory]
    [InlineData("model-b")]
    [InlineData(null)]
    public void Another_embedding_model_empties_it(string? model)
    {
        Write(sequence: 17);

        using LuceneSearchIndex index = SomeIndexed.Index(folder.Path, model);

        Assert.Equal(-1, index.CommittedSequence);
        Assert.Equal((0, 0), index.Count);
        Assert.Contains("model", index.RebuildReason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_that_is_ahead_of_the_record_is_emptied()
    {
        Write(sequence: 17);

        using (LuceneSearchIndex same = SomeIndexed.Index(folder.Path, lastChange: 17))
        {
            Assert.Equal(17, same.CommittedSequence);
        }

        using LuceneSearchIndex index = SomeIndexed.Index(folder.Path, lastChange: 16);

        Assert.Equal((-1, (0, 0)), (index.CommittedSequence, index.Count));
        Assert.Equal("it holds changes up to 17, the record only up to 16, as after a restored backup", index.RebuildReason);
    }

    [Fact]
    public void A_stamp_of_another_format_or_extractor_says_so()
    {
        IndexStamp wanted = IndexStamp.For("m", 3, SomeIndexed.Extractor);

        Assert.Null((wanted with { Sequence = 2 }).Outdated(wanted));
        Assert.Contains("format", (wanted with { Format = 0 }).Outdated(wanted), StringComparison.Ordinal);
        Assert.Contains("extractor", (wanted with { Extractor = "7" }).Outdated(wanted), StringComparison.Ordinal);
        Assert.Equal(wanted, IndexStamp.Parse(wanted.ToUserData()));
        Assert.Throws<FormatException>(() => IndexStamp.Parse(new Dictionary<string, string> { ["format"] = "1" }));
    }

    [Fact]
    public void A_stamp_of_other_word_lists_another_parser_or_an_older_version_is_outdated()
    {
        IndexStamp wanted = IndexStamp.For("m", 3, RealReader.Extractor.Version);
        Dictionary<string, string> old = wanted.ToUserData();
        old["extractor"] = "7";
        Dictionary<string, string> older = wanted.ToUserData();
        older.Remove("extractor");

        Assert.Contains(Lexicon.Default.Hash, wanted.Extractor, StringComparison.Ordinal);
        Assert.NotNull((wanted with { Extractor = wanted.Extractor[..^1] + "_" }).Outdated(wanted));
        Assert.EndsWith("/" + RealReader.Analyzer.SyntaxVersion, wanted.Extractor, StringComparison.Ordinal);
        Assert.NotNull(IndexStamp.Parse(old).Outdated(wanted));
        Assert.NotNull(IndexStamp.Parse(older).Outdated(wanted));
    }

    public static TheoryData<string> Damages => new() { "truncated", "emptied", "garbage", "one bit", "deleted" };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damage_of_any_file_is_found_at_opening_and_empties_the_index(string damage)
    {
        Write(sequence: 17);
        string[] names = [.. Directory.GetFiles(folder.Path).Select(file => Path.GetFileName(file)!).Where(name => name is not ("write.lock" or "segments.gen"))];
        Assert.True(names.Length >= 4);
        foreach (string name in names)
        {
            using var copy = new TemporaryFolder();
            foreach (string file in Directory.GetFiles(folder.Path))
            {
                File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
            }

            Damage(Path.Combine(copy.Path, name), damage);

            using LuceneSearchIndex index = SomeIndexed.Index(copy.Path);

            Assert.True(index.CommittedSequence == -1, $"{name} {damage}: not found out");
            Assert.Equal((0, 0), index.Count);
            index.Replace([SomeIndexed.Words("new", "Walrus.")]);
            index.Commit(20);
            index.Refresh();
            Assert.Single(index.SearchWords("walrus", 5, SearchFilter.None));
        }
    }

    [Fact]
    public void A_folder_of_foreign_files_starts_empty()
    {
        File.WriteAllText(Path.Combine(folder.Path, "segments_1"), "not an index");

        using LuceneSearchIndex index = SomeIndexed.Index(folder.Path);

        Assert.Equal(-1, index.CommittedSequence);
    }

    [Fact]
    public void A_lock_file_that_a_killed_process_left_does_not_block()
    {
        Write(sequence: 17);
        File.WriteAllText(Path.Combine(folder.Path, "write.lock"), "");

        using LuceneSearchIndex index = SomeIndexed.Index(folder.Path);

        Assert.Equal(17, index.CommittedSequence);
    }

    [Fact]
    public void A_second_writer_is_refused_and_the_first_one_s_index_left_alone()
    {
        Write(sequence: 17);
        using LuceneSearchIndex first = SomeIndexed.Index(folder.Path);

        IOException refused = Assert.Throws<IOException>(() => SomeIndexed.Index(folder.Path, "model-b"));

        Assert.Contains("Storage:Path", refused.Message, StringComparison.Ordinal);
        Assert.Equal((2, 1), first.Count);
    }

    private void Write(long sequence)
    {
        using LuceneSearchIndex index = SomeIndexed.Index(folder.Path);
        index.Replace([SomeIndexed.Meaning("v", 1, 0), SomeIndexed.Said("s", "Ada Tern", "2023-01-02", "Seals are welcome"), SomeIndexed.Words("gone", "Gone.")]);
        index.Commit(sequence - 1);
        index.Remove("gone");
        index.Commit(sequence);
    }

    private static void Damage(string file, string damage)
    {
        byte[] bytes = File.ReadAllBytes(file);
        switch (damage)
        {
            case "truncated":
                File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
                break;
            case "emptied":
                File.WriteAllBytes(file, []);
                break;
            case "garbage":
                new Random(3).NextBytes(bytes);
                File.WriteAllBytes(file, bytes);
                break;
            case "one bit":
                bytes[bytes.Length / 2] ^= 4;
                File.WriteAllBytes(file, bytes);
                break;
            default:
                File.Delete(file);
                break;
        }
    }
}
