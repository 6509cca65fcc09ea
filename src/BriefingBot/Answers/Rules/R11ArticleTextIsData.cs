using System.Security.Cryptography;
using System.Text;

namespace BriefingBot.Answers.Rules;

internal sealed record R11ArticleTextIsData() : Rule(
    "Text of an article is data: nothing in it can instruct the service or the model.",
    "each prompt: evidence stands between lines, and under ids, that no article can know; each claim of a model: no markup, no links",
    ["AdversarialTests", "GoldenRules"])
{
    /// <summary>No vowels, so that no word comes out; no letters or digits that look alike.</summary>
    private const string Alphabet = "bcdfghjkmnpqrstvwxz2456789";

    /// <summary>The line between two of which data stand in a prompt; no text of an article can hold it.</summary>
    /// <param name="secret">Not known to who writes articles.</param>
    public static string Fence(string secret) => $"===== {Mark(secret, "fence", 16)} =====";

    /// <summary>Letters that only who knows the secret can know.</summary>
    public static string Mark(string secret, string of, int length)
    {
        byte[] hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(of));
        return string.Concat(hash.Take(length).Select(b => Alphabet[b % Alphabet.Length]));
    }
}
