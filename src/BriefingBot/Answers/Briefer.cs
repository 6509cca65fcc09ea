namespace BriefingBot.Answers;

/// <summary>Answers questions: understand, retrieve, compose, verify.</summary>
public sealed class Briefer
{
    public Task<Answer> AskAsync(AskRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
