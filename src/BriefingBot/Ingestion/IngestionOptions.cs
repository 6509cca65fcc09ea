using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BriefingBot.Ingestion;

/// <summary>What is ingested: configuration section <c>Ingestion</c>.</summary>
public sealed class IngestionOptions : IValidatableObject
{
    /// <summary>Used where <see cref="Folders"/> is not set.</summary>
    public static IReadOnlyList<string> DefaultFolders { get; } = ["seeds"];

    /// <summary>
    /// Folders or files that are indexed at start and watched; null: <see cref="DefaultFolders"/>. The default is not the property's own value, since
    /// configuration would add to it instead of replacing it.
    /// </summary>
    public IReadOnlyList<string>? Folders { get; set; }

    /// <summary>A larger file is rejected.</summary>
    [Range(1, 1024 * 1024 * 1024, ErrorMessage = "Ingestion:MaxFileBytes must be between 1 and 1073741824.")]
    public long MaxFileBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>How often folders are looked through for changes that the system did not report.</summary>
    public TimeSpan RescanInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a folder must be quiet after a change before it is looked through.</summary>
    public TimeSpan QuietTime { get; set; } = TimeSpan.FromMilliseconds(500);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Folders?.Any(string.IsNullOrWhiteSpace) == true)
        {
            yield return new ValidationResult("Ingestion:Folders has an empty entry. Remove it or name a folder.", [nameof(Folders)]);
        }

        if (RescanInterval < TimeSpan.FromSeconds(1) || RescanInterval > TimeSpan.FromDays(1))
        {
            yield return new ValidationResult("Ingestion:RescanInterval must be between 00:00:01 and 1.00:00:00.", [nameof(RescanInterval)]);
        }

        if (QuietTime < TimeSpan.Zero || QuietTime > TimeSpan.FromMinutes(1))
        {
            yield return new ValidationResult("Ingestion:QuietTime must be between 00:00:00 and 00:01:00.", [nameof(QuietTime)]);
        }
    }
}

[OptionsValidator]
public sealed partial class IngestionOptionsValidator : IValidateOptions<IngestionOptions>;
