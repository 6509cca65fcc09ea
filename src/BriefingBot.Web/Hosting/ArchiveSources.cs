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

    private readonly Lock _gate = new();
    private ImmutableHashSet<string> _names = [];
    private long _through;
    private long? _looked;

    public IReadOnlyCollection<string> Names()
    {
        lock (_gate)
        {
            if (_looked is not { } looked || clock.GetElapsedTime(looked) >= Between)
            {
                (_through, _names) = database.Read(connection =>
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = Changed;
                    command.Parameters.AddWithValue("@after", _through);
                    using var reader = command.ExecuteReader();
                    long through = _through;
                    ImmutableHashSet<string>.Builder names = _names.ToBuilder();
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
                _looked = clock.GetTimestamp();
            }

            return _names;
        }
    }
}
