using System.Globalization;
using System.Text.Json.Nodes;
using BriefingBot.Answers;
using BriefingBot.Web.Api;
using BriefingBot.Web.Evaluation;
using Spectre.Console;

namespace BriefingBot.Web.CommandLine;

/// <summary>Shows the figures of a set, to a program or to a person.</summary>
internal static class EvalOutput
{
    public static JsonObject ToJson(string set, AnswerMode mode, IReadOnlyList<EvalTable> tables)
    {
        var root = new JsonObject { ["set"] = set, ["mode"] = ApiJson.Word(mode) };
        foreach (EvalTable table in tables)
        {
            var figures = new JsonObject(table.Figures.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Key, f.Value is { } value ? JsonValue.Create(value) : null)));
            foreach (Breakdown breakdown in table.Breakdowns)
            {
                figures[breakdown.Key] = new JsonObject(breakdown.Parts.Select(part => KeyValuePair.Create<string, JsonNode?>(part.Key, JsonValue.Create(part.Value))));
            }

            foreach (CountGrid grid in table.Grids)
            {
                figures[grid.Key] = ToJson(grid);
            }

            root[table.Title] = figures;
            if (table.Errors.Count > 0)
            {
                root["errors"] = new JsonObject(table.Errors.Select(e => KeyValuePair.Create<string, JsonNode?>(e.Kind.Key, ToJson(e))));
            }
        }

        return root;
    }

    public static void Write(IAnsiConsole console, string set, IReadOnlyList<EvalTable> tables)
    {
        foreach (EvalTable figures in tables)
        {
            Table table = Titled($"{set}: {figures.Title}").AddColumn("figure").AddColumn(new TableColumn("value").RightAligned());
            foreach (Figure figure in figures.Figures)
            {
                table.AddRow(Markup.Escape(figure.Label), Markup.Escape(figure.Shown));
            }

            foreach ((Breakdown breakdown, (string name, int count)) in figures.Breakdowns.SelectMany(b => b.Parts.Select(part => (b, part))))
            {
                table.AddRow(Markup.Escape(TerminalText.Clean($"{breakdown.Label}: {name}")), count.ToString(CultureInfo.InvariantCulture));
            }

            console.Write(table);
            foreach (CountGrid grid in figures.Grids.Where(g => g.Rows.Count > 0))
            {
                console.Write(ToTable(set, grid));
            }

            if (figures.Errors.Count > 0)
            {
                console.Write(ToTable(set, figures.Errors));
            }
        }
    }

    private static JsonObject ToJson(ErrorCount count)
    {
        var json = new JsonObject { ["answered"] = count.Answered, ["refused"] = count.Refused };
        if (count.Kind.IsError)
        {
            json["questions"] = new JsonArray([.. count.Questions.Select(id => JsonValue.Create(id))]);
        }

        return json;
    }

    private static JsonObject ToJson(CountGrid grid) =>
        new(grid.Rows.Select(row => KeyValuePair.Create<string, JsonNode?>(row.Name, ToJson(grid, row))));

    private static JsonObject ToJson(CountGrid grid, CountRow row) =>
        new(grid.Columns.Zip(row.Counts, (column, count) => KeyValuePair.Create<string, JsonNode?>(column, JsonValue.Create(count))));

    private static Table ToTable(string set, CountGrid grid)
    {
        Table table = Titled($"{set}: by {grid.Label}").AddColumn(grid.Label);
        foreach (string column in grid.Columns)
        {
            table.AddColumn(new TableColumn(column.Replace('_', ' ')).RightAligned());
        }

        foreach (CountRow row in grid.Rows)
        {
            IEnumerable<string> counts = row.Counts.Select(count => count.ToString(CultureInfo.InvariantCulture));
            table.AddRow([Markup.Escape(TerminalText.Clean(row.Name)), .. counts]);
        }

        return table;
    }

    private static Table ToTable(string set, IReadOnlyList<ErrorCount> errors)
    {
        Table table = Titled($"{set}: how the questions went")
            .AddColumn("kind").AddColumn(new TableColumn("answered").RightAligned()).AddColumn(new TableColumn("refused").RightAligned());
        foreach (ErrorCount count in errors)
        {
            table.AddRow(Markup.Escape(count.Kind.Label), count.Answered.ToString(CultureInfo.InvariantCulture), count.Refused.ToString(CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static Table Titled(string title) => new Table().Title(Markup.Escape(TerminalText.Clean(title)));
}
