using System.Collections.Frozen;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Small words that decide what a sentence says. One that stands before a word of the evidence may not be lost on the way into a claim, and a
/// claim may not bring one of its own.
/// </summary>
internal static class GuardWords
{
    /// <summary>Deny what follows.</summary>
    public static FrozenSet<string> Negations { get; } = Set("not no never neither nor none nobody nothing cannot without hardly barely scarcely nowhere n't");

    /// <summary>Deny or turn down what follows, however far behind.</summary>
    public static FrozenSet<string> Denials { get; } = Set("""
        deny denies denied denying denial doubt doubts doubted doubting refuse refuses refused refusing refusal reject rejects rejected rejecting rejection decline declines declined declining
        dismiss dismisses dismissed dismissing fail fails failed failing lack lacks lacked lacking avoid avoids avoided avoiding unlikely impossible rule ruled
        ruling stop stops stopped halt halted prevent prevents prevented
        """);

    /// <summary>Leave open whether what follows is so.</summary>
    public static FrozenSet<string> Possibilities { get; } = Set("""
        may might could can possibly perhaps maybe probably likely possible should whether seem seems seemed appear appears appeared allegedly alleged
        alleging reportedly suspected apparently potentially hope hopes hoped hoping try tries tried trying consider considers considered considering want wants
        wanted wish wishes wished
        """);

    /// <summary>Of the possibilities those that say no more than that it may be.</summary>
    public static FrozenSet<string> Open { get; } = Set("may might could can possibly perhaps maybe possible whether cannot can't");

    /// <summary>Put what follows into the future, or make it an aim.</summary>
    public static FrozenSet<string> Futures { get; } = Set("""
        will would shall going ask asks asked asking urge urges urged urging request requests requested demand demands demanded call calls called plan plans planned planning intend intends intended aim aims aimed expect expects expected expecting propose proposes proposed
        proposing promise promises promised vow vows vowed pledge pledges pledged must need needs to ll
        """);

    /// <summary>Of the futures those that make it no more than an aim or a wish: what is expected or planned is not what will be.</summary>
    public static FrozenSet<string> Aims { get; } = [.. Futures.Except(["will", "would", "shall", "must", "ll", "to", "going", "need", "needs"])];

    /// <summary>Say how much of it, or how often.</summary>
    public static FrozenSet<string> Quantities { get; } = Set("""
        all every each most many much few several some any only both half part partly always often sometimes rarely seldom usually mostly mainly largely
        entirely completely fully totally
        """);

    /// <summary>Make a number a limit or a rough one.</summary>
    public static FrozenSet<string> Limits { get; } = Set("about around almost nearly roughly approximately some over under above below least most more less fewer than up between exactly only");

    /// <summary>Order, and compare with what was.</summary>
    public static FrozenSet<string> Orders { get; } = Set("first last next previous former latter again once twice still yet already before after since until more less fewer least most same other another");

    /// <summary>All that carry no topic of their own.</summary>
    public static FrozenSet<string> Small { get; } =
    [
        .. Negations, .. Quantities, .. Limits, .. Orders,
        .. Set("may might could can should would will shall must if unless whether perhaps maybe possibly probably likely allegedly reportedly apparently to ll going now then soon even also just because although though while whereas despite than since until one"),
    ];

    public static bool IsNegation(string lower) => Negations.Contains(lower) || lower.EndsWith("n't", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
