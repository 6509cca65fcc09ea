namespace BriefingBot.Statements.Reading;

/// <summary>Verbs above an infinitive by which something is nevertheless said ("went on to say").</summary>
internal static class Carriers
{
    private static readonly HashSet<string> Continuing =
        ["go", "continue", "begin", "start", "proceed", "come", "use", "move", "rush", "keep", "have", "be"];

    public static bool Continues(string lemma) => Continuing.Contains(lemma);
}
