using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Web.Tests.Channels.BotFramework.Support;

/// <summary>All that a service logs, at every level but <see cref="LogLevel.Trace"/>, exceptions whole.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

    public string Faults => string.Join('\n', Lines.Where(l => l.Level >= LogLevel.Error).Select(l => l.Text));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel > LogLevel.Trace;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Lines.Enqueue((logLevel, formatter(state, exception) + exception));
        }
    }

    public void Dispose()
    {
    }
}
