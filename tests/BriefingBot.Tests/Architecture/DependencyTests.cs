using System.Reflection;
using BriefingBot.Articles;
using BriefingBot.Models.Syntax;

namespace BriefingBot.Tests.Architecture;

/// <summary>The arrows between the parts point one way: Web → Models → core, and within the core a folder knows only folders before it.</summary>
public sealed class DependencyTests
{
    /// <summary>The core's folders; each may know those before it.</summary>
    private static readonly string[] Order =
        ["Span.cs", "Language", "Articles", "Statements", "Indexing", "Ingestion", "Questions", "Retrieval", "Relevance", "Answers", "Conversations", "RecordSchema.cs"];

    /// <summary>Arrows against the order. One that is gone is taken off; none is added.</summary>
    private static readonly (string From, string To)[] Known =
    [
        ("Answers", "Conversations"),
    ];

    [Fact]
    public void A_folder_of_the_core_knows_only_folders_before_it()
    {
        var references = FolderReferences.Of("BriefingBot");
        Assert.Empty(references.SelectMany(pair => new[] { pair.Key.From, pair.Key.To }).Except(Order));
        var against = references.Where(pair => Array.IndexOf(Order, pair.Key.From) < Array.IndexOf(Order, pair.Key.To)).ToList();
        IEnumerable<string> added = against.Where(pair => !Known.Contains(pair.Key))
            .Select(pair => $"{pair.Key.From} knows {pair.Key.To}:\n  {string.Join("\n  ", pair)}");
        IEnumerable<string> gone = Known.Except(against.Select(pair => pair.Key)).Select(pair => $"{pair.From} no longer knows {pair.To}: take it off the list");
        string faults = string.Join("\n", added.Concat(gone));
        Assert.True(faults.Length == 0, faults);
    }

    [Fact]
    public void The_core_knows_no_vendor_and_no_host() => AssertKnowsNone(
        typeof(Article).Assembly,
        "Microsoft.ML", "Microsoft.SemanticKernel", "OpenAI", "Azure", "Microsoft.AspNetCore", "Microsoft.Extensions.Hosting", "BriefingBot.Models", "BriefingBot.Web");

    [Fact]
    public void Models_know_no_host() => AssertKnowsNone(typeof(OnnxSyntaxModel).Assembly, "Microsoft.AspNetCore", "BriefingBot.Web");

    private static void AssertKnowsNone(Assembly assembly, params string[] names) => Assert.All(
        assembly.GetReferencedAssemblies(),
        reference => Assert.DoesNotContain(names, name => reference.Name == name || reference.Name!.StartsWith(name + ".", StringComparison.Ordinal)));
}
