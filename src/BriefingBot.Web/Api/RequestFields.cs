using System.Globalization;
using System.Text.Json;

namespace BriefingBot.Web.Api;

/// <summary>
/// The members of a request, read one by one: every error is collected under its field's name, and a member that nobody asked for is an
/// error too, because a misspelt restriction that is silently ignored gives a wrong answer.
/// </summary>
internal abstract class RequestFields
{
    private readonly Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string[]> Errors => errors;

    public bool IsValid => errors.Count == 0;

    protected abstract IEnumerable<string> Names { get; }

    public static RequestFields Of(JsonElement json) => new JsonFields(json);

    public static RequestFields Of(IQueryCollection query) => new QueryFields(query);

    /// <summary>A text without white space around it; null where it is absent, null or blank.</summary>
    public string? Text(string name, int longest) => Cut(name, Read(name), longest);

    /// <summary>A text that must be there; empty where it isn't, and then there is an error.</summary>
    public string NeededText(string name, int longest)
    {
        string? text = Text(name, longest);
        if (text is null && !errors.ContainsKey(name))
        {
            Error(name, $"'{name}' is missing or empty.");
        }

        return text ?? "";
    }

    /// <summary>A text as it is, without a limit of its own.</summary>
    public string? Raw(string name) => Read(name);

    public DateOnly? Day(string name)
    {
        if (Cut(name, Read(name), 40) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        Error(name, $"'{name}' isn't a date; write it as year-month-day, such as 2022-01-27.");
        return null;
    }

    /// <summary>Two days, of which the first must not be after the second.</summary>
    public (DateOnly? From, DateOnly? To) Days()
    {
        DateOnly? from = Day("from");
        DateOnly? to = Day("to");
        if (from > to)
        {
            Error("from", "'from' is after 'to'.");
        }

        return (from, to);
    }

    public int? Whole(string name, int least, int most)
    {
        (bool present, long? number) = ReadNumber(name);
        if (present && (number is not { } value || value < least || value > most))
        {
            Error(name, string.Create(CultureInfo.InvariantCulture, $"'{name}' must be a whole number from {least} to {most}."));
            return null;
        }

        return (int?)number;
    }

    public void Error(string name, string message) => errors[name] = errors.TryGetValue(name, out string[]? before) ? [.. before, message] : [message];

    /// <summary>Call last: whatever was not read by now is unknown.</summary>
    public void NothingElse()
    {
        foreach (string name in Names.Where(n => !read.Contains(n)).Take(10))
        {
            string shown = new([.. name.Take(60).Where(c => !char.IsControl(c))]);
            Error(shown, $"'{shown}' isn't known here; known are {string.Join(", ", read)}.");
        }
    }

    protected abstract string? ReadText(string name);

    protected abstract (bool Present, long? Number) ReadWhole(string name);

    private string? Read(string name)
    {
        read.Add(name);
        return ReadText(name);
    }

    private (bool Present, long? Number) ReadNumber(string name)
    {
        read.Add(name);
        return ReadWhole(name);
    }

    private string? Cut(string name, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Length > longest)
        {
            Error(name, string.Create(CultureInfo.InvariantCulture, $"'{name}' has {text.Length} characters; {longest} are the most."));
            return null;
        }

        return text.Trim();
    }

    private sealed class JsonFields(JsonElement json) : RequestFields
    {
        protected override IEnumerable<string> Names => json.EnumerateObject().Select(p => p.Name);

        protected override string? ReadText(string name)
        {
            if (!json.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            if (value.ValueKind != JsonValueKind.String)
            {
                Error(name, $"'{name}' must be a text in quotation marks.");
                return null;
            }

            try
            {
                return value.GetString();
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, or bytes that are no UTF-8.
                Error(name, $"'{name}' has characters that are no Unicode text.");
                return null;
            }
        }

        protected override (bool Present, long? Number) ReadWhole(string name) =>
            !json.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null
                ? (false, null)
                : (true, value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null);
    }

    private sealed class QueryFields(IQueryCollection query) : RequestFields
    {
        protected override IEnumerable<string> Names => query.Keys;

        protected override string? ReadText(string name)
        {
            if (query[name] is { Count: > 1 })
            {
                Error(name, $"'{name}' is given more than once.");
            }

            return query[name].FirstOrDefault();
        }

        protected override (bool Present, long? Number) ReadWhole(string name) => ReadText(name) is not { Length: > 0 } text
            ? (false, null)
            : (true, long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null);
    }
}
