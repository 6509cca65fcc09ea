using BriefingBot.Articles;

namespace BriefingBot.Tests.Articles;

public sealed class ArticleFileReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ArticleFileReader reader = new(maxBytes: 1_000);

    [Fact]
    public async Task A_file_is_read_with_the_hash_of_its_bytes()
    {
        ArticleFile file = await Read(folder.Write("a.txt", "abc"));

        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", file.ContentHash);
        Assert.Equal("abc", Assert.IsType<ArticleReading.Accepted>(Assert.Single(file.Articles)).Draft.Body);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_rejected_without_reading_it()
    {
        string path = folder.At("a.txt");
        using (FileStream huge = File.Create(path))
        {
            huge.SetLength(50L * 1024 * 1024 * 1024);
        }

        AssertRejected(await Read(path), RejectionCode.TooLarge, path);
    }

    [Fact]
    public async Task A_file_that_says_it_is_small_and_is_not_is_read_no_further_than_the_limit()
    {
        string path = folder.At("a.txt");
        File.CreateSymbolicLink(path, "/proc/kallsyms");

        ArticleFile file = await Read(path);

        Assert.IsType<ArticleReading.Rejected>(Assert.Single(file.Articles));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told() => AssertRejected(await Read(folder.At("no.txt")), RejectionCode.NotFound, folder.At("no.txt"));

    [Fact]
    public async Task A_link_to_nowhere_is_told()
    {
        File.CreateSymbolicLink(folder.At("a.txt"), folder.At("gone.txt"));

        AssertRejected(await Read(folder.At("a.txt")), RejectionCode.NotFound, folder.At("a.txt"));
    }

    [Fact]
    public async Task A_link_that_leads_to_itself_is_told()
    {
        File.CreateSymbolicLink(folder.At("a.txt"), folder.At("a.txt"));

        Assert.IsType<ArticleReading.Rejected>(Assert.Single((await Read(folder.At("a.txt"))).Articles));
    }

    [Fact]
    public async Task An_empty_file_is_empty() => AssertRejected(await Read(folder.Write("a.md", "")), RejectionCode.Empty, folder.At("a.md"));

    [Fact]
    public async Task Another_type_of_file_is_told() => AssertRejected(await Read(folder.Write("a.docx", "x")), RejectionCode.UnsupportedType, folder.At("a.docx"));

    public void Dispose() => folder.Dispose();

    private Task<ArticleFile> Read(string path) => reader.ReadAsync(path, CancellationToken.None);

    private static void AssertRejected(ArticleFile file, RejectionCode code, string path)
    {
        ArticleRejection rejection = Assert.IsType<ArticleReading.Rejected>(Assert.Single(file.Articles)).Reason;
        Assert.Equal(code, rejection.Code);
        Assert.Equal(path, rejection.Origin);
        Assert.StartsWith(path, rejection.Message, StringComparison.Ordinal);
    }
}
