using BriefingBot.Statements;

namespace BriefingBot.Web.Evaluation;

/// <summary>Compares the names of an extracted and a marked speaker.</summary>
internal static class SpeakerName
{
    /// <summary>
    /// True where both end in the same word, or the one holds the other's words in a row; case, accents and possessives aside.
    /// </summary>
    public static bool Same(string? one, string? other)
    {
        string a = Folded(one ?? "");
        string b = Folded(other ?? "");
        return a.Length > 0 && b.Length > 0 && (Last(a) == Last(b) || Holds(a, b) || Holds(b, a));
    }

    private static string Last(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static bool Holds(string name, string other) => $" {name} ".Contains($" {other} ", StringComparison.Ordinal);

    private static string Folded(string name)
    {
        string plain = name.Replace('’', '\'').Replace("'s", "", StringComparison.OrdinalIgnoreCase);
        return string.Join(' ', EvalText.Words(plain).Select(NameKey.Fold));
    }
}
