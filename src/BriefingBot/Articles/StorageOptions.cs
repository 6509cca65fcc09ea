using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BriefingBot.Articles;

/// <summary>Where the archive lives: configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>A folder; made where it is missing. One process at a time works on it.</summary>
    [Required(ErrorMessage = "Storage:Path is empty. Set it to a folder that may be written.")]
    public string Path { get; set; } = "data";
}

[OptionsValidator]
public sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
