using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BriefingBot.Articles;

/// <summary>Tells whether an article's content changed: SHA-256 over all content fields, each with its length before it.</summary>
public static class ContentHash
{
    /// <summary>Lower-case hexadecimal, 64 digits.</summary>
    public static string Of(ArticleDraft draft)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string?[] fields =
        [
            draft.Title, draft.Body, draft.Source, draft.Author, draft.Url, draft.Language,
            draft.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ];
        Span<byte> length = stackalloc byte[4];
        foreach (string? field in fields)
        {
            byte[] bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32LittleEndian(length, field is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
