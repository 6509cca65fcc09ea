using System.Globalization;
using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Indexing;

/// <summary>What an index on disk was made by, and how far it is: kept with each commit.</summary>
/// <param name="Extractor">Which code, word lists and parser its statements are of.</param>
/// <param name="Model">Whose vectors it has; empty: it has none.</param>
internal sealed record IndexStamp(int Format, string Extractor, int Fingerprints, string Model, long Sequence)
{
    /// <summary>Bumped with every change of fields, analysis, quantisation or the cutting of passages.</summary>
    internal const int CurrentFormat = 4;

    /// <summary>Made beside another that is served meanwhile, and not yet fit to take its place: it may hold a part of the record only.</summary>
    internal bool IsUnfinished { get; init; }

    /// <param name="extractor">Which code, word lists and parser its statements are of.</param>
    internal static IndexStamp For(string? embeddingModelId, long sequence, string extractor) =>
        new(CurrentFormat, extractor, Indexing.Fingerprints.Version, embeddingModelId ?? "", sequence);

    /// <summary>The same as one that is still being made beside the one that is served.</summary>
    internal IndexStamp Unfinished() => this with { IsUnfinished = true };

    internal Dictionary<string, string> ToUserData() => new()
    {
        ["format"] = Format.ToString(CultureInfo.InvariantCulture),
        ["extractor"] = Extractor,
        ["fingerprints"] = Fingerprints.ToString(CultureInfo.InvariantCulture),
        ["model"] = Model,
        ["sequence"] = Sequence.ToString(CultureInfo.InvariantCulture),
        ["unfinished"] = IsUnfinished ? "1" : "0",
    };

    /// <exception cref="FormatException">The data are of no commit of ours.</exception>
    internal static IndexStamp Parse(IDictionary<string, string> userData)
    {
        return new IndexStamp((int)Number("format"), Text("extractor"), (int)Number("fingerprints", 0), Text("model"), Number("sequence"))
        {
            IsUnfinished = Number("unfinished", 0) != 0,
        };

        // A stamp without a word is of an older version, and so no index that can be used.
        string Text(string name) => userData.TryGetValue(name, out string? text) ? text : "";

        long Number(string name, long? missing = null) => userData.TryGetValue(name, out string? text) && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number)
            ? number
            : missing ?? throw new FormatException($"The index's commit has no {name}.");
    }

    /// <summary>Why an index with this stamp can't be used where <paramref name="wanted"/> is; null where it can.</summary>
    internal string? Outdated(IndexStamp wanted) => OutdatedButForModel(wanted) ?? (Model != wanted.Model ? $"its vectors are of model “{Model}”, the configured one is “{wanted.Model}”" : null);

    /// <summary>
    /// The same without regard to the model: an index whose vectors are of another still answers by its words, while one with vectors of the
    /// configured model is made beside it.
    /// </summary>
    internal string? OutdatedButForModel(IndexStamp wanted) => this switch
    {
        _ when Format != wanted.Format => $"it is of format {Format}, this version writes {wanted.Format}",
        _ when Extractor != wanted.Extractor => $"its statements are of extractor {Extractor}, this is {wanted.Extractor}",
        _ when Fingerprints != wanted.Fingerprints => $"its fingerprints are of version {Fingerprints}, this is {wanted.Fingerprints}",
        _ when Sequence > wanted.Sequence => string.Create(CultureInfo.InvariantCulture,
            $"it holds changes up to {Sequence}, the record only up to {wanted.Sequence}, as after a restored backup"),
        _ when IsUnfinished && !wanted.IsUnfinished => "it was never finished",
        _ => null,
    };
}
