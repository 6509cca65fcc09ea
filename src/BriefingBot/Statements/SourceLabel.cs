using BriefingBot.Language;
using System.Collections.Frozen;

namespace BriefingBot.Statements;

/// <summary>
/// A source without a name goes by the words of its article: "police", "two senior officials", "a spokeswoman for Governor Pavel Drozd".
/// Its head ("spokeswoman") says what it is; names in it are others'.
/// </summary>
public static class SourceLabel
{
    private static readonly FrozenSet<string> Joints = FrozenSet.ToFrozenSet(["of", "for", "to", "in", "from", "at", "with"]);

    private static readonly FrozenSet<string> Determiners =
        FrozenSet.ToFrozenSet(["the", "a", "an", "this", "that", "these", "those"], StringComparer.OrdinalIgnoreCase);

    /// <summary>True if the head is a common noun: "Kremlin officials", not "Ludo de Haan" or "Ministry of Trade".</summary>
    public static bool Is(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Head(name) is { Length: > 1 } head && char.IsLower(head[0]) && !head.Any(char.IsUpper);
    }

    /// <summary>True if something hangs on a common noun with a preposition: "a spokeswoman for …", "the mayor of …".</summary>
    public static bool HasJoint(string name) => JointOf(Split(name)) > 0;

    /// <summary>The word that says what it is, before the first preposition, else the last one; empty if there is none.</summary>
    public static string Head(string name)
    {
        string[] words = Split(name);
        int joint = JointOf(words);
        return words.Length == 0 ? "" : joint > 0 ? words[joint - 1] : words[^1];
    }

    /// <summary>True if the words asked for name this source: the same head, and no word that the label lacks.</summary>
    internal static bool Names(string asked, string label, Lexicon lexicon)
    {
        string head = NameKey.Fold(Head(asked)), own = NameKey.Fold(Head(label));
        if (!AskedName.IsSameStem(head, own) && !lexicon.AreOneOffice(head, own))
        {
            return false;
        }

        string[] held = Content(label), wanted = Content(asked);
        return wanted.All(word => word == head || Array.Exists(held, other => AskedName.IsSameStem(word, other)))
            || !BodyName.Words(asked, lexicon).Except(BodyName.Words(label, lexicon)).Any();
    }

    /// <summary>True for the same words, a capital at the sentence's start aside.</summary>
    internal static bool AreSame(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    /// <summary>As it stands at a sentence's start.</summary>
    internal static string Capital(string label) => label.Length == 0 ? label : char.ToUpperInvariant(label[0]) + label[1..];

    private static string[] Content(string text) =>
        [.. Split(text).Where(word => !Determiners.Contains(word) && !Joints.Contains(word)).Select(NameKey.Fold)
            .Where(word => word.Length > 1)];

    private static string[] Split(string text) => text.Split([' ', '\u00a0', ','], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where the first preposition behind a common noun stands; -1 if there is none.</summary>
    private static int JointOf(string[] words) =>
        Array.FindIndex(words, word => Joints.Contains(word)) is > 0 and int at && at + 1 < words.Length &&
        char.IsLower(words[at - 1][0]) && !Determiners.Contains(words[at - 1])
            ? at : -1;
}
