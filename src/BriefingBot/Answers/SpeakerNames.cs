using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>Compares the names under which a speaker is cited and told.</summary>
internal static class SpeakerNames
{
    /// <summary>"Lavrov" and "Sergei Lavrov" are one where their last parts are; two given names are compared.</summary>
    public static bool AreSame(string statementSpeaker, string named)
    {
        if (SourceLabel.Is(statementSpeaker) || SourceLabel.Is(named))
        {
            // "a spokeswoman for Drozd" is neither Drozd nor another spokeswoman.
            return SourceLabel.AreSame(statementSpeaker, named);
        }

        if (NameKey.Of(statementSpeaker) != NameKey.Of(named))
        {
            return false;
        }

        string[] own = WithoutTitles(statementSpeaker);
        string[] other = WithoutTitles(named);
        return own.Length == 1 || other.Length == 1 || NameKey.Fold(own[0]) == NameKey.Fold(other[0]);
    }

    /// <summary>"Inspector Maud Ellery" is Maud Ellery.</summary>
    private static string[] WithoutTitles(string name)
    {
        string[] parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int from = 0;
        while (from < parts.Length - 1 && (Lexicon.Default.Titles.Contains(parts[from]) || Lexicon.Default.Roles.Contains(parts[from].ToLowerInvariant())))
        {
            from++;
        }

        return parts[from..];
    }

    /// <summary>The text names the speaker, in full or by surname; not with another given name before it.</summary>
    public static bool Stands(string speaker, string text) =>
        text.Contains(speaker, StringComparison.Ordinal) || (SourceLabel.Is(speaker) ? text.Contains(SourceLabel.Capital(speaker), StringComparison.Ordinal) : Place(speaker, text) is not null);

    /// <summary>The text with the speaker's full name in place of the first surname, where it has no full one: each sentence can stand alone.</summary>
    public static string InFull(string speaker, string text) =>
        !SourceLabel.Is(speaker) && !text.Contains(speaker, StringComparison.Ordinal) && Place(speaker, text) is { } at ? text[..at.Start] + speaker + text[at.End..] : text;

    /// <summary>Where the surname stands, without a possessive.</summary>
    private static Span? Place(string speaker, string text)
    {
        string key = NameKey.Of(speaker);
        string[] given = [.. speaker.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1].Select(NameKey.Fold)];
        string before = "";
        for (Span word = PlainWords.Next(text, 0); word.Length > 0; word = PlainWords.Next(text, word.End))
        {
            // A surname of two parts is one.
            while (word.End + 1 < text.Length && text[word.End] is '-' or '‑' && char.IsLetter(text[word.End + 1]))
            {
                word = new Span(word.Start, PlainWords.Next(text, word.End).End);
            }

            string own = word.Of(text);
            bool isOther = given.Length > 0 && before.Length > 0 && char.IsUpper(before[0]) && Lexicon.Default.IsGivenName(before) && !given.Contains(NameKey.Fold(before));
            if (char.IsUpper(own[0]) && NameKey.Of(own) == key && !isOther)
            {
                bool isPossessive = own.EndsWith("'s", StringComparison.Ordinal) || own.EndsWith("’s", StringComparison.Ordinal);
                bool isInitialled = given.Length > 0 && before.Length > 0 && given.Contains(NameKey.Fold(before));
                return new Span(isInitialled ? word.Start - before.Length - 1 : word.Start, isPossessive ? word.End - 2 : word.End);
            }

            before = own;
        }

        return null;
    }

    /// <summary>Different persons of the surname or role asked for, each with their best statement.</summary>
    public static List<StatementEvidence> Namesakes(IReadOnlyList<StatementEvidence> evidence)
    {
        var persons = new List<StatementEvidence>();
        foreach (StatementEvidence next in evidence
            .Where(e => e.Speaker is { IsPerson: true } && e.Speaker.Name.Contains(' ', StringComparison.Ordinal)))
        {
            if (!persons.Exists(known => known.Speaker!.Name == next.Speaker!.Name))
            {
                persons.Add(next);
            }
        }

        return persons;
    }
}
