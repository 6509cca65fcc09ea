using System.Diagnostics;
using System.Net;
using System.Text.Json;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Processes;

/// <summary>The built program where something around it is missing or bad: it says what and where, and goes on where it can.</summary>
public sealed class BadSurroundingsTests
{
    [Fact]
    public async Task A_storage_that_cannot_be_written_ends_the_start_with_what_and_where()
    {
        using var folder = new TempFolder();
        await using ServiceProcess process = ServiceProcess.Serve("/proc/briefingbot-storage", folder.Path);
        Assert.Equal(1, await process.ExitAsync());
        Assert.Contains("/proc/briefingbot-storage", process.Error, StringComparison.Ordinal);
        Assert.Contains("Storage:Path", process.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_ends_the_start_with_what_and_where()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.At("storage"));
        File.CreateSymbolicLink(folder.At("storage", "storage.pid"), "/dev/full");
        await using ServiceProcess process = ServiceProcess.Serve(folder.At("storage"), folder.Path);
        Assert.Equal(1, await process.ExitAsync());
        Assert.Contains("is full", process.Error, StringComparison.Ordinal);
        Assert.Contains(folder.At("storage"), process.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fifty_megabyte_file_a_folder_that_is_not_there_and_bytes_that_are_no_text_are_told_and_the_rest_is_taken()
    {
        using var folder = new TempFolder();
        string big = folder.Write("in/big.txt", "");
        using (FileStream file = File.OpenWrite(big))
        {
            file.SetLength(50_000_000);
        }

        File.WriteAllBytes(folder.At("in", "latin.txt"), [0x63, 0x61, 0x66, 0xe9]);
        folder.Write("in/blank.md", "---\ntitle: Nothing\n---\n");
        folder.Write("in/dated.md", "---\ndate: 2022-02-30\n---\nA text.");
        folder.Write("in/one.md", "---\nid: same\n---\nFirst of two.");
        folder.Write("in/two.md", "---\nid: same\n---\nSecond of two.");
        folder.Write("in/\u202egood\u202c\u0007.txt", "A text about a lighthouse.");
        await using ServiceProcess ingest = ServiceProcess.Run(
            ["ingest", folder.At("in"), folder.At("nowhere"), "--storage", folder.At("storage")], ("Embedding__Provider", "None"));
        Assert.Equal(1, await ingest.ExitAsync());
        string told = ingest.Error + ingest.Output;
        foreach (string part in new[] { "big.txt is larger than", "latin.txt", "UTF-8", "blank.md", "2022-02-30", "\"same\"", "nowhere does not exist" })
        {
            Assert.Contains(part, told, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(told, c => c is '\u202e' or '\u0007');
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
        await using ServiceProcess search = ServiceProcess.Run(
            ["search", "two", "--storage", folder.At("storage")], ("Embedding__Provider", "None"), ("Ingestion__Folders__0", folder.At("in")));
        Assert.True(await search.ExitAsync() == 0, search.Error);
        Assert.Contains("First of two.", search.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_folder_runs_on_its_own_settings_and_seeds_and_on_words_alone_where_the_embedding_models_files_are_gone()
    {
        using var folder = new TempFolder();
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "BriefingBot.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        string configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        var publish = new ProcessStartInfo("dotnet", ["publish", "--no-build", "-c", configuration, "-o", folder.At("app"), Path.Combine(root, "src", "BriefingBot.Web")]) { RedirectStandardOutput = true };
        using (Process published = Process.Start(publish)!)
        {
            string said = await published.StandardOutput.ReadToEndAsync();
            await published.WaitForExitAsync();
            Assert.True(published.ExitCode == 0, said);
        }

        Directory.Delete(folder.At("app", "models", "minilm"), recursive: true);
        await using ServiceProcess service = ServiceProcess.ServeProgram(folder.At("app", "BriefingBot.Web.dll"));
        await service.UntilReadyAsync();
        Assert.True(File.Exists(folder.At("app", "data", "record.db")));
        using HttpResponseMessage answer = await service.Client.PostJsonAsync("/v1/ask", new { question = "what did Lavrov say about NATO expansion?" });
        Assert.Equal("answered", (await answer.JsonAsync()).GetProperty("status").GetString());
        using HttpResponseMessage launcher = await service.Client.GetAtAsync("/embed.js");
        Assert.Equal(HttpStatusCode.OK, launcher.StatusCode);
        using HttpResponseMessage ready = await service.Client.GetAtAsync("/readyz");
        JsonElement embedding = (await ready.JsonAsync()).GetProperty("embedding");
        Assert.Equal("words-alone", embedding.GetProperty("mode").GetString());
        string detail = embedding.GetProperty("detail").GetString()!;
        Assert.StartsWith("words alone: ", detail, StringComparison.Ordinal);
        Assert.Equal(0, await service.StopAsync());
        Assert.Contains(detail, service.Output, StringComparison.Ordinal);
    }
}
