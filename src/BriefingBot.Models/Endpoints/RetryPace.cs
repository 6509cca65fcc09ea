namespace BriefingBot.Models.Endpoints;

/// <summary>How long an endpoint is borne with.</summary>
internal sealed record RetryPace
{
    /// <summary>Tries beside the first.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Before the first retry; doubled for each further one, with jitter.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>An endpoint that asks for more is not tried again: the reader would wait for nothing.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>So many tries within <see cref="BreakWithin"/>, nearly all of them failed: further calls fail at once, for <see cref="BreakFor"/>.</summary>
    public int BreakAfter { get; init; } = 6;

    public TimeSpan BreakWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After it one call is let through, which decides.</summary>
    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(15);
}
