using BriefingBot.Indexing;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBot.Tests.Indexing;

/// <summary>What a start makes of the folders that it finds.</summary>
public sealed class IndexFoldersTests : IDisposable
{
    private const string Other = "model-b";

    private readonly TemporaryFolder storage = new();

    private string Served => Path.Combine(storage.Path, "index");

    private string Next => Path.Combine(storage.Path, "index.next");

    public void Dispose() => storage.Dispose();

    [Fact]
    public void An_index_of_another_model_is_opened_to_answer_by_words_statements_and_names_and_by_no_vector()
    {
        using (LuceneSearchIndex index = SomeIndexed.Index(Served))
        {
            index.Replace([SomeIndexed.Meaning("v", 1, 0), SomeIndexed.Said("s", "Ada Tern", "2023-01-02", [[1, 0]], "Seals are welcome")]);
            index.Commit(17);
        }

        IndexFolders folders = Folders(Other);
        using LuceneSearchIndex opened = folders.OpenServed();

        Assert.Equal((17, (2, 1), SomeIndexed.Model), (opened.CommittedSequence, opened.Count, folders.OutgrownModel));
        Assert.False(opened.SearchesMeaning);
        StatementHit hit = Assert.Single(opened.SearchStatements(["tern"], "seals", 5, SearchFilter.None));
        Assert.Equal(["v"], opened.SearchWords("text", 5, SearchFilter.None).Ids());
        Assert.Equal("Ada Tern", Assert.Single(opened.Speakers.Find(null, 5)).Name);

        // Of as many dimensions, and of others.
        Assert.Empty(opened.SearchMeaning(SomeIndexed.Unit(1, 0), 5, SearchFilter.None));
        Assert.Empty(opened.SearchMeaning(SomeIndexed.Unit(1, 0, 0), 5, SearchFilter.None));
        Assert.Equal(float.NaN, Assert.Single(opened.Similarities(SomeIndexed.Unit(1, 0), [hit])));
        Assert.Equal(float.NaN, Assert.Single(opened.Similarities(SomeIndexed.Unit(1, 0, 0), [hit])));
    }

    [Fact]
    public void Vectors_never_get_into_an_index_of_another_model_and_what_lacks_them_is_known_when_the_model_is_back()
    {
        Make(Served, SomeIndexed.Model, 17);
        using (LuceneSearchIndex opened = Folders(Other).OpenServed())
        {
            opened.Replace([SomeIndexed.Meaning("later", 0, 1, 0)]);
            opened.Refresh();
            Assert.Equal(["later"], opened.WithoutVectors());
            opened.Commit(18);
        }

        IndexFolders back = Folders(SomeIndexed.Model);
        using LuceneSearchIndex again = back.OpenServed();

        Assert.Null(back.OutgrownModel);
        Assert.Equal(["v"], again.SearchMeaning(SomeIndexed.Unit(1, 0), 5, SearchFilter.None).Ids());
        Assert.Equal(["later"], again.WithoutVectors());
        again.Replace([SomeIndexed.Meaning("later", 0, 1)]);
        again.Refresh();
        Assert.Empty(again.WithoutVectors());
        Assert.Equal(["later", "v"], again.SearchMeaning(SomeIndexed.Unit(0, 1), 5, SearchFilter.None).Ids());
    }

    [Fact]
    public void Without_a_model_the_index_stays_as_it_is_and_nothing_is_to_be_made()
    {
        Make(Served, SomeIndexed.Model, 17);
        IndexFolders folders = Folders(null);
        using (LuceneSearchIndex opened = folders.OpenServed())
        {
            Assert.Null(folders.OutgrownModel);
            Assert.Equal((17, SomeIndexed.Model), (opened.CommittedSequence, opened.Model));
            Assert.False(opened.SearchesMeaning);
            opened.Commit(18);
        }

        using LuceneSearchIndex again = Folders(SomeIndexed.Model).OpenServed();
        Assert.Equal(18, again.CommittedSequence);
        Assert.Equal(["v"], again.SearchMeaning(SomeIndexed.Unit(1, 0), 5, SearchFilter.None).Ids());
    }

