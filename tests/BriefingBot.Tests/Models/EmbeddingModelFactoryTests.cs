using BriefingBot.Indexing;
using BriefingBot.Models.Embedding;

namespace BriefingBot.Tests.Models;

public sealed class EmbeddingModelFactoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [ModelFact]
    public void The_built_model_says_what_it_is()
    {
        EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions());
        using IDisposable? generator = model.Generator;

        Assert.NotNull(generator);
        Assert.Equal("MiniLM (int8, 384 dimensions)", model.Status);
        Assert.StartsWith("MiniLM/", model.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_provider_the_service_runs_on_words()
    {
        EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions { Provider = EmbeddingProvider.None });

        Assert.Equal(new EmbeddingModel(null, null, "words alone: Embedding:Provider is None"), model);
    }

    [Fact]
    public void A_model_that_was_not_built_leaves_words_alone_and_the_reason()
    {
        folder.Write("not-built.txt", "Node.js was not found\n");

        EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions(), folder.Path);

        Assert.Null(model.Generator);
        Assert.Equal(
            "words alone: the embedding model was not built because Node.js was not found; run dotnet build where there are Node.js 18 or later and npm's registry",
            model.Status);
    }

    [Fact]
    public void A_folder_that_is_not_there_leaves_words_alone()
    {
        EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions(), Path.Combine(folder.Path, "none"));

        Assert.Null(model.Generator);
        Assert.Contains("holds no manifest.json", model.Status, StringComparison.Ordinal);
    }

    [ModelTheory]
    [InlineData("model.onnx")]
    [InlineData("vocab.txt")]
    public void A_file_changed_after_the_build_leaves_words_alone(string file)
    {
        CopyBuiltModel();
        string path = Path.Combine(folder.Path, file);
        byte[] content = File.ReadAllBytes(path);
        content[content.Length / 2] ^= 1;
        File.WriteAllBytes(path, content);

        EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions(), folder.Path);

        Assert.Null(model.Generator);
        Assert.Null(model.Id);
        Assert.Contains($"{path} has been changed or damaged: its SHA-256 is not the one in manifest.json; delete", model.Status, StringComparison.Ordinal);
    }

    [ModelFact]
    public void A_broken_manifest_leaves_words_alone()
    {
        CopyBuiltModel();
        folder.Write("manifest.json", "{ \"files\": ");

        EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions(), folder.Path);

        Assert.Null(model.Generator);
        Assert.Contains("manifest.json is not JSON", model.Status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sentence_transformers_folder_can_be_used()
    {
        WriteTiny(TinyModel.Onnx());
        EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions { Path = folder.Path });
        using IDisposable? generator = model.Generator;

        Assert.NotNull(model.Generator);
        Assert.EndsWith("(2 dimensions)", model.Status, StringComparison.Ordinal);
        // The mean of [CLS] (½, ½), north (0, 4), north and [SEP] (0, 0), made a unit vector.
        float[] vector = (await model.Generator.GenerateAsync(["north north"]))[0].Vector.ToArray();
        Assert.Equal(0.5 / Math.Sqrt(0.25 + (8.5 * 8.5)), vector[0], 5);
        Assert.Equal(8.5 / Math.Sqrt(0.25 + (8.5 * 8.5)), vector[1], 5);
    }

    [Fact]
    public async Task A_folder_may_keep_its_graph_apart_its_vocabulary_in_json_and_pool_the_first_token()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "onnx"));
        File.WriteAllBytes(Path.Combine(folder.Path, "onnx", "model.onnx"), TinyModel.Onnx("token_embeddings", "input_ids"));
        IEnumerable<string> tokens = TinyModel.Vocabulary.Trim().Split('\n').Select((token, id) => $"\"{token}\":{id}").Reverse();
        folder.Write("tokenizer.json", """{"model":{"type":"WordPiece","vocab":{""" + string.Join(',', tokens) + "}}}");
        folder.Write("1_Pooling/config.json", """{"pooling_mode_cls_token":true}""");

        EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions { Path = folder.Path });
        using IDisposable? generator = model.Generator;

        Assert.NotNull(model.Generator);
        float[] vector = (await model.Generator.GenerateAsync(["north"]))[0].Vector.ToArray();
        Assert.Equal(vector[0], vector[1], 6);
    }

    public static TheoryData<byte[], string> UnusableGraphs => new()
    {
        { TinyModel.Onnx("logits"), "neither sentence_embedding nor last_hidden_state" },
        { TinyModel.Onnx("last_hidden_state", "input_ids", "pixel_values"), "the graph takes input_ids, pixel_values" },
        { TinyModel.Onnx("last_hidden_state", "ids"), "the graph takes ids" },
        { [1, 2, 3], "can't be used because" },
    };

    [Theory]
    [MemberData(nameof(UnusableGraphs))]
    public void A_graph_of_another_kind_leaves_words_alone(byte[] graph, string reason)
    {
        WriteTiny(graph);

        EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions { Path = folder.Path });

        Assert.Null(model.Generator);
        Assert.StartsWith("words alone: the embedding model can't be used because ", model.Status, StringComparison.Ordinal);
        Assert.Contains(reason, model.Status, StringComparison.Ordinal);
        Assert.EndsWith("; put the model there, or remove Embedding:Path", model.Status, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', model.Status);
    }

    [Fact]
    public void Models_with_other_weights_or_words_have_other_ids()
    {
        WriteTiny(TinyModel.Onnx());
        string first = EmbeddingFolder.Read(folder.Path).Id;
        WriteTiny(TinyModel.Onnx("token_embeddings"));
        string second = EmbeddingFolder.Read(folder.Path).Id;
        folder.Write("vocab.txt", TinyModel.Vocabulary + "west\n");
        string third = EmbeddingFolder.Read(folder.Path).Id;

        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not\na\nvocabulary\n")]
    [InlineData("[PAD]\n[PAD]\n")]
    public void A_vocabulary_of_another_kind_leaves_words_alone(string vocabulary)
    {
        WriteTiny(TinyModel.Onnx());
        folder.Write("vocab.txt", vocabulary);

        EmbeddingModel model = EmbeddingModelFactory.Create(new EmbeddingOptions { Path = folder.Path });

        Assert.Null(model.Generator);
        Assert.Contains("the vocabulary is not one of BERT's", model.Status, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_larger_than_the_models_table_leaves_words_alone()
    {
        WriteTiny(TinyModel.Onnx());
        folder.Write("vocab.txt", TinyModel.Vocabulary + "warming\nup\n");

        Assert.Null(EmbeddingModelFactory.Create(new EmbeddingOptions { Path = folder.Path }).Generator);
    }

    private void WriteTiny(byte[] graph)
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "model.onnx"), graph);
        folder.Write("vocab.txt", TinyModel.Vocabulary);
    }

    private void CopyBuiltModel()
    {
        foreach (string file in Directory.GetFiles(BuiltModel.Folder))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }
    }
}
