using System.Collections.Frozen;

namespace BriefingBot.Answers.Generation;

/// <summary>Verbs of two words that say what one word says too: "went up" is "rose", "put off" is "postponed".</summary>
internal static class Phrasals
{
    private static readonly FrozenDictionary<string, (string Verb, string Particle)[]> ByVerb = """
        go-up/rise go-up/increase go-up/climb go-down/fall go-down/drop go-down/decline go-back/return come-back/return put-off/postpone put-off/delay call-off/cancel
        set-up/found set-up/establish carry-out/conduct turn-down/reject turn-down/refuse take-part/participate give-up/abandon put-back/restore bring-back/restore
        take-over/acquire break-down/fail hand-over/deliver send-back/return give-back/return pay-back/repay cut-down/reduce cut-back/reduce speak-out/speak
        switch-off/stop shut-down/close close-down/close move-out/leave carry-on/continue go-on/continue keep-on/continue find-out/learn find-out/discover
        look-into/investigate look-into/examine step-down/resign leave-out/omit hold-up/delay speed-up/accelerate slow-down/slow
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('-', '/'))
        .Select(parts => (Verb: ClaimStem.Of(parts[0], parts[0]), Particle: parts[1], One: ClaimStem.Of(parts[2], parts[2])))
        .GroupBy(entry => entry.One).ToFrozenDictionary(group => group.Key, group => group.Select(entry => (entry.Verb, entry.Particle)).ToArray(), StringComparer.Ordinal);

    /// <summary>The evidence has in two words what the claim has in one.</summary>
    public static bool IsApart(ClaimWord one, IReadOnlyList<ClaimWord> evidence) =>
        ByVerb.TryGetValue(one.Stem, out (string Verb, string Particle)[]? apart) && apart.Any(pair => Stands(pair.Verb, pair.Particle, evidence, null));

    /// <summary>The claim has in two words, this one the verb, what the evidence has in one.</summary>
    public static bool IsTogether(ClaimWord verb, IReadOnlyList<ClaimWord> claim, IReadOnlyList<ClaimWord> evidence) =>
        ByVerb.Any(entry => entry.Value.Any(pair => pair.Verb == verb.Stem && Stands(pair.Verb, pair.Particle, claim, verb)) && evidence.Any(word => word.Stem == entry.Key));

    private static bool Stands(string verb, string particle, IReadOnlyList<ClaimWord> text, ClaimWord? only) =>
        Enumerable.Range(0, text.Count).Any(i => text[i].Stem == verb && (only is null || text[i] == only) && text.Skip(i + 1).Take(3).Any(word => word.Lower == particle));
}
