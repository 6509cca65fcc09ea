using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using Lucene.Net.Index;

namespace BriefingBot.Indexing;

/// <summary>
/// Checks the files of an index against the CRC-32 that Lucene writes at the end of each: the same as Lucene's own check, which runs over
/// single bytes and takes most of a start, by the processor's instructions for it.
/// </summary>
internal static class IndexChecksums
{
    /// <summary>At the end of each file: a mark and the kind of checksum (four bytes each), then the checksum of all before it (eight bytes).</summary>
    private const int FooterLength = 16;

    private const int ChecksumLength = 8;
    private const uint FooterMark = 0xc02893e8;
    private const int BufferLength = 1 << 20;

    /// <summary>Reads every file of a commit once, files side by side.</summary>
    /// <exception cref="FormatException">A file is damaged; the message names it.</exception>
    /// <exception cref="IOException">A file is missing or can't be read.</exception>
    internal static void Verify(string folder, IndexCommit commit) =>
        commit.FileNames.AsParallel().ForAll(name => Verify(Path.Combine(folder, name)));

    private static void Verify(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        long rest = file.Length - ChecksumLength;
        if (rest < FooterLength - ChecksumLength)
        {
            throw Damaged(path);
        }

        var sum = new Crc32();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            while (rest > 0)
            {
                Span<byte> part = buffer.AsSpan(0, (int)Math.Min(rest, BufferLength));
                file.ReadExactly(part);
                sum.Append(part);
                rest -= part.Length;
            }

            file.Seek(-FooterLength, SeekOrigin.End);
            Span<byte> footer = buffer.AsSpan(0, FooterLength);
            file.ReadExactly(footer);
            if (BinaryPrimitives.ReadUInt32BigEndian(footer) != FooterMark || BinaryPrimitives.ReadUInt64BigEndian(footer[ChecksumLength..]) != sum.GetCurrentHashAsUInt32())
            {
                throw Damaged(path);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FormatException Damaged(string path) => new($"The checksum of {Path.GetFileName(path)} is wrong.");
}
