using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Tests.Models;

/// <summary>Keeps what is logged, at every level.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = new();

    public IReadOnlyList<string> Of(LogLevel level) => [.. lines.Where(l => l.Level == level).Select(l => l.Text)];

    public IReadOnlyList<string> AtLeast(LogLevel level) => [.. lines.Where(l => l.Level >= level).Select(l => l.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue((logLevel, formatter(state, exception) + exception));

    public void Dispose()
    {
    }
}
