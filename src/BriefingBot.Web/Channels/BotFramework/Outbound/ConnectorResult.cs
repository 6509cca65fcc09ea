namespace BriefingBot.Web.Channels.BotFramework.Outbound;

/// <summary>Why the connector did not take a message.</summary>
internal enum ConnectorFault
{
    /// <summary>The address isn't one that the bot's token may go to; nothing was sent.</summary>
    NotAllowed,

    /// <summary>No token is to be had; nothing was sent.</summary>
    NoToken,

    /// <summary>No connection came about; nothing was sent.</summary>
    Unreachable,

    /// <summary>The connector asked for patience longer than there was time.</summary>
    Throttled,

    /// <summary>The connector refused it (4xx).</summary>
    Rejected,

    /// <summary>It was sent, and whether it arrived is not known: the connection broke, the answer stayed away, or the connector failed (5xx).</summary>
    Uncertain,
}

/// <summary>What became of a request to the connector.</summary>
/// <param name="Fault">Null: it was taken.</param>
/// <param name="Id">The message's id, where the connector gave one.</param>
/// <param name="Status">The HTTP status; 0 where none came.</param>
/// <param name="Code">The connector's name of the fault, such as <c>ContentStreamNotAllowed</c>; empty where it gave none.</param>
/// <param name="Message">The connector's explanation; to be read by the program only.</param>
internal sealed record ConnectorResult(ConnectorFault? Fault, string? Id, int Status, string Code, string Message)
{
    public bool IsSent => Fault is null;

    public static ConnectorResult Sent(string? id, int status) => new(null, id, status, "", "");

    public static ConnectorResult Failed(ConnectorFault fault, int status = 0, string code = "", string message = "") => new(fault, null, status, code, message);
}
