using BriefingBot.Articles;

namespace BriefingBot.Web.Api;

/// <summary>Reads the members of an article as it is sent; what they hold is checked by the core, by the same rules as a file's.</summary>
internal static class ArticleReader
{
    private const int LongestMember = 4000;

    public static ArticleFields Read(RequestFields fields)
    {
        var article = new ArticleFields
        {
            Id = fields.Raw("id"),
            Title = fields.Text("title", LongestMember),
            Body = fields.Raw("body"),
            Source = fields.Text("source", LongestMember),
            Author = fields.Text("author", LongestMember),
            Url = fields.Text("url", LongestMember),
            Published = fields.Text("published", LongestMember),
            Language = fields.Text("language", LongestMember),
        };
        string? date = fields.Text("date", LongestMember);
        if (article.Published is not null && date is not null)
        {
            fields.Error("date", "'date' and 'published' are two names of one member; send one of them.");
        }

        fields.NothingElse();
        return article with { Published = article.Published ?? date };
    }
}
