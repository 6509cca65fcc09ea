using System.Collections.Immutable;
using System.Text.Json;
using BriefingBot.Models.Chat;

namespace BriefingBot.Tests.Models;

public sealed class PromptFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PromptFolderTests()
    {
        foreach (string file in Directory.EnumerateFiles(ChatFixture.PromptsFolder, "*", SearchOption.AllDirectories))
        {
            folder.Write(Path.GetRelativePath(ChatFixture.PromptsFolder, file), File.ReadAllText(file));
        }
    }

    private string Text => Path.Combine(folder.Path, "Answer", "skprompt.txt");

    private string Settings => Path.Combine(folder.Path, "Answer", "config.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_projects_own_prompts_are_without_fault()
    {
        Assert.Empty(Errors());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        List<string> errors = [];
        PromptFolder.Read("/no/such/folder", errors);

        Assert.Equal(["Chat:Prompts names the folder /no/such/folder, which does not exist."], errors);
    }

    [Fact]
    public void Everything_wrong_in_several_files_is_told_at_once()
    {
        File.Delete(Text);
        File.WriteAllText(Settings, "{ \"input_variables\": ");
        Directory.Delete(Path.Combine(folder.Path, "RewriteFollowUp"), recursive: true);

        Assert.Collection(
            Errors(),
            error => Assert.StartsWith($"{Settings} can't be read as the settings of a prompt: ", error, StringComparison.Ordinal),
            error => Assert.Equal($"The prompt's file {Text} does not exist.", error),
            error => Assert.Equal($"The prompt's file {Path.Combine(folder.Path, "RewriteFollowUp", "config.json")} does not exist.", error),
            error => Assert.Equal($"The prompt's file {Path.Combine(folder.Path, "RewriteFollowUp", "skprompt.txt")} does not exist.", error));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_told()
    {
        File.Delete(Text);
        Directory.CreateDirectory(Text);

        Assert.StartsWith($"The prompt's file {Text} can't be read: ", Assert.Single(Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_the_service_does_not_fill_is_named()
    {
        Change(Text, "Question: {{$question}}", "Question: {{$question}} {{$topic}} {{ $speaker }}");

        Assert.Equal(
            [
                $"{Text} uses {{{{$speaker}}}}, which the service does not fill; it fills question, understood, fence, evidence, rejected.",
                $"{Text} uses {{{{$topic}}}}, which the service does not fill; it fills question, understood, fence, evidence, rejected.",
            ],
            Errors());
    }

    [Fact]
    public void A_variable_that_is_not_used_is_named()
    {
        Change(Text, "{{$rejected}}", "");
        Change(Text, "{{$understood}}", "");

        Assert.Equal([$"{Text} does not use {{{{$understood}}}}.", $"{Text} does not use {{{{$rejected}}}}."], Errors());
    }

    [Fact]
    public void A_variable_that_is_not_declared_is_named_and_one_that_is_too_much()
    {
        Change(Settings, "\"name\": \"evidence\"", "\"name\": \"proof\"");

        Assert.Equal(
            [
                $"{Settings} does not declare the variable evidence in input_variables.",
                $"{Settings} declares the variable proof, which the service does not fill; it fills question, understood, fence, evidence, rejected.",
            ],
            Errors());
    }

    [Theory]
    [InlineData("{{plugin.function}}")]
    [InlineData("{{plugin.function $question}}")]
    [InlineData("{{function}}")]
    [InlineData("{{'text'}}")]
    public void A_function_or_text_between_braces_is_told(string braces)
    {
        Change(Text, "Question:", "Question: " + braces);

        Assert.Contains($"{Text} holds {braces}; only variables such as {{{{$question}}}} may stand between braces, no functions and no texts.", Errors());
    }

    [Theory]
    [InlineData("{{}}")]
    [InlineData("{{$}}")]
    [InlineData("{{$two words}}")]
    public void A_variable_without_a_proper_name_is_told(string braces)
    {
        Change(Text, "Question:", "Question: " + braces);

        Assert.Contains(Errors(), error => error.StartsWith(Text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_others_wrote_may_not_stand_in_a_system_message()
    {
        Change(Text, "Rules\n", "Rules for {{$question}}\n");

        Assert.Equal([$"{Text} uses {{{{$question}}}} in a system message; what others wrote may stand in a user message only."], Errors());
    }

    [Theory]
    [InlineData("<message role=\"system\">", "<message role=\"assistant\">")]
    [InlineData("<message role=\"system\">", "<message role=\"user\">")]
    [InlineData("<message role=\"user\">", "<message role=\"{{$question}}\">")]
    [InlineData("<message role=\"user\">", "<message>")]
    [InlineData("<message role=\"user\">", "Words of no message <message role=\"user\">")]
    [InlineData("Question:", "<image>https://pictures.example/1</image> Question:")]
    public void A_text_that_is_not_one_system_message_and_then_user_messages_is_told(string old, string changed)
    {
        Change(Text, old, changed);

        Assert.Contains(
            $"{Text} must be one <message role=\"system\"> and then <message role=\"user\">, with all of its text in them and no markup within.", Errors());
    }

    [Fact]
    public void A_text_that_is_not_well_formed_is_told_with_the_remedy()
    {
        Change(Text, "Question:", "Question & <answer:");

        string error = Assert.Single(Errors());
        Assert.StartsWith($"{Text} is not well-formed (", error, StringComparison.Ordinal);
        Assert.EndsWith("A \"<\" or \"&\" of the text is written &lt; or &amp;.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"max_tokens\": 900", "\"max_tokens\": \"many\"")]
    [InlineData("\"input_variables\": [", "\"input_variables\": [ 7,")]
    public void Settings_of_another_form_are_told(string old, string changed)
    {
        Change(Settings, old, changed);

        Assert.StartsWith($"{Settings} can't be read as the settings of a prompt: ", Assert.Single(Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_effort_that_no_call_could_be_made_with_is_told()
    {
        Change(Settings, "\"temperature\": 0", "\"reasoning_effort\": 3");

        Assert.Equal([$"{Settings} has a reasoning_effort that is no text."], Errors());
    }

    [Fact]
    public void Another_template_language_is_told()
    {
        Change(Settings, "\"semantic-kernel\"", "\"handlebars\"");

        Assert.Equal([$"{Settings} has the template_format \"handlebars\"; it must be semantic-kernel."], Errors());
    }

    [Fact]
    public async Task A_changed_prompt_takes_effect_at_the_next_start()
    {
        await using var server = new FakeChatServer();
        Change(Text, "You word short answers", "You word &lt;very&gt; short answers");
        await using var chat = new ChatFixture(server, [("Chat:Prompts", folder.Path)]);

        await chat.AskAsync();

        Assert.StartsWith("You word <very> short answers", Assert.Single(server.Requests).System, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_under_the_models_own_name_stand_over_the_default_ones()
    {
        await using var server = new FakeChatServer();
        Change(Settings, "\"default\":", "\"small\": { \"temperature\": 0.5, \"seed\": 7, \"max_tokens\": 300, \"chat_system_prompt\": \"Be rude.\" }, \"default\":");
        await using var own = new ChatFixture(server, [("Chat:Prompts", folder.Path)]);
        await using var other = new ChatFixture(server, [("Chat:Prompts", folder.Path), ("Chat:Model", "large")]);

        await own.AskAsync();
        await other.AskAsync();

        Assert.Equal((0.5, 7, 300), (Number("temperature", 0), (int)Number("seed", 0), (int)Number("max_completion_tokens", 0)));
        Assert.Equal((0.0, 900), (Number("temperature", 1), (int)Number("max_completion_tokens", 1)));
        Assert.False(server.Requests[1].Body.TryGetProperty("seed", out _));

        double Number(string name, int request) => server.Requests[request].Body.GetProperty(name).GetDouble();
    }

    [Fact]
    public async Task Azures_reasoning_models_are_told_the_cap_by_its_newer_name_where_the_settings_use_it()
    {
        await using var server = new FakeChatServer();
        Change(Settings, "\"temperature\": 0, \"max_tokens\": 900", "\"max_completion_tokens\": 700, \"reasoning_effort\": \"low\"");
        await using var chat = new ChatFixture(server, [("Chat:Prompts", folder.Path), ("Chat:Provider", "AzureOpenAI"), ("Chat:Endpoint", server.Url)]);

        await chat.AskAsync();

        JsonElement body = Assert.Single(server.Requests).Body;
        Assert.Equal((700, "low"), (body.GetProperty("max_completion_tokens").GetInt32(), body.GetProperty("reasoning_effort").GetString()));
        Assert.False(body.TryGetProperty("max_tokens", out _));
        Assert.False(body.TryGetProperty("temperature", out _));
    }

    [Fact]
    public async Task Fields_of_a_servers_own_are_sent_as_they_stand()
    {
        await using var server = new FakeChatServer();
        Change(Settings, "\"temperature\": 0,", "\"temperature\": 0, \"extra_body\": { \"max_tokens\": 900, \"enable_thinking\": false },");
        await using var chat = new ChatFixture(server, [("Chat:Prompts", folder.Path)]);

        await chat.AskAsync();

        JsonElement body = Assert.Single(server.Requests).Body;
        Assert.Equal((900, false), (body.GetProperty("max_tokens").GetInt32(), body.GetProperty("enable_thinking").GetBoolean()));
    }

    [Theory]
    [InlineData("messages")]
    [InlineData("tools")]
    [InlineData("$.messages[0].role")]
    public void Fields_of_the_services_own_may_not_be_set(string field)
    {
        Change(Settings, "\"temperature\": 0,", $"\"temperature\": 0, \"extra_body\": {{ \"{field}\": [] }},");

        Assert.Equal([$"{Settings} sets {field} in extra_body, which is not the prompt's to set."], Errors());
    }

    private List<string> Errors()
    {
        List<string> errors = [];
        ImmutableDictionary<string, Prompt> prompts = PromptFolder.Read(folder.Path, errors);
        Assert.True(errors.Count > 0 || prompts.Count == 2);
        return errors;
    }

    private static void Change(string file, string old, string changed)
    {
        string text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(old, changed, StringComparison.Ordinal));
    }
}
