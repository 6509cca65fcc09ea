using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;

namespace BriefingBot.Web.Channels.BotFramework.Package;

/// <summary>Draws the app's icons: a pair of quotation marks, white, on a disc of the accent colour or on nothing. PNG, 8 bits, RGBA.</summary>
internal static class TeamsIcons
{
    public const int ColorSize = 192;
    public const int OutlineSize = 32;

    /// <summary>Points looked at for each pixel, to each side.</summary>
    private const int Samples = 4;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="accent">Such as <c>#1F4E79</c>.</param>
    public static byte[] Color(string accent)
    {
        int rgb = int.Parse(accent.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var ground = ((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
        return Png(ColorSize, (x, y) => IsMark(x, y) ? ((byte)255, (byte)255, (byte)255, true) : (ground.Item1, ground.Item2, ground.Item3, true));
    }

    public static byte[] Outline() => Png(OutlineSize, (x, y) => (255, 255, 255, IsMark(x, y)));

    /// <summary>Width and height of a PNG file; null where it is none.</summary>
    public static (int Width, int Height)? SizeOf(string path)
    {
        Span<byte> head = stackalloc byte[24];
        using FileStream file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.StartsWith(Signature) && head[12..16].SequenceEqual("IHDR"u8)
            ? ((int)BinaryPrimitives.ReadUInt32BigEndian(head[16..]), (int)BinaryPrimitives.ReadUInt32BigEndian(head[20..]))
            : null;
    }

    /// <summary>Two quotation marks in a square of side 1: a disc each, with a tail that hooks to the upper right.</summary>
    private static bool IsMark(double x, double y) => IsOne(x - 0.33, y) || IsOne(x - 0.67, y);

    private static bool IsOne(double x, double y)
    {
        double dx = x;
        double dy = y - 0.60;
        bool disc = (dx * dx) + (dy * dy) <= 0.13 * 0.13;

        // The tail: the ring between two circles whose centre lies to the right of the disc, its upper left quarter.
        double tx = x - 0.12;
        double ty = y - 0.58;
        double distance = Math.Sqrt((tx * tx) + (ty * ty));
        bool tail = distance is >= 0.17 and <= 0.25 && tx <= 0.02 && ty <= 0.02;
        return disc || tail;
    }

    private static byte[] Png(int size, Func<double, double, (byte R, byte G, byte B, bool Opaque)> color)
    {
        byte[] rows = new byte[size * (1 + (4 * size))];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                Pixel(color, x, y, size, rows.AsSpan((y * (1 + (4 * size))) + 1 + (4 * x), 4));
            }
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        header[8] = 8;
        header[9] = 6;
        using var png = new MemoryStream();
        png.Write(Signature);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    /// <summary>The mean of the points in a pixel; those that are transparent thin it out and do not colour it.</summary>
    private static void Pixel(Func<double, double, (byte R, byte G, byte B, bool Opaque)> color, int x, int y, int size, Span<byte> pixel)
    {
        int r = 0, g = 0, b = 0, opaque = 0;
        for (int i = 0; i < Samples * Samples; i++)
        {
            (byte R, byte G, byte B, bool Opaque) point = color((x + (((i % Samples) + 0.5) / Samples)) / size, (y + (((i / Samples) + 0.5) / Samples)) / size);
            if (point.Opaque)
            {
                opaque++;
                r += point.R;
                g += point.G;
                b += point.B;
            }
        }

        if (opaque > 0)
        {
            pixel[0] = (byte)(r / opaque);
            pixel[1] = (byte)(g / opaque);
            pixel[2] = (byte)(b / opaque);
            pixel[3] = (byte)(255 * opaque / (Samples * Samples));
        }
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        var checksum = new Crc32();
        checksum.Append(type);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        png.Write(number);
    }
}
