using System.Net;
using System.Text.Json;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Processes;

/// <summary>The built program as a process: what must hold when it is killed, started twice, or started wrongly.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task After_a_kill_in_mid_ingestion_every_acknowledged_article_is_there_and_searchable()
    {
        using var folder = new TempFolder();
        const int Files = 400;
        for (int i = 0; i < Files; i++)
        {
            folder.Write($"articles/file-{i}.md", $"---\ntitle: File {i}\ndate: 2024-05-03\n---\n\nThe town council met for the {i}th time and spoke of number{i}word.\n");
        }

        var acknowledged = new List<string>();
        await using (ServiceProcess first = ServiceProcess.Serve(folder.At("storage"), folder.At("articles")))
        {
            await first.UntilAsync("/healthz", r => r.StatusCode == HttpStatusCode.OK);
            for (int i = 0; i < 20; i++)
            {
                using HttpResponseMessage put = await first.Client.PutJsonAsync($"/v1/articles/put-{i}", new { body = $"An article about the pelican{i}bridge." });
                if (put.IsSuccessStatusCode)
                {
                    acknowledged.Add($"put-{i}");
                }
            }

            await first.KillAsync();
        }

        Assert.NotEmpty(acknowledged);
        await using ServiceProcess second = ServiceProcess.Serve(folder.At("storage"), folder.At("articles"));
        await second.UntilReadyAsync();
        foreach (string id in acknowledged)
        {
            using HttpResponseMessage got = await second.Client.GetAtAsync("/v1/articles/" + id);
            Assert.Equal(HttpStatusCode.OK, got.StatusCode);
            using HttpResponseMessage found = await second.Client.PostJsonAsync("/v1/search", new { query = $"pelican{id[4..]}bridge", top = 1 });
            Assert.Equal(id, (await found.JsonAsync()).GetProperty("results")[0].GetProperty("articleId").GetString());
        }

        using HttpResponseMessage ready = await second.Client.GetAtAsync("/readyz");
        Assert.Equal(Files + acknowledged.Count, (await ready.JsonAsync()).GetProperty("articles").GetInt32());
        Assert.Equal(0, await second.StopAsync());
    }

    [Fact]
    public async Task A_second_process_on_one_storage_refuses_and_says_so()
    {
        using var folder = new TempFolder();
        folder.Write("articles/harbour.md", Some.HarbourFile);
        await using ServiceProcess first = ServiceProcess.Serve(folder.At("storage"), folder.At("articles"));
        await first.UntilReadyAsync();
        await using ServiceProcess second = ServiceProcess.Serve(folder.At("storage"), folder.At("articles"));
        Assert.Equal(1, await second.ExitAsync());
        Assert.Contains("in use", second.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Error, StringComparison.Ordinal);
        await using ServiceProcess ask = ServiceProcess.Run(["ask", "--server", first.Client.BaseAddress!.ToString(), "What did Varga say about the harbour?"]);
        Assert.Equal(0, await ask.ExitAsync());
        Assert.Contains("The harbour stays open", ask.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_errors_of_the_settings_are_told_at_once_without_a_stack_trace()
    {
        using var folder = new TempFolder();
        await using ServiceProcess process = ServiceProcess.Serve(folder.At("storage"), folder.Path,
            ("Embedding__Provider", "Magic"), ("Chat__Provider", "Oracle"), ("Api__Keys__0", "short"), ("Channels__DirectLine__AllowedOrigins__0", "news"),
            ("Channels__BotFramework__AllowInsecureLoopback", "perhaps"));
        Assert.Equal(2, await process.ExitAsync());
        foreach (string part in new[] { "Embedding:Provider", "Magic", "Chat:Provider", "Api:Keys:0", "AllowedOrigins:0", "AllowInsecureLoopback", "5 errors" })
        {
            Assert.Contains(part, process.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listening_beyond_loopback_without_a_key_is_refused_with_what_to_set()
    {
        using var folder = new TempFolder();
        await using ServiceProcess process = ServiceProcess.Run(["--urls", "http://0.0.0.0:5999"], ("Storage__Path", folder.At("storage")), ("Embedding__Provider", "None"));
        Assert.Equal(2, await process.ExitAsync());
        Assert.Contains("Api:Keys", process.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("storage")));
    }

    [Fact]
    public async Task A_storage_that_is_a_file_is_told_with_its_path()
    {
        using var folder = new TempFolder();
        string file = folder.Write("storage", "x");
        await using ServiceProcess process = ServiceProcess.Serve(file, folder.Path);
        Assert.Equal(1, await process.ExitAsync());
        Assert.Contains(file, process.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", "")]
    [InlineData("ask")]
    [InlineData("askk", "x")]
    [InlineData("ask", "x", "--from", "2022-13-45")]
    [InlineData("ask", "x", "--from", "2022-02-01", "--to", "2022-01-01")]
    [InlineData("search", "x", "--top", "-1")]
    [InlineData("search", "x", "--top", "1000000")]
    [InlineData("ask", "x", "--mode", "creative")]
    [InlineData("ask", "x", "--mode", "extractive", "--server", "http://127.0.0.1:1")]
    [InlineData("eval", "x", "--mode", "1")]
    [InlineData("ingest")]
    [InlineData("--nonsense")]
    public async Task A_command_line_that_cannot_be_used_ends_with_2(params string[] arguments)
    {
        await using ServiceProcess process = ServiceProcess.Run(arguments);
        Assert.Equal(2, await process.ExitAsync());
        Assert.NotEmpty(process.Error.Trim());
    }

    [Fact]
    public async Task Asking_on_a_new_storage_indexes_the_folders_and_prints_text_and_sources()
    {
        using var folder = new TempFolder();
        folder.Write("articles/harbour.md", Some.HarbourFile);
        (string, string)[] settings = [("Storage__Path", folder.At("storage")), ("Ingestion__Folders__0", folder.At("articles")), ("Embedding__Provider", "None")];
        await using ServiceProcess text = ServiceProcess.Run(["ask", "What did Varga say about the harbour?"], settings);
        Assert.Equal(0, await text.ExitAsync());
        Assert.Contains("[1] Harbour to stay open · Coast Wire · 3 May 2024", text.Output, StringComparison.Ordinal);
        Assert.Contains("Indexing", text.Error, StringComparison.Ordinal);
        await using ServiceProcess json = ServiceProcess.Run(["ask", "--json", "What did Oduya say?"], settings);
        Assert.Equal(0, await json.ExitAsync());
        Assert.Equal("abstained", JsonDocument.Parse(json.Output).RootElement.GetProperty("status").GetString());
        await using ServiceProcess ingest = ServiceProcess.Run(["ingest", folder.Write("broken.json", "{"), folder.Write("more.txt", "Another text about a lighthouse.")], settings);
        Assert.Equal(1, await ingest.ExitAsync());
        Assert.Contains("1 indexed, 0 unchanged, 0 withdrawn, 1 rejected", ingest.Output, StringComparison.Ordinal);
        await using ServiceProcess search = ServiceProcess.Run(["search", "lighthouse", "--top", "1"], settings);
        Assert.Equal(0, await search.ExitAsync());
        Assert.Contains("Another text about a lighthouse.", search.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("eval")]
    public async Task A_models_words_where_no_model_is_configured_are_told_with_what_to_set(string command)
    {
        using var folder = new TempFolder();
        folder.Write("set/articles/harbour-1.md", Some.HarbourFile);
        folder.Write("set/questions.jsonl", """{"id":"1","kind":"answerable","question":"What did Ines Varga say?","answers":["boat"],"gold":[]}""");
        string[] arguments = command == "ask" ? ["ask", "What did Varga say?", "--mode", "generative"] : ["eval", folder.At("set"), "--mode", "generative"];
        await using ServiceProcess process = ServiceProcess.Run(
            arguments, ("Storage__Path", folder.At("storage")), ("Ingestion__Folders__0", folder.At("set/articles")), ("Embedding__Provider", "None"));
        Assert.Equal(2, await process.ExitAsync());
        Assert.Contains("Chat:Provider", process.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Error, StringComparison.Ordinal);
        Assert.Empty(process.Output.Trim());
    }

    [Fact]
    public async Task Eval_measures_a_set_and_prints_its_figures()
    {
        using var folder = new TempFolder();
        folder.Write("set/articles/harbour-1.md", Some.HarbourFile);
        folder.Write("set/questions.jsonl",
            """
            {"id":"1","kind":"answerable","speaker":"Ines Varga","question":"What did Ines Varga say about the harbour?","gold":[{"article":"harbour-1","text":"The harbour stays open for every fishing boat"}]}
            {"id":"2","kind":"unanswerable","speaker":"Tom Oduya","question":"What did Tom Oduya say about the harbour?","gold":[]}
            """);
        folder.Write("set/statements.jsonl", """{"article":"harbour-1","speaker":"Ines Varga","text":"The harbour stays open for every fishing boat"}""");
        await using ServiceProcess process = ServiceProcess.Run(["eval", folder.At("set"), "--json"], ("Embedding__Provider", "None"));
        Assert.Equal(0, await process.ExitAsync());
        JsonElement root = JsonDocument.Parse(process.Output).RootElement;
        Assert.Equal("extractive", root.GetProperty("mode").GetString());
        Assert.False(root.TryGetProperty("writing", out _));
        JsonElement ask = root.GetProperty("ask");
        foreach (string figure in new[] { "hit", "gold_recall", "speaker_precision", "verbatim", "abstain_unanswerable" })
        {
            Assert.Equal(100, ask.GetProperty(figure).GetDouble());
        }

        JsonElement errors = root.GetProperty("errors");
        Assert.Equal(1, errors.GetProperty("right").GetProperty("answered").GetInt32());
        Assert.Equal(1, errors.GetProperty("abstained").GetProperty("refused").GetInt32());
        Assert.Equal(100, root.GetProperty("extraction").GetProperty("recall").GetDouble());
    }

    [Fact]
    public async Task Eval_of_the_extraction_needs_marked_statements_and_no_questions()
    {
        using var folder = new TempFolder();
        folder.Write("set/articles/harbour-1.md", Some.HarbourFile);
        await using ServiceProcess unmarked = ServiceProcess.Run(["eval", folder.At("set"), "--extraction"], ("Embedding__Provider", "None"));
        Assert.NotEqual(0, await unmarked.ExitAsync());
        Assert.Contains("statements.jsonl", unmarked.Error, StringComparison.Ordinal);

        folder.Write("set/statements.jsonl", """{"article":"harbour-1","speaker":"Ines Varga","text":"The harbour stays open for every fishing boat"}""");
        await using ServiceProcess process = ServiceProcess.Run(["eval", folder.At("set"), "--extraction", "--json"], ("Embedding__Provider", "None"));
        Assert.Equal(0, await process.ExitAsync());
        JsonElement root = JsonDocument.Parse(process.Output).RootElement;
        Assert.False(root.TryGetProperty("ask", out _));
        JsonElement figures = root.GetProperty("extraction");
        Assert.Equal(100, figures.GetProperty("recall_direct").GetDouble());
        Assert.Equal(100, figures.GetProperty("speaker_recall").GetDouble());
        Assert.True(figures.GetProperty("precision").GetDouble() < 100);
        Assert.True(figures.GetProperty("rules").EnumerateObject().Any());
    }
}
