using System.Text;
using BriefingBot.Articles;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Articles;

/// <summary>Parsing never throws, whatever the bytes, and what it accepts keeps the rules.</summary>
public sealed class ArticleParserProperties
{
    private static readonly string[] Paths = ["a.txt", "a.md", "a.json", "a.ndjson", "a.TXT", "a", ".md", "\ud800.json", "x\u0000.md"];

    private static readonly string[] Pieces =
    [
        "---\n", "---", "\n", "\r\n", "title: ", "date: ", "published: ", "id: ", "2022-01-27", " date 2022-01-27 ", "[", "]", "{", "}", "- ", "  ", "? ", ": ", ",",
        "\"", "'", "&a ", "*a", "!!str ", "!<x> ", "|\n", ">-\n", "%YAML 1.2\n", "...\n", "#", "@", "`", "\\", "\\ud800", "\\u0000", "\"body\":", "null", "1e999", "\u0000",
        "\ufeff", "\u2028", "\u202e", "\ud83d", "\ude00", "\u0085", "\t", "EFE", "“Words,” he said.", "text", "<<: ", "=", "\u00a0", "\v",
    ];

    [Property(MaxTest = 500)]
    public void Arbitrary_bytes_never_throw(byte[] bytes, int path) => Check(Paths[(uint)path % Paths.Length], bytes);

    [Property(MaxTest = 500)]
    public void Arbitrary_text_never_throws(string? text, int path) => Check(Paths[(uint)path % Paths.Length], Encoding.UTF8.GetBytes(text ?? ""));

    [Property(MaxTest = 2000)]
    public Property Text_like_front_matter_and_json_never_throws() => Prop.ForAll(
        Arb.From(Gen.ArrayOf(Gen.Elements(Pieces)).Select(string.Concat)),
        Arb.From(Gen.Elements(Paths)),
        Arb.From(Gen.Elements("", "---\n", "---\ntitle: ", "{\"body\":", "[{", " date ")),
        (text, path, start) => Check(path, Encoding.UTF8.GetBytes(start + text + "\n---\nText.")));

    [Property(MaxTest = 1000)]
    public Property Json_with_hostile_escapes_never_throws() => Prop.ForAll(
        Arb.From(Gen.ArrayOf(Gen.Elements("\\ud800", "\\udc00", "\\u0000", "\\n", "\\\"", "a", "body", "\\u0061", "/")).Select(string.Concat)),
        Arb.From(Gen.ArrayOf(Gen.Elements("\\ud83d", "\\ude00", "\\u202e", "\\u0000", "\\\\", "Text. ", "\\u2028")).Select(string.Concat)),
        (name, value) => Check("a.json", Encoding.UTF8.GetBytes($"{{\"{name}\":\"{value}\",\"body\":\"{value}\",\"author\":[\"{name}\",\"{value}\"],\"id\":\"{name}\"}}")));

    [Property(MaxTest = 500)]
    public void Arbitrary_fields_never_throw(string? id, string? title, string? body, string? published, string? url)
    {
        var fields = new ArticleFields { Id = id, Title = title, Body = body, Source = title, Author = url, Published = published, Url = url, Language = published };
        Check(ArticleDraftValidator.Validate(fields, "here"));
        Check(ArticleDraftValidator.Validate(fields with { Id = "a", Published = null, Url = null, Language = null }, "here"));
    }

    [Property(MaxTest = 500)]
    public void A_stored_body_is_left_as_it_is_when_it_comes_back(string? body)
    {
        if (ArticleDraftValidator.Validate(new ArticleFields { Id = "a", Body = body }, "here") is ArticleReading.Accepted first)
        {
            var second = Assert.IsType<ArticleReading.Accepted>(ArticleDraftValidator.Validate(new ArticleFields { Id = "a", Body = first.Draft.Body }, "here"));
            Assert.Equal(first.Draft, second.Draft);
        }
    }

    private static void Check(string path, byte[] bytes)
    {
        IReadOnlyList<ArticleReading> readings = ArticleParser.Parse(path, bytes);
        Assert.NotEmpty(readings);
        Assert.All(readings, Check);
    }

    private static void Check(ArticleReading reading)
    {
        if (reading is ArticleReading.Accepted { Draft: var draft })
        {
            Assert.NotEmpty(draft.Title);
            Assert.DoesNotContain(draft.Body, c => char.IsControl(c) && c is not ('\n' or '\t'));
            Assert.DoesNotContain(draft.Title + draft.Id + draft.Source + draft.Author, c => char.IsControl(c) || ArticleText.TurnsDirection(c));
            Assert.Equal(draft.Body, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(draft.Body)));
            Assert.False(string.IsNullOrWhiteSpace(draft.Body));
        }
        else
        {
            Assert.NotEmpty(((ArticleReading.Rejected)reading).Reason.Message);
        }
    }
}
