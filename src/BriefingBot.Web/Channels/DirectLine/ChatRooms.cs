using BriefingBot.Conversations;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>The rooms that somebody is in; a room that the last one left is forgotten, its conversation is in the record.</summary>
internal sealed class ChatRooms(Transcripts transcripts)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ChatRoom> rooms = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (gate)
            {
                return rooms.Count;
            }
        }
    }

    /// <summary>The conversation's room, for as long as the lease isn't disposed.</summary>
    public Lease Enter(string conversationId)
    {
        lock (gate)
        {
            if (!rooms.TryGetValue(conversationId, out ChatRoom? room))
            {
                rooms[conversationId] = room = new ChatRoom(conversationId, transcripts);
            }

            room.Guests++;
            return new Lease(this, room);
        }
    }

    public void Extend(string conversationId, DateTimeOffset expires)
    {
        ChatRoom? room;
        lock (gate)
        {
            rooms.TryGetValue(conversationId, out room);
        }

        room?.Extend(expires);
    }

    private void Leave(ChatRoom room)
    {
        lock (gate)
        {
            if (--room.Guests == 0)
            {
                rooms.Remove(room.Id);
            }
        }
    }

    internal sealed class Lease(ChatRooms rooms, ChatRoom room) : IDisposable
    {
        private bool left;

        public ChatRoom Room => room;

        public void Dispose()
        {
            if (!left)
            {
                left = true;
                rooms.Leave(room);
            }
        }
    }
}
