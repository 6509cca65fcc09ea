using BriefingBot.Language;
using BriefingBot.Models.Syntax;
using BriefingBot.Statements;

namespace BriefingBot.Tests;

/// <summary>The reader of texts with the parser that ships: made once, it keeps nothing between texts.</summary>
internal static class RealReader
{
    public static Lexicon Lexicon { get; } = Lexicon.Default;

    public static Analyzer Analyzer { get; } = new(Lexicon.Morphology, new OnnxSyntaxModel(File.ReadAllBytes(OnnxSyntaxModel.ModelFile)));

    public static StatementExtractor Extractor { get; } = new(Analyzer, Lexicon);
}
