using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Compares the names under which a speaker is cited and told.</summary>
internal static class SpeakerNames
{
    /// <summary>"Lavrov" and "Sergei Lavrov" are one where their last parts are; two given names are compared.</summary>
    public static bool AreSame(string statementSpeaker, string named)
    {
        if (NameKey.Of(statementSpeaker) != NameKey.Of(named))
        {
            return false;
        }

        string[] own = statementSpeaker.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] other = named.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return own.Length == 1 || other.Length == 1 || NameKey.Fold(own[0]) == NameKey.Fold(other[0]);
    }

    /// <summary>The text names the speaker, in full or by surname; not with another given name before it.</summary>
    public static bool Stands(string speaker, string text)
    {
        string key = NameKey.Of(speaker);
        string[] given = [.. speaker.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1].Select(NameKey.Fold)];
        string[] words = text.Split([' ', '\u00a0', ',', '.', ';', ':', '(', ')', '“', '”'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            bool isOther = i > 0 && given.Length > 0 && char.IsUpper(words[i - 1][0]) && Lexicon.Default.IsGivenName(words[i - 1]) && !given.Contains(NameKey.Fold(words[i - 1]));
            if (NameKey.Of(words[i]) == key && !isOther)
            {
                return true;
            }
        }

        return false;
    }
}
