namespace BriefingBot.Answers.Generation;

/// <summary>A language model behind an endpoint. Whatever it gives is hostile until it is parsed and verified.</summary>
public interface ILanguageModel
{
    /// <summary>Names it for people and metrics, without secrets: "gpt-4o at NAME.openai.azure.com".</summary>
    string Name { get; }

    /// <summary>
    /// One call. What goes wrong on the way is a value, told once retries and limits have had their say; it throws only where it is cancelled.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled: the reader left or the answer's time is over.</exception>
    Task<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken);
}

/// <summary>What a model is asked: a prompt by its name, what fills its variables, and the form of the reply.</summary>
/// <param name="Prompt">The folder's name in <c>prompts/</c>.</param>
/// <param name="Variables">A value for each variable of the prompt; put in once, never read as a template.</param>
/// <param name="Schema">The reply's JSON schema, fit for strict structured output.</param>
public sealed record ModelRequest(string Prompt, IReadOnlyDictionary<string, string> Variables, string Schema);

/// <summary>Tokens that a call cost; zero where the endpoint does not tell.</summary>
public sealed record ModelUsage(int InputTokens, int OutputTokens)
{
    public static ModelUsage None { get; } = new(0, 0);

    public static ModelUsage operator +(ModelUsage a, ModelUsage b) => Add(a, b);

    public static ModelUsage Add(ModelUsage left, ModelUsage right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new ModelUsage(left.InputTokens + right.InputTokens, left.OutputTokens + right.OutputTokens);
    }
}

/// <summary>Why a call gave nothing.</summary>
public enum ModelFault
{
    /// <summary>Too many calls were under way here.</summary>
    Busy,

    /// <summary>The endpoint said that too much was asked of it (429), again and again.</summary>
    Throttled,

    /// <summary>No connection, a server's error (5xx), or calls are held back since the last ones all failed.</summary>
    Unreachable,

    /// <summary>The endpoint took longer than one call may take.</summary>
    TimedOut,

    /// <summary>The endpoint refused the call: key, model's name, or something in it that it does not know.</summary>
    Rejected,

    /// <summary>The endpoint's content filter, or the model itself, refused.</summary>
    Refused,
}

/// <summary>What came of a call.</summary>
public abstract record ModelReply
{
    private ModelReply()
    {
    }

    public ModelUsage Usage { get; init; } = ModelUsage.None;

    /// <param name="Content">The reply's text, cut where it is longer than a reply may be.</param>
    /// <param name="IsWhole">False where it was cut: by length, by the model's limit of tokens, or in the middle of the stream.</param>
    public sealed record Text(string Content, bool IsWhole) : ModelReply;

    /// <param name="Message">One sentence for the log, without secrets and without text of prompt or reply.</param>
    public sealed record Failed(ModelFault Fault, string Message) : ModelReply;
}
