using System.Text;
using BriefingBot.Conversations;
using BriefingBot.Web.Channels.Activities;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>
/// A conversation that somebody is in. All that is said passes here one after the other: it is kept, numbered and sent to every open stream in
/// that order, and a stream that joins gets what was said before it, with nothing lost or doubled between.
/// </summary>
internal sealed class ChatRoom(string id, Transcripts transcripts)
{
    public const int MostStreams = 10;
    private const int PageEntries = 100;

    private readonly SemaphoreSlim order = new(1, 1);
    private readonly List<ChatStream> streams = [];
    private long last;
    private long passed;

    public string Id => id;

    /// <summary>Number of leases; the rooms' own.</summary>
    public int Guests { get; set; }

    public bool HasListeners
    {
        get
        {
            lock (streams)
            {
                return streams.Count > 0;
            }
        }
    }

    /// <summary>Keeps and sends; null where the conversation is gone.</summary>
    /// <param name="then">Runs before anything else is said, where it was no repeat.</param>
    public async Task<Transcribed?> SayAsync(TranscriptDraft draft, Action<TranscriptEntry>? then, CancellationToken cancellationToken)
    {
        await order.WaitAsync(cancellationToken);
        try
        {
            Transcribed? said = await transcripts.AddAsync(id, draft, cancellationToken);
            if (said is { IsRepeat: false })
            {
                last = said.Entry.Number;
                passed = 0;
                Send(Frame([said.Entry.Json], last));
                then?.Invoke(said.Entry);
            }

            return said;
        }
        finally
        {
            order.Release();
        }
    }

    /// <summary>Sends to those who listen now, and keeps nothing; gives the id.</summary>
    public async Task<string> PassAsync(Func<string, Activity> make, CancellationToken cancellationToken)
    {
        await order.WaitAsync(cancellationToken);
        try
        {
            last = Math.Max(last, transcripts.Find(id)?.Last ?? 0);
            string passing = Watermark.PassingId(id, last, ++passed);
            Send(Frame([ActivityJson.Write(make(passing))], last));
            return passing;
        }
        finally
        {
            order.Release();
        }
    }

    /// <summary>Opens a stream that begins with all after the number; null where there are too many already.</summary>
    public async Task<ChatStream?> ListenAsync(long after, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        await order.WaitAsync(cancellationToken);
        try
        {
            if (CountStreams() >= MostStreams)
            {
                return null;
            }

            var stream = new ChatStream(expires);
            IReadOnlyList<TranscriptEntry> page;
            do
            {
                page = transcripts.After(id, after, PageEntries);
                foreach (TranscriptEntry entry in page)
                {
                    // One a frame: Microsoft's client hands the activities of a frame on one by one, and those of the next frame between them.
                    after = entry.Number;
                    stream.Send(Frame([entry.Json], after));
                }
            }
            while (page.Count == PageEntries);

            lock (streams)
            {
                streams.Add(stream);
            }

            return stream;
        }
        finally
        {
            order.Release();
        }
    }

    public void Leave(ChatStream stream)
    {
        lock (streams)
        {
            streams.Remove(stream);
        }
    }

    /// <summary>A renewed token keeps open streams open.</summary>
    public void Extend(DateTimeOffset expires)
    {
        lock (streams)
        {
            streams.ForEach(s => s.Expires = expires > s.Expires ? expires : s.Expires);
        }
    }

    /// <summary>Activities, as they were kept, with the mark of the last.</summary>
    public static string Frame(IEnumerable<string> activities, long watermark) => new StringBuilder("{\"activities\":[")
        .AppendJoin(',', activities).Append("],\"watermark\":\"").Append(Watermark.Of(watermark)).Append("\"}").ToString();

    private int CountStreams()
    {
        lock (streams)
        {
            return streams.Count;
        }
    }

    private void Send(string frame)
    {
        lock (streams)
        {
            streams.ForEach(s => s.Send(frame));
        }
    }
}
