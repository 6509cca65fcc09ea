namespace BriefingBot.Tests.Statements;

internal static class SeedArticle
{
    /// <summary>The seed's text without its date in front and its agency at the end.</summary>
    public static string Read()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BriefingBot.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        string text = File.ReadAllText(Path.Combine(folder, "seeds", "000_bae6f075f8f7aeec.txt")).ReplaceLineEndings("\n").Trim();
        return text["date 2022-01-27 ".Length..].Replace("\n\nEFE", "", StringComparison.Ordinal);
    }
}
