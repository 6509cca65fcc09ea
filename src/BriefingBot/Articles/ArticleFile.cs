using System.Globalization;
using System.Security.Cryptography;

namespace BriefingBot.Articles;

/// <summary>A file as it was read.</summary>
/// <param name="ContentHash">Lower-case hexadecimal SHA-256 of its bytes; null where it could not be read.</param>
public sealed record ArticleFile(string Path, string? ContentHash, IReadOnlyList<ArticleReading> Articles);

/// <summary>Reads article files from disk; whatever is wrong with one is a rejection that names it.</summary>
public sealed class ArticleFileReader(long maxBytes)
{
    /// <summary>Reads and parses one file. Never more than the limit is read, however large the file is or grows.</summary>
    public async Task<ArticleFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!ArticleParser.Reads(path))
        {
            return new ArticleFile(path, null, ArticleParser.Parse(path, []));
        }

        try
        {
            var file = new FileInfo(path);
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            if (!file.Exists)
            {
                return Rejected(path, RejectionCode.NotFound, $"{path} does not exist. Check the path.");
            }

            // Pipes and devices have no length either: they are not opened, since reading one may never end.
            if (file.Length == 0)
            {
                return Rejected(path, RejectionCode.Empty, $"{path} is empty. Give it a text, or remove it.");
            }

            if (file.Length > maxBytes || await ReadBoundedAsync(file.FullName, cancellationToken) is not { } content)
            {
                return Rejected(path, RejectionCode.TooLarge, string.Create(CultureInfo.InvariantCulture,
                    $"{path} is larger than {maxBytes:N0} bytes. Split it, or raise Ingestion:MaxFileBytes."));
            }

            return new ArticleFile(path, Convert.ToHexStringLower(SHA256.HashData(content)), ArticleParser.Parse(path, content));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Rejected(path, RejectionCode.Unreadable, $"{path} can't be read ({problem.Message.TrimEnd('.')}). Check its permissions and try again.");
        }
    }

    private async Task<byte[]?> ReadBoundedAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.SequentialScan,
        });
        using var content = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        for (int read = await stream.ReadAsync(buffer, cancellationToken); read > 0; read = await stream.ReadAsync(buffer, cancellationToken))
        {
            content.Write(buffer, 0, read);
            if (content.Length > maxBytes)
            {
                return null;
            }
        }

        return content.ToArray();
    }

    private static ArticleFile Rejected(string path, RejectionCode code, string message) => new(path, null, [ArticleReading.Reject(path, code, message)]);
}
