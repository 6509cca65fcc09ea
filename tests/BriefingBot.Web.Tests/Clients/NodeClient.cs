using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BriefingBot.Web.Tests.Clients;

/// <summary>Microsoft's own client in Node, fetched once with npm at the versions of the lock file.</summary>
internal static class NodeClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly Lazy<Task> Packages = new(InstallAsync);

    private static string Folder { get; } = FolderOf();

    /// <summary>Null where Node can be used, else why it can't.</summary>
    public static string? Missing { get; } = Array.Exists(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node"))) ? null : "Node.js isn't installed.";

    /// <summary>Runs a scenario of <c>directline.cjs</c> and gives what it saw.</summary>
    public static async Task<JsonElement> RunAsync(string scenario, Uri service, string transport)
    {
        await Packages.Value;
        string output = await RunAsync("node", ["directline.cjs", scenario, service.ToString().TrimEnd('/'), transport]);
        return JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]).RootElement;
    }

    private static async Task InstallAsync()
    {
        string installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var patience = new CancellationTokenSource(Patience);
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
            string output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} failed:\n{output}\n{await error}");
            return output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string FolderOf([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}

/// <summary>A test that needs Node.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeClient.Missing;
}
