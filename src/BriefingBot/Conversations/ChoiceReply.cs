using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BriefingBot.Answers;
using BriefingBot.Statements;

namespace BriefingBot.Conversations;

/// <summary>Reads the reply to "which one do you mean: …?": "Ilse", "the minister", "the second one", "both".</summary>
internal static partial class ChoiceReply
{
    private const int MostWords = 8;
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal) { "the", "a", "an", "one", "mr", "mrs", "ms", "of", "for", "please" };

    /// <summary>The name of the one that the reply fits, or of all ("both"); null where it fits none or several.</summary>
    public static string? Read(string text, ImmutableArray<Choice> choices)
    {
        if (choices.IsDefaultOrEmpty)
        {
            return null;
        }

        string reply = Around().Replace(text, "").Trim(' ', ',', '.', '?', '!');
        if (All().IsMatch(reply))
        {
            return string.Join(" and ", choices.Select(choice => choice.Name));
        }

        string[] words = [.. reply.Split([' ', ',', '\u00a0'], StringSplitOptions.RemoveEmptyEntries).Select(NameKey.Fold).Where(word => word.Length > 0 && !Skipped.Contains(word))];
        if (words.Length is 0 or > MostWords)
        {
            return null;
        }

        if (words.Length == 1 && Array.IndexOf(Ordinals, words[0]) is >= 0 and int position)
        {
            return position < choices.Length ? choices[position].Name : null;
        }

        // A surname that all bear tells nothing: it must fit one alone.
        Choice[] fitting = [.. choices.Where(choice => Array.TrueForAll(words, Words(choice).Contains))];
        return fitting.Length == 1 ? fitting[0].Name : null;
    }

    private static HashSet<string> Words(Choice choice) => [.. $"{choice.Name} {choice.Roles}".Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(NameKey.Fold)];

    [GeneratedRegex(@"^(?:(?:i mean|i meant|i'm asking about|mean|and|no|yes|well|sorry)\b[ ,:]*)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Around();

    [GeneratedRegex(@"^(?:both|all|either|both of them|all of them|each)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex All();
}
