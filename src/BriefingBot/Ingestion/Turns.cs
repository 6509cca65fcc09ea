namespace BriefingBot.Ingestion;

/// <summary>Lets one at a time work; whoever took the turn gives it back by disposing it.</summary>
internal sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim free = new(1, 1);

    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        return new Turn(free);
    }

    public void Dispose() => free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
