using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BriefingBot.Web.CommandLine;

/// <summary>Arguments that several commands have, checked as the HTTP interface checks them.</summary>
internal static class TextArguments
{
    /// <summary>A text that isn't blank and not longer than <paramref name="longest"/> characters.</summary>
    public static Argument<string> Text(string name, string description, int longest)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (string.IsNullOrWhiteSpace(text))
            {
                result.AddError($"The {name.ToLowerInvariant()} is empty.");
            }
            else if (text.Length > longest)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"The {name.ToLowerInvariant()} has {text.Length} characters; {longest} are the most."));
            }
        });
        return argument;
    }

    public static Option<DateOnly?> Day(string name, string description)
    {
        return new Option<DateOnly?>(name)
        {
            Description = description,
            HelpName = "YYYY-MM-DD",
            CustomParser = result =>
            {
                if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
                {
                    return day;
                }

                result.AddError($"'{result.Tokens[0].Value}' isn't a date; write it as year-month-day, such as 2022-01-27.");
                return null;
            },
        };
    }

    public static void CheckDays(CommandResult result, Option<DateOnly?> from, Option<DateOnly?> to)
    {
        if (ValueOf(result, from) > ValueOf(result, to))
        {
            result.AddError("--from is after --to.");
        }
    }

    /// <summary>The option's value; the type's default where what was typed is none, which is an error of its own already.</summary>
    public static T? ValueOf<T>(CommandResult result, Option<T> option)
    {
        try
        {
            return result.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    public static Option<string?> Optional(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };

    /// <summary>Columns to write in: the terminal's, within what reads well; without one, a line a paragraph.</summary>
    public static int Width => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? int.MaxValue : Math.Clamp(Console.WindowWidth, 40, 100);
}
