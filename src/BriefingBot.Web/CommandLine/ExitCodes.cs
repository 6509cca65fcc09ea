namespace BriefingBot.Web.CommandLine;

/// <summary>What the program ends with. A refusal is an answer: it ends with <see cref="Done"/>, and <c>--json</c> tells it from the others.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Something failed, and standard error says what; for <c>ingest</c> also: at least one file was not taken.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the settings can't be used.</summary>
    public const int Usage = 2;

    /// <summary>Stopped from the keyboard.</summary>
    public const int Cancelled = 130;
}
