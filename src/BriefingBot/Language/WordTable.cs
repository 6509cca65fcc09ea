using System.Collections.Frozen;
using System.IO.Hashing;
using System.Reflection;
using System.Text;

namespace BriefingBot.Language;

/// <summary>
/// A word list of <c>Language/en</c>: one row a word, tab-separated. Lines that start with "#" are comments; the last of them before the
/// first row names the columns.
/// </summary>
internal sealed class WordTable
{
    private const string Folder = "Language/en/";

    private readonly FrozenDictionary<string, int> columns;

    private WordTable(string name, string[] columnNames, IReadOnlyList<string[]> rows)
    {
        Name = name;
        columns = columnNames.Select((column, i) => KeyValuePair.Create(column, i)).ToFrozenDictionary(StringComparer.Ordinal);
        Rows = [.. rows.Select((cells, i) => new Row(this, cells, i))];
    }

    public string Name { get; }

    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Reads the embedded table of that name.</summary>
    public static WordTable Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{name}.tsv")
            ?? throw new InvalidOperationException($"The word table {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return Parse(name, reader.ReadToEnd());
    }

    /// <exception cref="FormatException">The columns aren't named, or a row has another number of cells.</exception>
    internal static WordTable Parse(string name, string text)
    {
        string header = "";
        var rows = new List<string[]>();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith('#'))
            {
                header = rows.Count == 0 ? line : header;
            }
            else
            {
                rows.Add(line.Split('\t'));
            }
        }

        string[] columnNames = header.TrimStart('#', ' ').Split('\t', StringSplitOptions.RemoveEmptyEntries);
        string[]? odd = rows.Find(row => row.Length != columnNames.Length);
        return odd is null
            ? new WordTable(name, columnNames, rows)
            : throw new FormatException(
                $"The word table {name} has {columnNames.Length} columns, but a row is “{string.Join(" · ", odd)}”.");
    }

    /// <summary>One hash of all embedded tables: it changes if any of them does.</summary>
    internal static string HashOfAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return Hash(assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name =>
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return (name, content);
        }));
    }

    internal static string Hash(IEnumerable<(string Name, byte[] Content)> tables)
    {
        var hash = new XxHash128();
        foreach ((string name, byte[] content) in tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            hash.Append(Encoding.UTF8.GetBytes($"{name}\0{content.Length}\0"));
            hash.Append(content);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>One row of a table.</summary>
    internal readonly struct Row(WordTable table, string[] cells, int index)
    {
        /// <summary>Its place in the table, from 0.</summary>
        public int Index => index;

        /// <summary>The cell of its first column.</summary>
        public string Word => cells[0];

        /// <summary>A cell; empty for "-".</summary>
        public string this[string column] => cells[table.columns[column]] is not "-" and var cell ? cell : "";

        public bool Is(string column) => cells[table.columns[column]] switch
        {
            "yes" => true,
            "no" => false,
            var other => throw new FormatException($"“{other}” in {table.Name} of “{cells[0]}” is neither yes nor no."),
        };

        /// <summary>The words of a cell, joined by a bar or a comma in the table; none for "-".</summary>
        public string[] List(string column) => this[column].Split(['|', ','], StringSplitOptions.RemoveEmptyEntries);

        public T Enum<T>(string column)
            where T : struct, Enum => Parse<T>(this[column]);

        /// <summary>A list of names as one value of flags.</summary>
        public T Flags<T>(string column)
            where T : struct, Enum => Parse<T>(string.Join(',', List(column)));

        private T Parse<T>(string names)
            where T : struct, Enum =>
            names.Length == 0 ? default
            : System.Enum.TryParse(names.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out T value) ? value
            : throw new FormatException($"“{names}” in {table.Name} of “{cells[0]}” is no {typeof(T).Name}.");
    }
}
