namespace BriefingBot.Indexing;

/// <summary>The fields of the Lucene documents: one document a passage, one a statement and one an article.</summary>
internal static class IndexFields
{
    /// <summary>What a document is: one of the kinds below.</summary>
    internal const string Kind = "kind";

    internal const string PassageKind = "p";
    internal const string StatementKind = "s";
    internal const string ArticleKind = "a";

    /// <summary>Article id as a term (filters, deletes) and as a value (order of equal scores).</summary>
    internal const string ArticleId = "id";

    /// <summary>Day of publication: <see cref="DateOnly.DayNumber"/>.</summary>
    internal const string Day = "day";

    internal const string Ordinal = "n";

    /// <summary>Analysed words: of the passage, its article's title, its source's name, its day of publication ("7 October 2023").</summary>
    internal const string Text = "text";

    internal const string TitleWords = "title-words";
    internal const string SourceWords = "source-words";
    internal const string DateWords = "date-words";

    /// <summary>The source's name in lower case, as a whole.</summary>
    internal const string SourceKey = "source-key";

    /// <summary>Surname key of a statement's speaker.</summary>
    internal const string SpeakerKey = "speaker";

    internal const string Content = "content";
    internal const string Sentence = "sentence";

    /// <summary>What is given back of the document, see <see cref="IndexJson"/>.</summary>
    internal const string Record = "record";

    /// <summary>On an article that has no vectors and should have: <see cref="Vectors"/>.</summary>
    internal const string Lacks = "lacks";

    internal const string Vectors = "vectors";

    internal const string PassageVector = "vector";
    internal const string StatementVector = "statement-vector";
}
