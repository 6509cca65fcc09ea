using System.Net.WebSockets;
using System.Text;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>Sends a stream's frames over its WebSocket until the client leaves, the token expires or the service stops.</summary>
internal sealed class StreamSocket(WebSocket socket, ChatStream stream, TimeProvider clock)
{
    /// <summary>An empty text frame, so that what lies between doesn't take the connection for dead.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    /// <summary>A client sends an empty frame every 20 seconds; one that sends many more is shut out.</summary>
    public const int MostFramesAMinute = 120;

    private const int LongestFrame = 4 * 1024;
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(2);

    private sealed record Closing(WebSocketCloseStatus Status, string Reason);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task<Closing?> sending = SendAsync(end.Token);
        Task<Closing?> expiring = ExpireAsync(end.Token);

        // Not cancelled: that would break the connection off before it can be closed.
        Task<Closing?> receiving = ReceiveAsync();
        Task<Closing?> first = await Task.WhenAny(sending, expiring, receiving);
        Closing? closing = stopping.IsCancellationRequested
            ? new Closing(WebSocketCloseStatus.EndpointUnavailable, "The service stops.")
            : await first;
        await end.CancelAsync();
        await Task.WhenAll(sending, expiring);
        if (closing is not null && await TryCloseAsync(closing))
        {
            await Task.WhenAny(receiving, Task.Delay(ClosePatience, clock, CancellationToken.None));
        }

        socket.Abort();
        await receiving;
    }

    /// <summary>Null where the connection is of no use any more.</summary>
    private async Task<Closing?> SendAsync(CancellationToken end)
    {
        try
        {
            Task<bool> more = stream.Frames.WaitToReadAsync(end).AsTask();
            while (true)
            {
                Task pause = Task.Delay(KeepAlive, clock, end);
                if (await Task.WhenAny(more, pause) != more)
                {
                    await pause;
                    await SendFrameAsync("");
                    continue;
                }

                if (!await more)
                {
                    return null;
                }

                while (stream.Frames.TryRead(out string? frame))
                {
                    await SendFrameAsync(frame);
                }

                more = stream.Frames.WaitToReadAsync(end).AsTask();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task SendFrameAsync(string frame)
    {
        using var patience = new CancellationTokenSource(SendPatience, clock);
        await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }

    private async Task<Closing?> ExpireAsync(CancellationToken end)
    {
        try
        {
            while (stream.Expires - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left < KeepAlive ? left : KeepAlive, clock, end);
            }

            return new Closing(WebSocketCloseStatus.PolicyViolation, "The token has expired.");
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>What a client sends here means nothing; it is only to be short, text and not too much.</summary>
    private async Task<Closing?> ReceiveAsync()
    {
        byte[] buffer = new byte[LongestFrame];
        long began = clock.GetTimestamp();
        int frames = 0;
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (clock.GetElapsedTime(began) > TimeSpan.FromMinutes(1))
                {
                    (began, frames) = (clock.GetTimestamp(), 0);
                }

                Closing? closing = received switch
                {
                    { MessageType: WebSocketMessageType.Close } => new Closing(WebSocketCloseStatus.NormalClosure, ""),
                    { MessageType: WebSocketMessageType.Binary } => new Closing(WebSocketCloseStatus.InvalidMessageType, "Only text is read here."),
                    { EndOfMessage: false } => new Closing(WebSocketCloseStatus.MessageTooBig, "A frame is too long."),
                    _ => ++frames > MostFramesAMinute ? new Closing(WebSocketCloseStatus.PolicyViolation, "Too many frames.") : null,
                };
                if (closing is not null)
                {
                    return closing;
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task<bool> TryCloseAsync(Closing closing)
    {
        try
        {
            using var patience = new CancellationTokenSource(ClosePatience, clock);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(closing.Status, closing.Reason, patience.Token);
            }

            return socket.State == WebSocketState.CloseSent;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return false;
        }
    }
}
