using System.Globalization;
using System.Text;

namespace BriefingBot.Articles;

/// <summary>Reads the bytes of an article file into articles or named rejections. Pure, and never throws on any bytes.</summary>
public static class ArticleParser
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>True for the extensions that are read: .txt, .md, .json and .ndjson, in any case.</summary>
    public static bool Reads(string path) => Path.GetExtension(path).ToUpperInvariant() is ".TXT" or ".MD" or ".JSON" or ".NDJSON";

    /// <summary>One reading an article, in the file's order; one rejection where the file as a whole can't be read.</summary>
    /// <param name="path">Its name gives the id of an article that names none, its extension the form.</param>
    public static IReadOnlyList<ArticleReading> Parse(string path, ReadOnlySpan<byte> content)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        string form = Path.GetExtension(path).ToUpperInvariant();
        if (!Reads(path))
        {
            return [ArticleReading.Reject(path, RejectionCode.UnsupportedType, $"{path} is no article file. Use .txt, .md, .json or .ndjson.")];
        }

        if (form == ".NDJSON")
        {
            return ParseLines(path, name, content);
        }

        if (Decode(content) is not { } text)
        {
            return [NotUtf8(path)];
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return [Empty(path)];
        }

        return form == ".JSON" ? ArticleJson.ReadDocument(text, path, name) : [ParseText(path, name, text)];
    }

    private static ArticleReading ParseText(string path, string name, string text)
    {
        (ArticleFields? fields, string? error) = FrontMatter.Read(text);
        if (error is not null)
        {
            return ArticleReading.Reject(path, RejectionCode.Malformed, $"{path} {error}. Correct the lines between the two --- and save it again.");
        }

        fields ??= SeedForm.Read(text) ?? new ArticleFields { Body = text };
        return ArticleDraftValidator.Validate(fields with { Id = fields.Id ?? name }, path);
    }

    /// <summary>Each line on its own, down to its encoding: a broken one rejects itself only.</summary>
    private static IReadOnlyList<ArticleReading> ParseLines(string path, string name, ReadOnlySpan<byte> content)
    {
        var readings = new List<ArticleReading>();
        for (int line = 1; content.Length > 0; line++)
        {
            int end = content.IndexOf((byte)'\n');
            ReadOnlySpan<byte> bytes = end < 0 ? content : content[..end];
            content = end < 0 ? [] : content[(end + 1)..];
            string origin = string.Create(CultureInfo.InvariantCulture, $"{path}:{line}");
            if (Decode(bytes) is not { } text)
            {
                readings.Add(NotUtf8(origin));
            }
            else if (!string.IsNullOrWhiteSpace(text))
            {
                readings.Add(ArticleJson.ReadLine(text, origin, ArticleJson.Numbered(name, line)));
            }
        }

        return readings.Count > 0 ? readings : [Empty(path)];
    }

    /// <summary>The text without a byte order mark; null where the bytes are no UTF-8.</summary>
    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes.StartsWith("\ufeff"u8) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static ArticleReading.Rejected NotUtf8(string origin) =>
        ArticleReading.Reject(origin, RejectionCode.NotUtf8, $"{origin} is not UTF-8 text. Save it in the encoding UTF-8 and try again.");

    private static ArticleReading.Rejected Empty(string origin) =>
        ArticleReading.Reject(origin, RejectionCode.Empty, $"{origin} is empty. Give it a text, or remove it.");
}
