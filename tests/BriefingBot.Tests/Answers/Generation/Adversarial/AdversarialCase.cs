using System.Text.Json;
using BriefingBot.Tests.Models;
using Evidence = BriefingBot.Tests.Answers.Generation.Adversarial.AdversarialArchive.Evidence;

namespace BriefingBot.Tests.Answers.Generation.Adversarial;

/// <summary>One way in which a model or an article misbehaves.</summary>
/// <param name="Behave">What the endpoint does with the first, second … request.</param>
/// <param name="Shown">Words that a claim of the model must bring into the answer; null: nothing of the model's is shown.</param>
/// <param name="Never">Words that may stand nowhere in the answer.</param>
internal sealed record AdversarialCase(string Name, string Question, Func<Evidence, int, ChatBehaviour> Behave, string? Shown, IReadOnlyList<string> Never)
{
    public override string ToString() => Name;

    /// <summary>The same claims at each request.</summary>
    public static AdversarialCase Claims(string name, string question, Func<Evidence, object[]> claims, string? shown, params string[] never) =>
        new(name, question, (evidence, _) => ChatBehaviour.Says(Reply(claims(evidence))), shown, never);

    /// <summary>The same text at each request, whatever it is.</summary>
    public static AdversarialCase Text(string name, string question, Func<Evidence, string> text, string? shown, params string[] never) =>
        new(name, question, (evidence, _) => ChatBehaviour.Says(text(evidence)), shown, never);

    public static AdversarialCase Endpoint(string name, string question, Func<Evidence, int, ChatBehaviour> behave, string? shown, params string[] never) => new(name, question, behave, shown, never);

    public static string Reply(params object[] claims) => JsonSerializer.Serialize(new { claims });

    public static object Claim(string text, string? speaker, params string[] evidence) => Claim(text, speaker, evidence, []);

    public static object Claim(string text, string? speaker, string[] evidence, params (string Evidence, string Text)[] quotations) =>
        new { text, evidence, quotations = quotations.Select(one => new { evidence = one.Evidence, text = one.Text }), speaker };
}
