using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BriefingBot.Articles;

/// <summary>
/// YAML front matter: lines between <c>---</c> and <c>---</c> at the start of a file. Read event by event, so that no YAML makes objects, and
/// with bounds on size and depth; an alias is refused, so nothing is ever expanded.
/// </summary>
internal static partial class FrontMatter
{
    /// <summary>The largest front matter, in code units.</summary>
    public const int Largest = 64 * 1024;

    private const int Deepest = 16;

    /// <summary>
    /// Splits a text into front matter and body. All three null: the text has none. An error says what is wrong, in half a sentence.
    /// </summary>
    public static (ArticleFields? Fields, string? Error) Read(string text)
    {
        if (Split(text) is not { } parts)
        {
            return (null, null);
        }

        if (parts.Body is null)
        {
            return LooksLikeKey(parts.Yaml) ? (null, "starts with --- but has no second --- line that ends the front matter") : (null, null);
        }

        if (parts.Yaml.Length > Largest)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"has front matter of more than {Largest / 1024} KB"));
        }

        try
        {
            return ReadLoosely(parts.Yaml) is { } values ? (ToFields(values, parts.Body), null) : (null, null);
        }
        catch (FrontMatterException problem)
        {
            return (null, problem.Message);
        }
        catch (YamlException problem)
        {
            return (null, string.Create(CultureInfo.InvariantCulture,
                $"has front matter that is no valid YAML (line {problem.Start.Line + 1}); put values with a colon or quotation marks in quotes"));
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The YAML scanner lets a few of its own faults out as they are, on bytes that are no YAML.
            return (null, "has front matter that is no valid YAML");
        }
    }

    private static (string Yaml, string? Body)? Split(string text)
    {
        int at = text.StartsWith('\ufeff') ? 1 : 0;
        if (!text.AsSpan(at).StartsWith("---", StringComparison.Ordinal))
        {
            return null;
        }

        int start = -1;
        while (at < text.Length)
        {
            int length = text.AsSpan(at).IndexOf('\n');
            int next = length < 0 ? text.Length : at + length + 1;
            ReadOnlySpan<char> line = text.AsSpan(at, next - at).TrimEnd();
            if (start < 0)
            {
                if (!line.SequenceEqual("---"))
                {
                    return null;
                }

                start = next;
            }
            else if (line.SequenceEqual("---") || line.SequenceEqual("..."))
            {
                return (text[start..at], text[next..]);
            }

            at = next;
        }

        return start < 0 ? null : (text[start..], null);
    }

    private static bool LooksLikeKey(string yaml)
    {
        ReadOnlySpan<char> line = yaml.AsSpan().TrimStart();
        int colon = line.IndexOf(':');
        return colon is > 0 and < 20 && line[..colon].IndexOfAnyExceptInRange('A', 'z') < 0;
    }

    /// <summary>As YAML; where it is none, once more with the values in quotation marks that people leave without ("title: Budget: what is in it").</summary>
    private static Dictionary<string, string?>? ReadLoosely(string yaml)
    {
        try
        {
            return ReadYaml(yaml);
        }
        catch (YamlException) when (Quoted(yaml) is { } quoted && quoted != yaml)
        {
            return ReadYaml(quoted);
        }
    }

    private static string Quoted(string yaml) => string.Join('\n', yaml.Split('\n').Select(line => KnownLine().Match(line) switch
    {
        { Success: true } match => $"{match.Groups["key"].Value}: '{match.Groups["value"].Value.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => line,
    }));

    /// <summary>A known key with a value on its line that is neither in quotation marks from end to end nor a list nor a block.</summary>
    [GeneratedRegex(@"^(?<key>id|title|date|published|source|author|url|language):[ \t]+(?![|>\[{])(?!""(?:[^""\\]|\\.)*""\s*$)(?!'(?:[^']|'')*'\s*$)(?<value>\S.*?)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KnownLine();

    /// <summary>Top-level keys in lower case with their values as text; null where the YAML is no mapping, so that the text has no front matter.</summary>
    private static Dictionary<string, string?>? ReadYaml(string yaml)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return values;
        }

        if (!parser.TryConsume<MappingStart>(out _))
        {
            return parser.Accept<Scalar>(out Scalar? only) && only.Value.Length == 0 ? values : null;
        }

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            string? key = parser.TryConsume<Scalar>(out var name) ? name.Value.ToLowerInvariant() : Skip(parser);
            if (key is null || !IsKnown(key))
            {
                Skip(parser);
            }
            else if (!values.TryAdd(key, Value(parser, key)))
            {
                throw new FrontMatterException($"has front matter that gives {key} twice");
            }
        }

        return values;
    }

    private static bool IsKnown(string key) => key is "id" or "title" or "date" or "published" or "source" or "author" or "url" or "language";

    private static string? Value(Parser parser, string key)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            bool isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
            return isNull ? null : scalar.Value;
        }

        if (!parser.TryConsume<SequenceStart>(out _))
        {
            throw new FrontMatterException($"has front matter whose {key} is no plain text");
        }

        var items = new List<string>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(parser.TryConsume<Scalar>(out var item) ? item.Value : throw new FrontMatterException($"has front matter whose {key} is no plain text"));
        }

        return string.Join(", ", items);
    }

    /// <summary>Passes over one node with all that is in it; there is no text to give back.</summary>
    private static string? Skip(Parser parser)
    {
        int depth = 0;
        do
        {
            ParsingEvent passed = parser.Consume<ParsingEvent>();
            depth += passed.NestingIncrease;
            if (passed is AnchorAlias)
            {
                throw new FrontMatterException("has front matter with a YAML alias (*name), which is not supported");
            }

            if (depth > Deepest)
            {
                throw new FrontMatterException("has front matter that is nested too deeply");
            }
        }
        while (depth > 0);

        return null;
    }

    private static ArticleFields ToFields(Dictionary<string, string?> values, string body) => new()
    {
        Id = values.GetValueOrDefault("id"),
        Title = values.GetValueOrDefault("title"),
        Published = values.GetValueOrDefault("published") ?? values.GetValueOrDefault("date"),
        Source = values.GetValueOrDefault("source"),
        Author = values.GetValueOrDefault("author"),
        Url = values.GetValueOrDefault("url"),
        Language = values.GetValueOrDefault("language"),
        Body = body,
    };

    /// <summary>Stops the reading of front matter; never leaves this class.</summary>
    private sealed class FrontMatterException(string message) : Exception(message);
}
