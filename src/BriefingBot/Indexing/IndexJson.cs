using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BriefingBot.Articles;
using BriefingBot.Statements;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace BriefingBot.Indexing;

/// <summary>What the index keeps of an article.</summary>
/// <param name="Fingerprints">Four bytes each, little endian.</param>
internal sealed record ArticleRecord(string Id, ImmutableArray<NamedSpeaker> Speakers, DateOnly? Published, string? Source, byte[] Fingerprints)
{
    internal static ArticleRecord Of(IndexedArticle indexed)
    {
        byte[] bytes = new byte[indexed.Fingerprints.Length * sizeof(uint)];
        for (int i = 0; i < indexed.Fingerprints.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), indexed.Fingerprints[i]);
        }

        return new ArticleRecord(indexed.Article.Id, indexed.Statements.Speakers, indexed.Article.Published, indexed.Article.Source, bytes);
    }

    internal ImmutableArray<uint> ToFingerprints()
    {
        uint[] fingerprints = new uint[Fingerprints.Length / sizeof(uint)];
        for (int i = 0; i < fingerprints.Length; i++)
        {
            fingerprints[i] = BinaryPrimitives.ReadUInt32LittleEndian(Fingerprints.AsSpan(i * sizeof(uint)));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(fingerprints);
    }
}

/// <summary>What the index gives back of a passage.</summary>
internal sealed record PassageRecord(ArticleFacts Article, int Ordinal, Span Span, string Text)
{
    internal PassageHit ToHit(double score) => new(new Passage(Article.Id, Article.Version, Ordinal, Span, Text), Article, score);
}

/// <summary>What the index gives back of a statement.</summary>
internal sealed record StatementRecord(ArticleFacts Article, int Ordinal, Statement Statement, string Text, string SentenceText)
{
    internal StatementHit ToHit(double score) => new(Statement, Article, Ordinal, Text, SentenceText, score);
}

/// <summary>
/// Records as UTF-8 JSON in a value of the document rather than in Lucene's stored fields: those are compressed in blocks, and reading fifty hits
/// unpacks fifty blocks, which took longer than finding them.
/// </summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ArticleRecord))]
[JsonSerializable(typeof(PassageRecord))]
[JsonSerializable(typeof(StatementRecord))]
internal sealed partial class IndexJson : JsonSerializerContext
{
    internal static BinaryDocValuesField Field<T>(T record, JsonTypeInfo<T> type) => new(IndexFields.Record, new BytesRef(JsonSerializer.SerializeToUtf8Bytes(record, type)));
}
