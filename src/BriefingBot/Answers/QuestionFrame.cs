using BriefingBot.Questions;

namespace BriefingBot.Answers;

/// <summary>How a question was understood, on one short line: whose words, on what, of which days, of which source.</summary>
internal static class QuestionFrame
{
    private const string Between = " · ";
    private const int Longest = 60;

    /// <param name="question">As it was understood, follow-ups resolved.</param>
    /// <param name="speaker">The full name of the one it asks about, where it is known; null: as the question has it.</param>
    /// <returns>For example "Ilse Marrow · harbour fees · all dates"; never empty.</returns>
    public static string Of(Question question, string? speaker)
    {
        ArgumentNullException.ThrowIfNull(question);
        string?[] parts =
        [
            question.Kind switch
            {
                QuestionKind.Summary => "summary",
                QuestionKind.Latest when question.Speaker is null => "latest",
                _ => Who(question, speaker),
            },
            question.Kind switch
            {
                QuestionKind.Latest when question.Speaker is not null => "latest",
                QuestionKind.WhenSaid => "when",
                QuestionKind.WhereSaid => "where",
                QuestionKind.WhySaid => "why",
                QuestionKind.WhoReported => "which source",
                _ => null,
            },
            question.Listener is { } listener ? $"to {Short(listener)}" : null,
            question.Manner == Manner.Any ? null : Manners.Noun(question.Manner),
            Topic(question),
            question.OverTime ? "over time" : null,
            Days(question),
            question.Source is { } source ? Short(source) : null,
        ];
        return string.Join(Between, parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string? Who(Question question, string? speaker) =>
        speaker is not null || question.Speaker is not null ? Short(speaker ?? question.Speaker!)
        : question.Kind != QuestionKind.WhoSaid ? null
        : question.Else ? "anyone else"
        : "anyone";

    private static string? Topic(Question question)
    {
        if (question.Topic is { Length: > 0 } topic)
        {
            return Short(question.Speaker is null && question.Kind == QuestionKind.Fact ? AskedSubject.Of(topic) : topic);
        }

        return question.Kind is QuestionKind.Fact or QuestionKind.Summary ? "nothing named" : "any topic";
    }

    private static string Days(Question question)
    {
        string? happening = question.Event is { } limit ? $"{limit.Side.ToString().ToLowerInvariant()} {Short(limit.Name)}" : null;
        string? days = (question.From, question.To) switch
        {
            ({ } a, { } b) when a == b => Dateline.Day(a),
            ({ } a, { } b) => $"{Dateline.Day(a)} to {Dateline.Day(b)}",
            ({ } a, null) => $"since {Dateline.Day(a)}",
            (null, { } b) => $"up to {Dateline.Day(b)}",
            _ => null,
        };
        return (happening, days) switch
        {
            (null, null) => "all dates",
            (null, { } only) => only,
            ({ } named, null) => named + " (not dated here)",
            ({ } named, { } dated) => $"{named} ({dated})",
        };
    }

    private static string Short(string text)
    {
        string plain = RefusalComposer.Plain(text);
        if (plain.Length <= Longest)
        {
            return plain;
        }

        int cut = plain.LastIndexOf(' ', Longest);
        return plain[..(cut > 0 ? cut : Longest)].TrimEnd('…') + "…";
    }
}