    [Fact]
    public void An_unfinished_one_is_gone_on_with_and_is_never_taken_for_a_finished_one()
    {
        Make(Served, SomeIndexed.Model, 17);
        MakeNext(Other, 9, finished: false);

        IndexFolders folders = Folders(Other);
        using (LuceneSearchIndex opened = folders.OpenServed())
        using (LuceneSearchIndex next = folders.OpenNext())
        {
            Assert.Equal((17, SomeIndexed.Model), (opened.CommittedSequence, opened.Model));
            Assert.Equal((9, Other), (next.CommittedSequence, next.Model));
        }

        // Nor by its folder's name.
        Directory.Delete(Served, recursive: true);
        Directory.Move(Next, Served);
        using LuceneSearchIndex emptied = Folders(Other).OpenServed();
        Assert.Equal(-1, emptied.CommittedSequence);
        Assert.Equal("it was never finished", emptied.RebuildReason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_a_stop_between_the_switch_and_the_end_of_the_earlier_folder_the_finished_one_is_found(bool isEarlierThere)
    {
        if (isEarlierThere)
        {
            Make(Served, SomeIndexed.Model, 17);
        }

        MakeNext(Other, 18, finished: true);

        IndexFolders folders = Folders(Other);
        using LuceneSearchIndex opened = folders.OpenServed();

        Assert.Equal((18, Other, (string?)null), (opened.CommittedSequence, opened.Model, folders.OutgrownModel));
        Assert.False(Directory.Exists(Next));
    }

    [Fact]
    public void A_folder_that_was_being_removed_is_nothing_any_more()
    {
        Make(Served, SomeIndexed.Model, 17);
        foreach (string commit in Directory.GetFiles(Served, "segments*"))
        {
            File.Delete(commit);
        }

        MakeNext(Other, 18, finished: true);
        using LuceneSearchIndex opened = Folders(SomeIndexed.Model).OpenServed();

        Assert.Equal((18, Other), (opened.CommittedSequence, opened.Model));
    }

    [Fact]
    public void A_model_that_is_changed_back_leaves_the_index_current_and_the_unfinished_one_is_removed()
    {
        Make(Served, SomeIndexed.Model, 17);
        MakeNext(Other, 9, finished: false);

        IndexFolders folders = Folders(SomeIndexed.Model);
        using LuceneSearchIndex opened = folders.OpenServed();

        Assert.Null(folders.OutgrownModel);
        Assert.True(opened.SearchesMeaning);
        Assert.False(Directory.Exists(Next));
    }

    [Fact]
    public void For_a_third_model_the_unfinished_one_is_begun_anew()
    {
        Make(Served, SomeIndexed.Model, 17);
        MakeNext(Other, 9, finished: false);

        IndexFolders folders = Folders("model-c");
        using LuceneSearchIndex opened = folders.OpenServed();

        Assert.Equal((17, SomeIndexed.Model), (opened.CommittedSequence, folders.OutgrownModel));
        Assert.False(Directory.Exists(Next));
        using LuceneSearchIndex next = folders.OpenNext();
        Assert.Equal((-1, "model-c"), (next.CommittedSequence, next.Model));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_damaged_one_beside_the_served_one_is_made_anew(bool finished)
    {
        Make(Served, SomeIndexed.Model, 17);
        MakeNext(Other, 18, finished);
        Damage(Next);

        IndexFolders folders = Folders(Other);
        using LuceneSearchIndex opened = folders.OpenServed();

        Assert.Equal((17, SomeIndexed.Model), (opened.CommittedSequence, folders.OutgrownModel));
        using LuceneSearchIndex next = folders.OpenNext();
        Assert.Equal(-1, next.CommittedSequence);
    }

    [Fact]
    public void A_damaged_served_index_is_made_anew_for_the_configured_model_before_anything_is_answered()
    {
        Make(Served, SomeIndexed.Model, 17);
        MakeNext(Other, 9, finished: false);
        Damage(Served);

        IndexFolders folders = Folders(Other);
        using LuceneSearchIndex opened = folders.OpenServed();

        Assert.Equal((-1, Other, (string?)null), (opened.CommittedSequence, opened.Model, folders.OutgrownModel));
        Assert.Contains("damaged", opened.RebuildReason, StringComparison.Ordinal);
        Assert.True(opened.SearchesMeaning);
        Assert.False(Directory.Exists(Next));
    }

    [Fact]
    public void An_index_beside_a_restored_record_that_is_older_is_no_use_either()
    {
        Make(Served, SomeIndexed.Model, 7);
        MakeNext(Other, 12, finished: true);

        var folders = new IndexFolders(storage.Path, Other, () => 10, SomeIndexed.Extractor, NullLogger.Instance);
        using LuceneSearchIndex opened = folders.OpenServed();

        Assert.Equal((7, SomeIndexed.Model), (opened.CommittedSequence, folders.OutgrownModel));
        Assert.False(Directory.Exists(Next));
    }

    [Fact]
    public void A_stamp_without_a_word_of_it_is_of_a_finished_index()
    {
        Dictionary<string, string> data = IndexStamp.For("m", 3, SomeIndexed.Extractor).ToUserData();
        data.Remove("unfinished");

        Assert.Equal(IndexStamp.For("m", 3, SomeIndexed.Extractor), IndexStamp.Parse(data));
        Assert.True(IndexStamp.Parse(IndexStamp.For("m", 3, SomeIndexed.Extractor).Unfinished().ToUserData()).IsUnfinished);
    }

    private static void Make(string path, string? model, long sequence)
    {
        using LuceneSearchIndex index = SomeIndexed.Index(path, model);
        index.Replace([SomeIndexed.Meaning("v", 1, 0)]);
        index.Commit(sequence);
    }

    private static void Damage(string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "_*"))
        {
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        }
    }

    private void MakeNext(string model, long sequence, bool finished)
    {
        using LuceneSearchIndex next = Folders(model).OpenNext();
        next.Replace([SomeIndexed.Meaning("v", 1, 0, 0)]);
        if (finished)
        {
            next.Finish(sequence);
        }
        else
        {
            next.Commit(sequence);
        }
    }

    private IndexFolders Folders(string? model) => new(storage.Path, model, () => 1_000, SomeIndexed.Extractor, NullLogger.Instance);
}
