using System.Globalization;

namespace BriefingBot.Tests.Architecture;

/// <summary>The code that reads language stays readable: short lines, short files, few branches a method.</summary>
public sealed class CodeSizeTests
{
    private const int MaxComplexity = 15;
    private const int MaxColumns = 140;
    private const int MaxLines = 300;

    [Theory]
    [InlineData("Language")]
    [InlineData("Statements")]
    [InlineData("Relevance")]
    public void No_method_has_too_many_branches(string folder) => Check(
        Sources.Of("BriefingBot", folder).SelectMany(file => MethodComplexity.Of(file.Tree)
            .Where(method => method.Complexity > MaxComplexity)
            .Select(method => (Key: $"{file.Path} {method.Name}", Found: method.Complexity.ToString(CultureInfo.InvariantCulture)))),
        KnownOffenders.Complexity.Where(known => known.StartsWith(folder, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Language")]
    [InlineData("Statements")]
    [InlineData("Relevance")]
    public void No_line_is_too_long(string folder) => Check(
        Sources.Of("BriefingBot", folder).SelectMany(file => file.Tree.GetText().Lines
            .Where(line => line.Span.Length > MaxColumns)
            .GroupBy(_ => file.Path, line => line.LineNumber + 1)
            .Select(lines => (Key: lines.Key, Found: "lines " + string.Join(", ", lines)))),
        []);

    [Theory]
    [InlineData("Language")]
    [InlineData("Statements")]
    [InlineData("Relevance")]
    public void No_file_is_too_long(string folder) => Check(
        Sources.Of("BriefingBot", folder)
            .Where(file => file.Tree.GetText().Lines.Count > MaxLines + 1)
            .Select(file => (Key: file.Path, Found: file.Tree.GetText().Lines.Count.ToString(CultureInfo.InvariantCulture))),
        []);

    /// <summary>Nothing but the known offenders, and every known one still is one: the list only shrinks.</summary>
    private static void Check(IEnumerable<(string Key, string Found)> offenders, IEnumerable<string> known)
    {
        var all = offenders.ToLookup(offender => offender.Key, offender => offender.Found, StringComparer.Ordinal);
        string[] allowed = [.. known];
        IEnumerable<string> added = all.Where(offender => !allowed.Contains(offender.Key)).Select(offender => $"{offender.Key}: {string.Join(" ", offender)}");
        IEnumerable<string> mended = allowed.Where(one => !all.Contains(one)).Select(one => $"{one} is mended: take it off the list");
        string faults = string.Join("\n", added.Concat(mended));
        Assert.True(faults.Length == 0, faults);
    }
}
