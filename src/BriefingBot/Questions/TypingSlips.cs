namespace BriefingBot.Questions;

/// <summary>Mends slips in the words that frame a question ("waht did Lavrov sya abuot"); names and topics stay as they were typed.</summary>
public static class TypingSlips
{
    private static readonly string[] Frame = ["what", "did", "does", "has", "who", "when", "say", "said", "says", "about", "think", "thinks", "promise", "comment", "according"];

    // Words one slip away from a frame word that are words themselves.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "that", "hat", "wheat", "chat", "why", "how", "where", "whom", "whose", "then", "than", "was", "his", "is", "as", "had", "have", "do", "to", "dad",
        "day", "way", "may", "pay", "stay", "sad", "aid", "paid", "laid", "raid", "sand", "ways", "days", "thing", "thin", "things", "think", "diet", "die", "id", "gas",
        "hash", "doe", "goes", "dose", "ham", "hat", "whatever", "abound", "aloud", "ay", "lay", "slay", "said", "sway", "sail", "slid", "the", "they", "woo", "wo", "with",
        "whole", "whoa", "wet", "hen", "saying", "bout", "abbot", "commend", "comments", "promised", "promises", "kid", "bid", "lid", "rid", "hid", "mid", "dig", "dim", "din", "dip",
        "sat", "sap", "saw", "sky", "spy", "shy", "sly", "soy", "hay", "jay", "ray", "bay", "easy", "has", "ha", "hays", "pays", "lays", "rays", "bays", "gays",
    };

    /// <summary>The text with each lower-case word that is one slip from a frame word put right.</summary>
    public static string Mend(string text)
    {
        string[] words = text.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            if (word.Length is < 2 or > 12 || (i > 0 && !char.IsLower(word[0])) || !word.All(char.IsAsciiLetter) || Words.Contains(word))
            {
                continue;
            }

            string lower = word.ToLowerInvariant();
            if (Frame.Contains(lower, StringComparer.Ordinal))
            {
                continue;
            }

            words[i] = Array.Find(Frame, frame => IsOneSlip(lower, frame)) ?? word;
        }

        return string.Join(' ', words);
    }

    /// <summary>True where two letters were swapped, or one was left out, doubled or put in; a wrong letter only in a long word.</summary>
    public static bool IsOneSlip(string typed, string meant)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(meant);
        int same = 0;
        while (same < typed.Length && same < meant.Length && typed[same] == meant[same])
        {
            same++;
        }

        return (typed.Length - meant.Length) switch
        {
            0 when same + 1 < typed.Length && typed[same] == meant[same + 1] && typed[same + 1] == meant[same] => typed[(same + 2)..] == meant[(same + 2)..],
            0 when same < typed.Length && meant.Length >= 5 => typed[(same + 1)..] == meant[(same + 1)..],
            1 when meant.Length >= 3 => typed[(same + 1)..] == meant[same..],
            -1 when meant.Length >= 4 => typed[same..] == meant[(same + 1)..],
            _ => false,
        };
    }
}
