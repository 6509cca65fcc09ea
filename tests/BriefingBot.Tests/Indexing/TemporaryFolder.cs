namespace BriefingBot.Tests.Indexing;

internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("briefingbot-index-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
