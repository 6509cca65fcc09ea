using BriefingBot.Ingestion;

namespace BriefingBot.Web.Hosting;

/// <summary>How far the start is.</summary>
internal enum StartPhase
{
    /// <summary>The index is brought up to the record: nothing can be asked or written yet.</summary>
    CatchingUp,

    /// <summary>The folders are read; what is already there can be asked, and writes work.</summary>
    ReadingFolders,

    Ready,

    /// <summary>The start failed; the log says why.</summary>
    Failed,
}

/// <summary>A moment of the start.</summary>
internal sealed record StartState(StartPhase Phase, IngestionProgress? Progress);

/// <summary>What the start has reached; written by the start, read by everybody.</summary>
internal sealed class Readiness
{
    private volatile StartState _state = new(StartPhase.CatchingUp, null);

    public StartState State => _state;

    public bool IsReady => _state.Phase == StartPhase.Ready;

    /// <summary>True once index and record agree, so that reads see every acknowledged article and writes can be acknowledged.</summary>
    public bool IsOpen => _state.Phase is StartPhase.ReadingFolders or StartPhase.Ready;

    public void Enter(StartPhase phase) => _state = new StartState(phase, null);

    public void Report(IngestionProgress progress) => _state = _state with { Progress = progress };
}
