using BriefingBot.Answers;
using BriefingBot.Articles;
using BriefingBot.Conversations;

namespace BriefingBot;

/// <summary>All steps of the record's schema, each feature's beside its code: the one list to open a <see cref="RecordDatabase"/> with.</summary>
public static class RecordSchema
{
    public static IReadOnlyList<RecordMigration> Migrations { get; } = [.. ArticleSchema.Migrations, .. AnswerLog.Migrations, .. Transcripts.Migrations];
}
