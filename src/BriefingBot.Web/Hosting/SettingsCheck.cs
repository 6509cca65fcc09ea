using System.Collections;
using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Hosting;

/// <summary>Settings that can't be used: the message names every one of them, for the person who set them.</summary>
internal sealed class SettingsException(IReadOnlyList<string> errors)
    : Exception("The settings have " + (errors.Count == 1 ? "an error" : errors.Count + " errors") + ":" + string.Concat(errors.Select(e => "\n  - " + e))
        + "\nSettings come from appsettings.json and from environment variables, in which ':' is written '__' (Storage__Path).")
{
    public IReadOnlyList<string> Errors { get; } = errors;
}

/// <summary>
/// Finds all errors of all sections at once. The binder stops at the first value that it can't convert, so values are converted here one by
/// one first; only a section that converts is bound and validated.
/// </summary>
internal sealed class SettingsCheck(IConfiguration configuration)
{
    private readonly List<string> errors = [];
    private readonly List<string> unknown = [];

    /// <summary>Keys of our sections that no setting reads, most often a slip of the pen.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    public SettingsCheck Section<T>(string section, IServiceProvider services)
        where T : class
    {
        int before = errors.Count;
        IConfigurationSection values = configuration.GetSection(section);
        Dictionary<string, PropertyInfo> properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is not null || typeof(IEnumerable).IsAssignableFrom(p.PropertyType))
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (IConfigurationSection value in values.GetChildren())
        {
            if (!properties.TryGetValue(value.Key, out PropertyInfo? property))
            {
                unknown.Add(value.Path);
            }
            else if (value.Value is { Length: > 0 } text && Misfit(property.PropertyType, text) is { } expected)
            {
                errors.Add($"{value.Path} is '{text}'; {expected}");
            }
        }

        if (errors.Count == before)
        {
            Validate(() => services.GetRequiredService<IOptions<T>>().Value);
        }

        return this;
    }

    public SettingsCheck Add(IEnumerable<string> errors)
    {
        this.errors.AddRange(errors);
        return this;
    }

    /// <summary>Throws where anything was found.</summary>
    public void ThrowOnError()
    {
        if (errors.Count > 0)
        {
            throw new SettingsException(errors.Distinct().ToList());
        }
    }

    private void Validate(Func<object> value)
    {
        try
        {
            _ = value();
        }
        catch (OptionsValidationException e)
        {
            errors.AddRange(e.Failures);
        }
        catch (InvalidOperationException e)
        {
            errors.Add(e.Message);
        }
    }

    private static string? Misfit(Type type, string text)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase) ? null : "one of " + string.Join(", ", Enum.GetNames(type)) + " is meant";
        }

        if (type == typeof(string) || typeof(IEnumerable).IsAssignableFrom(type))
        {
            return type == typeof(string) ? null : "a list is meant; number its entries (…__0, …__1)";
        }

        return TypeDescriptor.GetConverter(type) is { } converter && converter.CanConvertFrom(typeof(string)) && !converter.IsValid(text)
            ? type == typeof(bool) ? "true or false is meant" : type == typeof(TimeSpan) ? "a time such as 00:00:30 is meant" : "a number is meant"
            : null;
    }
}
