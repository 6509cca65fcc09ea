using System.Globalization;
using BriefingBot.Indexing;
using BriefingBot.Retrieval;

namespace BriefingBot.Answers;

/// <summary>
/// In which words a later statement differs from an earlier one of the same speaker: another number of the same thing, or a negation that the
/// other does not have. Only where both share a word beside the topic, so that they speak of the same; anything else is left to the reader.
/// </summary>
internal static class ChangesOverTime
{
    private static readonly HashSet<string> VerbNegations = new(StringComparer.Ordinal) { "not", "never", "cannot" };

    private static readonly HashSet<string> Units = new(StringComparer.Ordinal)
    {
        "percent", "cent", "%", "million", "billion", "thousand", "hundred", "year", "month", "week", "day", "hour", "time", "per", "said", "would", "will",
    };

    /// <summary>"where 15 July 2026 has 8 percent"; null where the texts show no difference of these kinds.</summary>
    /// <param name="earlier">The speaker's statements of earlier days, the latest last.</param>
    public static string? Of(StatementEvidence now, IReadOnlyList<StatementEvidence> earlier, string? topic)
    {
        HashSet<string> asked = [.. TopicWords.ContentOf(topic ?? "")];
        foreach (StatementEvidence then in earlier.Reverse())
        {
            if (then.Hit.Article.Published is not { } day || day == now.Hit.Article.Published || !IsOfTheSame(now.Hit, then.Hit, asked))
            {
                continue;
            }

            string? difference = Numbers(now.Hit.Text, then.Hit.Text) is { } numbers ? $"with {numbers.Now} where {Dateline.Day(day)} has {numbers.Then}"
                : (IsDenied(now.Hit.Text), IsDenied(then.Hit.Text)) switch
                {
                    (false, true) => $"without the negation of {Dateline.Day(day)}",
                    (true, false) => $"with a negation that {Dateline.Day(day)} does not have",
                    _ => null,
                };
            return difference;
        }

        return null;
    }

    public static bool IsNegated(string text) => TopicWords.Of(text).Exists(SameWords.IsNegation);

    /// <summary>The verb is negated. "There is no other way" and "without delay" have a negation and deny nothing.</summary>
    private static bool IsDenied(string text)
    {
        List<string> words = TopicWords.Of(text);
        return words.Exists(word => VerbNegations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal))
            || words.Zip(words.Skip(1)).Any(pair => pair is ("no", "longer"));
    }

    private static bool IsOfTheSame(StatementHit a, StatementHit b, HashSet<string> asked)
    {
        HashSet<string> Own(StatementHit hit) => [.. TopicWords.ContentOf(hit.Text).Where(word => !asked.Contains(word) && !Units.Contains(word) && !SameWords.IsNegation(word) && !char.IsDigit(word[0]))];
        return Own(a).Overlaps(Own(b));
    }

    /// <summary>The first number with its unit that only the later text has, and the one of that unit that only the earlier has or both.</summary>
    private static (string Now, string Then)? Numbers(string now, string then)
    {
        List<(string Number, string Unit)> later = Numbers(now), before = Numbers(then);
        foreach ((string number, string unit) in later)
        {
            if (unit.Length > 0 && !before.Contains((number, unit)) && before.Find(other => other.Unit == unit) is { Number: { } old })
            {
                return (number + Joint(unit) + unit, old + Joint(unit) + unit);
            }
        }

        return null;
    }

    private static string Joint(string unit) => unit == "%" ? "" : " ";

    private static List<(string Number, string Unit)> Numbers(string text)
    {
        var numbers = new List<(string, string)>();
        string[] words = text.Split([' ', '\u00a0', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i].Trim('“', '”', '"', '(', ')', ',', ';', ':').TrimEnd('.');
            string digits = word.TrimEnd('%');
            if (double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _))
            {
                string next = digits.Length < word.Length ? "%" : i + 1 < words.Length ? words[i + 1].Trim('“', '”', '"', '(', ')', ',', ';', ':', '.') : "";
                numbers.Add((digits, next.All(c => char.IsLower(c) || c is '%' or '-') ? next : ""));
            }
        }

        return numbers;
    }
}
