namespace BriefingBot.Articles;

/// <summary>The tables of articles and of the files they came from.</summary>
public static class ArticleSchema
{
    public static IReadOnlyList<RecordMigration> Migrations { get; } =
    [
        new(1, """
            CREATE TABLE changes (
                only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
                sequence INTEGER NOT NULL
            ) STRICT;
            INSERT INTO changes VALUES (1, 0);

            -- One row an article: which version is the newest, and whether it may be cited.
            CREATE TABLE articles (
                id TEXT NOT NULL PRIMARY KEY,
                version INTEGER NOT NULL,
                withdrawn INTEGER NOT NULL,
                sequence INTEGER NOT NULL UNIQUE,
                published TEXT
            ) STRICT;
            CREATE INDEX articles_live ON articles (withdrawn, published);

            -- Every version that ever was.
            CREATE TABLE article_versions (
                article_id TEXT NOT NULL REFERENCES articles (id),
                version INTEGER NOT NULL,
                title TEXT NOT NULL,
                body TEXT NOT NULL,
                source TEXT,
                author TEXT,
                url TEXT,
                language TEXT,
                published TEXT,
                content_hash TEXT NOT NULL,
                stored_at INTEGER NOT NULL,
                sequence INTEGER NOT NULL,
                PRIMARY KEY (article_id, version)
            ) STRICT;

            -- Files of ingested folders as they were when they were last ingested.
            CREATE TABLE ingested_files (
                path TEXT NOT NULL PRIMARY KEY,
                size INTEGER NOT NULL,
                modified INTEGER NOT NULL,
                content_hash TEXT NOT NULL
            ) STRICT;
            CREATE TABLE ingested_articles (
                article_id TEXT NOT NULL PRIMARY KEY,
                path TEXT NOT NULL REFERENCES ingested_files (path) ON DELETE CASCADE,
                version INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX ingested_articles_path ON ingested_articles (path);
            """),
    ];
}
