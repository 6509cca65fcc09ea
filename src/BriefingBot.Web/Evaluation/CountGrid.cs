namespace BriefingBot.Web.Evaluation;

/// <summary>Counts in rows and columns.</summary>
/// <param name="Key">For machines, such as <c>rules</c>.</param>
/// <param name="Label">For people: what a row is.</param>
/// <param name="Columns">Keys; a person sees blanks for the low lines.</param>
internal sealed record CountGrid(string Key, string Label, IReadOnlyList<string> Columns, IReadOnlyList<CountRow> Rows);

/// <summary>One count a column.</summary>
internal sealed record CountRow(string Name, IReadOnlyList<int> Counts);
