using System.Numerics.Tensors;
using BriefingBot.Models.Embedding;
using Microsoft.Extensions.AI;

namespace BriefingBot.Tests.Models;

public sealed class MiniLmTests(BuiltModel model) : IClassFixture<BuiltModel>
{
    [ModelFact]
    public async Task The_example_sentence_embeds_where_the_full_precision_model_puts_it()
    {
        float[] vector = await model.EmbedAsync("This is an example sentence");

        Assert.Equal(384, vector.Length);
        float[] expected = [0.0677f, 0.0636f, 0.0487f, 0.0793f];
        Assert.All(expected.Zip(vector), pair => Assert.InRange(pair.Second, pair.First - 0.012f, pair.First + 0.012f));
    }

    [ModelFact]
    public async Task Texts_that_mean_the_same_are_nearer_than_texts_that_do_not()
    {
        float[] rates = await model.EmbedAsync("The central bank raised its interest rates on Tuesday.");
        float[] borrowing = await model.EmbedAsync("Borrowing became more expensive after the bank's decision.");
        float[] match = await model.EmbedAsync("The goalkeeper saved two penalties in the final.");

        Assert.True(TensorPrimitives.Dot<float>(rates, borrowing) > TensorPrimitives.Dot<float>(rates, match) + 0.2f);
    }

    [ModelFact]
    public async Task A_question_is_nearest_to_the_passage_that_answers_it()
    {
        float[] question = await model.EmbedAsync("when will the new bridge open?");
        float[] answer = await model.EmbedAsync("Traffic is to cross the river on the new bridge from the first of May, the mayor announced.");
        float[] other = await model.EmbedAsync("The mayor announced that the library would keep its opening hours.");

        Assert.True(TensorPrimitives.Dot<float>(question, answer) > TensorPrimitives.Dot<float>(question, other));
    }

    [ModelFact]
    public async Task Case_and_accents_make_no_difference()
    {
        float[] plain = await model.EmbedAsync("prime minister orban visited skoda");
        float[] accented = await model.EmbedAsync("Prime Minister Orbán visited ŠKODA");

        Assert.Equal(plain, accented);
    }

    [ModelFact]
    public async Task The_same_text_gives_the_same_vector_alone_and_among_others()
    {
        const string Text = "The delegation left without a comment.";
        float[] alone = await model.EmbedAsync(Text);
        GeneratedEmbeddings<Embedding<float>> among = await model.Generator.GenerateAsync(["First", Text, "A much longer text, so that lengths differ."]);

        Assert.Equal(alone, among[1].Vector.ToArray());
    }

    public static TheoryData<string> OddTexts => new(
        "", " ", "\n\t  \r\n", "\u0000\u0007\u001b[31m", "😀👩‍👩‍👧", "北京欢迎你", "مرحبا بالعالم \u202e", "שלום", "\ud800 half \udc00", "[CLS] [SEP] [PAD]",
        "\ufeff", "e\u0301\u0301\u0301", new string('a', 5_000), new string(' ', 100_000) + "end", string.Concat(Enumerable.Repeat("word ", 400_000)));

    [ModelTheory]
    [MemberData(nameof(OddTexts))]
    public async Task Any_text_gives_a_unit_vector(string text)
    {
        float[] vector = await model.EmbedAsync(text);

        Assert.Equal(384, vector.Length);
        Assert.Equal(1.0, TensorPrimitives.Norm<float>(vector), 4);
    }

    [ModelFact]
    public async Task What_lies_beyond_256_tokens_is_cut()
    {
        string start = string.Concat(Enumerable.Repeat("word ", 254));

        Assert.Equal(await model.EmbedAsync(start), await model.EmbedAsync(start + "and something else entirely"));
        Assert.NotEqual(await model.EmbedAsync(start), await model.EmbedAsync(start[5..] + "something"));
    }

    [ModelFact]
    public async Task Many_callers_at_once_get_what_one_gets()
    {
        string[] texts = [.. Enumerable.Range(0, 24).Select(i => $"Report number {i} was published on page {i * 7}.")];
        var expected = new List<float[]>();
        foreach (string text in texts)
        {
            expected.Add(await model.EmbedAsync(text));
        }

        GeneratedEmbeddings<Embedding<float>>[] results =
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => model.Generator.GenerateAsync(texts))));

        Assert.All(results, result => Assert.Equal(expected, result.Select(e => e.Vector.ToArray())));
    }

    [ModelFact]
    public async Task A_cancelled_call_stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => model.Generator.GenerateAsync(["one"], cancellationToken: cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => model.Generator.GenerateAsync(["one", "two"], cancellationToken: cancelled.Token));
    }

    [ModelFact]
    public async Task No_texts_give_no_vectors()
    {
        Assert.Empty(await model.Generator.GenerateAsync([]));
    }

    [ModelFact]
    public void Metadata_name_the_model_with_its_hash()
    {
        EmbeddingGeneratorMetadata metadata = model.Generator.GetRequiredService<EmbeddingGeneratorMetadata>();

        Assert.Equal(384, metadata.DefaultModelDimensions);
        Assert.Matches("^MiniLM/[0-9a-f]{12}/07eced37/1$", metadata.DefaultModelId);
    }

    [ModelFact]
    public async Task A_disposed_generator_refuses_and_may_be_disposed_while_others_use_it()
    {
        var generator = new OnnxEmbeddingGenerator(EmbeddingFolder.Read(BuiltModel.Folder), parallelism: 2);
        Task<GeneratedEmbeddings<Embedding<float>>> running = Task.Run(() => generator.GenerateAsync(Enumerable.Repeat("a text under way", 50)));
        generator.Dispose();
        generator.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => generator.GenerateAsync(["late"]));
        Exception? fault = await Record.ExceptionAsync(() => running);
        Assert.True(fault is null or ObjectDisposedException, fault?.ToString());
    }
}
