using System.Threading.Channels;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>
/// What one WebSocket still has to send. Bounded: a client that reads too slowly is cut off, and gets the rest after its watermark when it
/// comes back.
/// </summary>
internal sealed class ChatStream(DateTimeOffset expires)
{
    /// <summary>Room for all that a conversation keeps, and for what is said while that is being sent.</summary>
    public const int MostFrames = 1_280;

    private readonly Channel<string> frames =
        Channel.CreateBounded<string>(new BoundedChannelOptions(MostFrames) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private long expires = expires.UtcTicks;

    public ChannelReader<string> Frames => frames.Reader;

    /// <summary>When the token that opened it, or a later one, expires.</summary>
    public DateTimeOffset Expires
    {
        get => new(Interlocked.Read(ref expires), TimeSpan.Zero);
        set => Interlocked.Exchange(ref expires, value.UtcTicks);
    }

    /// <summary>True where the client was too slow: frames are missing, and it must be cut off.</summary>
    public bool Overflowed { get; private set; }

    public void Send(string frame)
    {
        if (!Overflowed && !frames.Writer.TryWrite(frame))
        {
            Overflowed = true;
            frames.Writer.TryComplete();
        }
    }
}
