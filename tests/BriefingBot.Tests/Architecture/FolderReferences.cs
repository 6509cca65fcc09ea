using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BriefingBot.Tests.Architecture;

/// <summary>Which folders of a project know which others: what every name in its source files means, as the compiler resolves it.</summary>
internal static class FolderReferences
{
    /// <summary>What <c>ImplicitUsings</c> adds.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>For each file that names something of another folder: both folders, the file and what it names. A file beside the folders counts as one.</summary>
    public static ILookup<(string From, string To), string> Of(string project)
    {
        IReadOnlyList<(string Path, SyntaxTree Tree)> sources = Sources.Of(project);
        var compilation = CSharpCompilation.Create(
            project,
            sources.Select(source => source.Tree).Prepend(CSharpSyntaxTree.ParseText(ImplicitUsings, encoding: Encoding.UTF8)),
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return sources.AsParallel()
            .SelectMany(source => Named(compilation.GetSemanticModel(source.Tree), source.Tree)
                .Select(symbol => (From: FolderOf(source.Path), To: FolderOf(symbol.Path), What: $"{source.Path} names {symbol.Name}"))
                .Distinct())
            .Where(reference => reference.From != reference.To)
            .OrderBy(reference => reference.What, StringComparer.Ordinal)
            .ToLookup(reference => (reference.From, reference.To), reference => reference.What);
    }

    private static string FolderOf(string path) => path.Split('/')[0];

    /// <summary>The types that the file's names mean or belong to, with the files that declare them.</summary>
    private static IEnumerable<(string Path, string Name)> Named(SemanticModel model, SyntaxTree tree)
    {
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            SymbolInfo info = model.GetSymbolInfo(name);
            ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
            INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? (symbol is INamespaceSymbol ? null : symbol?.ContainingType);
            foreach (SyntaxReference declaration in type?.DeclaringSyntaxReferences ?? [])
            {
                yield return (declaration.SyntaxTree.FilePath, type!.Name);
            }
        }
    }

    /// <summary>All that this test run is made of, but the project itself.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("BriefingBot", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}
