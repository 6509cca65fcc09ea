using System.Collections.Immutable;
using BriefingBot.Language;
using BriefingBot.Models;
using BriefingBot.Models.Syntax;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.Tests.Models.Syntax;

/// <summary>The project's parser, opened once for the tests of a class.</summary>
public sealed class BuiltParser : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddSyntaxModel().BuildServiceProvider();

    public ISyntaxModel Model => services.GetRequiredService<ISyntaxModel>();

    public void Dispose() => services.Dispose();
}

public sealed class OnnxSyntaxModelTests(BuiltParser parser) : IClassFixture<BuiltParser>
{
    /// <summary>What is expected: "word relation head" each, a word by its form.</summary>
    [Theory]
    [InlineData(
        "Prosecutors say Lucan Ferrow took the money .",
        "Prosecutors nsubj say, took ccomp say, Lucan nsubj took, Ferrow flat Lucan, money obj took")]
    [InlineData(
        "“ The bridge will open in May , ” said Mayor Ana Costa .",
        "bridge nsubj open, open ccomp said, Ana nsubj said, Costa flat Ana")]
    [InlineData(
        "The minister was dismissed by the president on Friday .",
        "minister nsubj:pass dismissed, president obl:agent dismissed, was aux:pass dismissed")]
    [InlineData(
        "The report that Drozd published in June names three banks .",
        "report nsubj names, published acl:relcl report, Drozd nsubj published")]
    [InlineData(
        "According to the police , two people were hurt .",
        "According case police, police obl hurt")]
    [InlineData(
        "He did n't tell reporters that the talks had failed .",
        "He nsubj tell, n't advmod tell, failed ccomp tell, talks nsubj failed")]
    [InlineData(
        "Costa , who leads the council , warned that fees would rise .",
        "Costa nsubj warned, leads acl:relcl Costa, who nsubj leads, rise ccomp warned")]
    [InlineData(
        "Orlan ’s spokesman denied that the company had paid bribes .",
        "Orlan nmod:poss spokesman, spokesman nsubj denied, paid ccomp denied")]
    public void Subjects_clauses_and_their_heads_are_found(string sentence, string expected)
    {
        string[] words = sentence.Split(' ');
        ImmutableArray<WordSyntax> tree = Parse(words);

        IEnumerable<string> found = words.Select((word, i) => $"{word} {tree[i].Relation} {(tree[i].Head < 0 ? "" : words[tree[i].Head])}");
        Assert.Superset(expected.Split(", ").ToHashSet(), found.ToHashSet());
    }

    [Fact]
    public void Parts_of_speech_and_tags_are_those_of_treebanks()
    {
        ImmutableArray<WordSyntax> tree = Parse("Prosecutors", "say", "Ferrow", "took", "the", "money", ".");

        Assert.Equal(["NNS", "VBP", "NNP", "VBD", "DT", "NN", "."], tree.Select(word => word.Tag));
        Assert.Equal(
            "Noun Verb PropN Verb Det Noun Punct",
            string.Join(' ', tree.Select(word => word.Part)));
    }

    [Theory]
    [InlineData("Yes")]
    [InlineData(". . . . .")]
    [InlineData("and and and and and and and and and")]
    [InlineData("\ud800 \u0301 😀 北京 [SEP] \u200b")]
    public void Whatever_the_words_there_is_one_root_and_no_word_is_its_own_ancestor(string sentence)
    {
        ImmutableArray<WordSyntax> tree = Parse(sentence.Split(' '));

        Assert.Equal("root", Assert.Single(tree, word => word.Head < 0).Relation);
        Assert.Single(tree, word => word.Relation == "root");
        Assert.All(tree, word => Assert.InRange(word.Certainty, 0, 1));
        for (int i = 0; i < tree.Length; i++)
        {
            int steps = 0;
            for (int node = i; node >= 0; node = tree[node].Head)
            {
                Assert.InRange(++steps, 1, tree.Length);
            }
        }
    }

    [Fact]
    public void A_sentence_of_more_pieces_than_the_parser_takes_is_not_parsed()
    {
        Assert.Equal(OnnxSyntaxModel.MaxPieces, parser.Model.Parse([.. Enumerable.Repeat("word", OnnxSyntaxModel.MaxPieces)])?.Length);
        Assert.Null(parser.Model.Parse([.. Enumerable.Repeat("word", OnnxSyntaxModel.MaxPieces + 1)]));
        Assert.Null(parser.Model.Parse([new string('.', 100_000)]));
    }

    [Fact]
    public void Nothing_is_a_tree_without_words() => Assert.Empty(Parse());

    [Fact]
    public void Threads_get_the_trees_that_one_gets_alone()
    {
        IEnumerable<string> texts = Enumerable.Range(1, 12).Select(n => string.Join(" and ", Enumerable.Repeat("Costa said fees rose", n)));
        string[][] sentences = [.. texts.Select(text => text.Split(' '))];
        List<WordSyntax[]> alone = [.. sentences.Select(s => Parse(s).ToArray())];

        Parallel.For(0, 48, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
            Assert.Equal(alone[i % sentences.Length], Parse(sentences[i % sentences.Length]).ToArray()));
    }

    [Fact]
    public void The_version_is_that_of_the_weights()
    {
        using var again = new OnnxSyntaxModel(File.ReadAllBytes(OnnxSyntaxModel.ModelFile));

        Assert.Equal(parser.Model.Version, again.Version);
        Assert.Matches("^[0-9a-f]{16}/1$", again.Version);
    }

    [Fact]
    public void A_graph_that_is_no_parser_is_refused() => Assert.Throws<InvalidDataException>(() => new OnnxSyntaxModel(TinyModel.Onnx()));

    private ImmutableArray<WordSyntax> Parse(params string[] words) =>
        parser.Model.Parse(words) ?? throw new InvalidOperationException("It was not parsed.");
}
