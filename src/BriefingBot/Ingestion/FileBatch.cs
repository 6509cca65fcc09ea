using BriefingBot.Articles;

namespace BriefingBot.Ingestion;

/// <summary>A file whose articles are being stored.</summary>
/// <param name="had">Its articles when it was last ingested.</param>
internal sealed class OpenFile(IngestedFile file, IReadOnlyList<IngestedArticle> had)
{
    public IngestedFile File { get; } = file;

    /// <summary>Its articles that are stored by now.</summary>
    public List<IngestedArticle> Now { get; } = [];

    /// <summary>False where something in it was rejected.</summary>
    public bool IsClean { get; set; } = true;

    /// <summary>Articles that it had and has no longer.</summary>
    public IEnumerable<IngestedArticle> NoLonger() => had.ExceptBy(Now.Select(article => article.ArticleId), article => article.ArticleId, StringComparer.Ordinal);

    /// <summary>What belongs to it: where part of it was rejected, what it had before stays its own.</summary>
    public IReadOnlyList<IngestedArticle> Owned() => IsClean ? Now : [.. NoLonger(), .. Now];
}

/// <summary>Articles of some files that are stored together; a large file spans several batches.</summary>
internal sealed class FileBatch
{
    private readonly List<ArticleDraft> drafts = [];
    private readonly List<OpenFile> fileOfDraft = [];
    private readonly List<OpenFile> finished = [];
    private OpenFile? open;

    public IReadOnlyList<ArticleDraft> Drafts => drafts;

    /// <summary>Length of all texts, in code units.</summary>
    public int Length { get; private set; }

    public void BeginFile(OpenFile file) => open = file;

    public void Add(ArticleDraft draft)
    {
        drafts.Add(draft);
        fileOfDraft.Add(open!);
        Length += draft.Body.Length;
    }

    public void EndFile()
    {
        if (open is not null)
        {
            finished.Add(open);
            open = null;
        }
    }

    /// <summary>The batch was stored: each file gets its articles, and the batch is empty.</summary>
    public void Stored(IReadOnlyList<IngestionResult> results)
    {
        for (int i = 0; i < results.Count; i++)
        {
            OpenFile file = fileOfDraft[i];
            int version = results[i] switch
            {
                IngestionResult.Indexed indexed => indexed.Version,
                IngestionResult.Unchanged unchanged => unchanged.Version,
                _ => 0,
            };
            file.Now.Add(new IngestedArticle(drafts[i].Id, file.File.Path, version));
        }

        drafts.Clear();
        fileOfDraft.Clear();
        Length = 0;
    }

    /// <summary>The files that are read to their end; to be called when no draft is waiting.</summary>
    public IReadOnlyList<OpenFile> TakeFinished()
    {
        OpenFile[] finished = [.. this.finished];
        this.finished.Clear();
        return finished;
    }
}
