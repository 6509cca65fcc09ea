using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BriefingBot.Tests.Architecture;

/// <summary>The source files of a project, parsed.</summary>
internal static class Sources
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Folder(), "..", "..", ".."));

    /// <summary>The files of <c>src/PROJECT/FOLDER</c> as the compiler sees them, by their path from <c>src/PROJECT</c>.</summary>
    public static IReadOnlyList<(string Path, SyntaxTree Tree)> Of(string project, string folder = "")
    {
        string from = Path.Combine(Root, "src", project);
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(from, folder), "*.cs", SearchOption.AllDirectories)
                .Select(file => (Path: Path.GetRelativePath(from, file).Replace('\\', '/'), File: file))
                .Where(file => file.Path.Split('/')[0] is not ("bin" or "obj"))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => (file.Path, CSharpSyntaxTree.ParseText(File.ReadAllText(file.File), path: file.Path))),
        ];
    }

    private static string Folder([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
