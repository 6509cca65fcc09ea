using System.Collections.Immutable;
using BriefingBot.Articles;

namespace BriefingBot.Web.Hosting;

/// <summary>
/// Names of the sources that the archive has articles of. Only what changed since the last look is read, once a second at most, so that a
/// question costs no scan; a source whose last article was withdrawn stays until the next start, which does no harm to a question.
/// </summary>
internal sealed class ArchiveSources(RecordDatabase database, TimeProvider clock)
{
    private const string Changed = """
        SELECT a.sequence, v.source FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.version = a.version
        WHERE a.sequence > @after AND a.withdrawn = 0 ORDER BY a.sequence
        """;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private ImmutableHashSet<string> names = [];
    private long through;
    private long? looked;

    public IReadOnlyCollection<string> Names()
    {
        lock (gate)
        {
            if (this.looked is not { } looked || clock.GetElapsedTime(looked) >= Between)
            {
                (this.through, this.names) = database.Read(connection =>
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = Changed;
                    command.Parameters.AddWithValue("@after", this.through);
                    using var reader = command.ExecuteReader();
                    long through = this.through;
                    ImmutableHashSet<string>.Builder names = this.names.ToBuilder();
                    while (reader.Read())
                    {
                        through = reader.GetInt64(0);
                        if (!reader.IsDBNull(1))
                        {
                            names.Add(reader.GetString(1));
                        }
                    }

                    return (through, names.ToImmutable());
                });
                this.looked = clock.GetTimestamp();
            }

            return this.names;
        }
    }
}
