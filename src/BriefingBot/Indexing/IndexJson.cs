using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BriefingBot.Statements;

namespace BriefingBot.Indexing;

/// <summary>How statements and named speakers are kept in the index.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Statement))]
[JsonSerializable(typeof(ImmutableArray<NamedSpeaker>))]
internal sealed partial class IndexJson : JsonSerializerContext;
