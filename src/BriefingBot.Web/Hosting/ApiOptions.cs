namespace BriefingBot.Web.Hosting;

/// <summary>Section <c>Api</c>: who may use the HTTP interface.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Keys accepted in <c>X-Api-Key</c>, each of 16 characters or more. Empty: anyone, but on loopback only.</summary>
    public string[] Keys { get; set; } = [];
}
