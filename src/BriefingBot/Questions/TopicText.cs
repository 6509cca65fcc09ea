using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace BriefingBot.Questions;

/// <summary>Trims a topic to the words that name it: without articles, politeness and punctuation around it.</summary>
public static partial class TopicText
{
    private static readonly FrozenSet<string> Leading = new[]
    {
        "the", "a", "an", "his", "her", "their", "its", "any", "some", "whether", "that", "about", "on", "of", "regarding", "concerning", "if",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Pronouns = new[] { "it", "that", "this", "them", "these", "those", "so", "the same", "the topic", "the subject" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Anything = new[] { "anything", "everything", "something", "anything else", "all", "things", "in general" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Articles = ["the ", "a ", "an "];

    private static readonly char[] Around = [' ', '?', '!', '.', ',', ';', ':', '"', '“', '”', '„', '«', '»', '\'', '‘', '’', '(', ')', '\u00a0'];

    /// <summary>The cleaned topic; null where no word is left or it means anything at all.</summary>
    public static string? Clean(string? text)
    {
        string topic = TrailingPoliteness().Replace(Trim(text), "");
        topic = Trim(topic);
        if (IsPronoun(topic))
        {
            return topic;
        }

        while (topic.IndexOf(' ', StringComparison.Ordinal) is > 0 and int space && Leading.Contains(topic[..space]))
        {
            topic = Trim(topic[space..]);
        }

        if (topic.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || topic.EndsWith("’s", StringComparison.OrdinalIgnoreCase))
        {
            topic = topic[..^2];
        }

        return topic.Length == 0 || Anything.Contains(topic) ? null : topic;
    }

    /// <summary>True where the topic points back to the last one ("that").</summary>
    public static bool IsPronoun(string? topic) => topic is not null && Pronouns.Contains(topic);

    /// <summary>"the draft" where the text has the topic "draft" behind that article; null where it has it without one, or not.</summary>
    public static string? WithArticle(string text, string topic)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(topic);
        int at = topic.Length == 0 ? -1 : text.IndexOf(topic, StringComparison.OrdinalIgnoreCase);
        string? article = at <= 0 ? null : Array.Find(Articles, word => text[..at].EndsWith(" " + word, StringComparison.OrdinalIgnoreCase));
        return article is null ? null : article + topic;
    }

    private static string Trim(string? text) => (text ?? "").Trim(Around);

    [GeneratedRegex(@"(?:,?\s+(?:please|thanks|thank you|then|exactly|so far|at all|too|as well|lately|recently|these days))+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TrailingPoliteness();
}
