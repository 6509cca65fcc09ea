using BriefingBot.Indexing;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Ingestion;

/// <summary>How far the index is behind the record, and when it is committed. Not for several threads at once: its owner takes turns.</summary>
internal sealed class IndexState(ISearchIndex index, ILogger logger)
{
    /// <summary>The index is committed after so many changes; a rebuild after a crash repeats no more than these.</summary>
    internal const int CommitEvery = 512;

    private int uncommitted;

    /// <summary>The index holds all changes up to this one.</summary>
    public long Through { get; private set; } = index.CommittedSequence;

    /// <summary>The index holds all that the record has; false until it caught up, and after it failed to take something.</summary>
    public bool InStep { get; private set; }

    /// <summary>The index failed to take something that the record has.</summary>
    public bool Behind { get; set; }

    /// <summary>Changes the index; where that fails, remembers that it lacks something and lets the caller know.</summary>
    public void Change(Action<ISearchIndex> change)
    {
        try
        {
            change(index);
        }
        catch (Exception problem)
        {
            FallBehind();
            Log.IndexBehind(logger, problem);
            throw;
        }
    }

    public void FallBehind()
    {
        Behind = true;
        InStep = false;
    }

    /// <summary>The index took these changes, the last of them this one; before it caught up, that says nothing about those between.</summary>
    public void Advance(long sequence, int changes)
    {
        Through = InStep ? Math.Max(Through, sequence) : Through;
        Count(changes);
    }

    /// <summary>The index took all changes up to this one.</summary>
    /// <param name="all">There are no more.</param>
    public void CatchUp(long sequence, int changes, bool all)
    {
        Through = sequence;
        InStep = all;
        Count(changes);
    }

    /// <summary>Another index took this one's place: it holds, and has on disk, all that the record has.</summary>
    public void Switched(long sequence)
    {
        (Through, InStep, Behind, uncommitted) = (sequence, true, false, 0);
    }

    public void Commit()
    {
        if (uncommitted > 0)
        {
            index.Commit(Through);
            uncommitted = 0;
        }
    }

    private void Count(int changes)
    {
        uncommitted += changes;
        if (uncommitted >= CommitEvery)
        {
            Commit();
        }
    }
}
