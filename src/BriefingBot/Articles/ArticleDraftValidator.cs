using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BriefingBot.Articles;

/// <summary>
/// Turns fields as they were sent into a draft that is fit to be stored, or says what is wrong with them. Files and requests go through here
/// alike, so that one set of rules holds. Never throws on any text.
/// </summary>
public static partial class ArticleDraftValidator
{
    /// <summary>The longest id, in UTF-16 code units.</summary>
    public const int LongestId = 200;

    private const int LongestName = 200;
    private const int LongestTitle = 300;
    private const int LongestUrl = 2048;
    private const int Shown = 60;

    /// <summary>Checks and cleans the fields of one article.</summary>
    /// <param name="origin">The file, or the position in a request; the rejection's message names it.</param>
    public static ArticleReading Validate(ArticleFields fields, string origin)
    {
        if (IdOf(fields.Id) is not { } id)
        {
            return ArticleReading.Reject(origin, RejectionCode.BadId, BadId(fields.Id, origin));
        }

        string body = ArticleText.Body(PlainText.Of(ArticleText.Body(fields.Body ?? "")));
        if (string.IsNullOrWhiteSpace(body))
        {
            return ArticleReading.Reject(origin, RejectionCode.Empty, $"{origin} has no text. Give the article a body, or leave it out.");
        }

        DateOnly? published = null;
        if (!string.IsNullOrWhiteSpace(fields.Published))
        {
            if (!ArticleDay.TryRead(fields.Published, out DateOnly day))
            {
                return ArticleReading.Reject(origin, RejectionCode.BadDate,
                    $"{origin} has the date \"{Show(fields.Published)}\", which is no date. Write it as year-month-day, such as 2022-01-27, or leave it out.");
            }

            published = day;
        }

        string? url = fields.Url?.Trim() is { Length: > 0 } given ? given : null;
        if (url is not null && !IsWebAddress(url))
        {
            return ArticleReading.Reject(origin, RejectionCode.Malformed,
                $"{origin} has the url \"{Show(url)}\", which is no absolute http or https address. Correct it or leave it out.");
        }

        string? language = fields.Language?.Trim().Replace('_', '-') is { Length: > 0 } tag ? tag : null;
        if (language is not null && !(language.Length <= 35 && LanguageTag().IsMatch(language)))
        {
            return ArticleReading.Reject(origin, RejectionCode.Malformed,
                $"{origin} has the language \"{Show(language)}\", which is no language tag. Write one such as en or pt-BR, or leave it out.");
        }

        return new ArticleReading.Accepted(new ArticleDraft
        {
            Id = id,
            Title = ArticleText.Line(PlainText.Of(fields.Title ?? ""), LongestTitle) ?? ArticleText.Line(TitleFromBody.Of(body), LongestTitle) ?? id,
            Body = body,
            Source = ArticleText.Line(fields.Source, LongestName),
            Author = ArticleText.Line(fields.Author, LongestName),
            Url = url,
            Language = language,
            Published = published,
        });
    }

    /// <summary>
    /// The id without white space around it and without invisible marks; null where it is no id: empty, longer than <see cref="LongestId"/>,
    /// a path, or with control characters.
    /// </summary>
    public static string? IdOf(string? given)
    {
        if (given is null || given.Length > 4 * LongestId)
        {
            return null;
        }

        var clean = new StringBuilder(given.Length);
        foreach (char c in given)
        {
            if (char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                clean.Append(c);
            }
        }

        string id = clean.ToString().Trim();
        bool isId = id.Length is > 0 and <= LongestId && id is not ("." or "..") && HasWholeCharactersOnly(id) && !id.Any(NotInId);
        return isId ? id : null;
    }

    private static bool NotInId(char c) => c is '/' or '\\' or '\ufffd' || char.IsControl(c) || (char.IsWhiteSpace(c) && c != ' ');

    private static bool HasWholeCharactersOnly(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWebAddress(string url) =>
        url.Length <= LongestUrl
        && !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || ArticleText.TurnsDirection(c))
        && Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0;

    private static string BadId(string? given, string origin) => string.IsNullOrWhiteSpace(given)
        ? $"{origin} has no id. Give it one of at most {LongestId} characters."
        : $"{origin} has the id \"{Show(given)}\", which can't be used. An id has at most {LongestId} characters and no slash, backslash, line break or control character.";

    /// <summary>What was sent, short and harmless enough for a message.</summary>
    private static string Show(string text) => ArticleText.Line(text, Shown) ?? "";

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();
}
