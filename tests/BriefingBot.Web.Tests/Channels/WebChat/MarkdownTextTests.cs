using System.Net;
using BriefingBot.Web.Channels.WebChat;
using FsCheck.Xunit;

namespace BriefingBot.Web.Tests.Channels.WebChat;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("A plain sentence, (with) “marks” – and so on: 3.5 % more; isn’t it?", "A plain sentence, (with) “marks” – and so on: 3.5 % more; isn’t it?")]
    [InlineData("<script>alert(1)</script>", "&#60;script&#62;alert(1)&#60;/script&#62;")]
    [InlineData("[here](javascript:alert(1))", "&#91;here&#93;(javascript:alert(1))")]
    [InlineData("![x](https://evil.example/p.png)", "!&#91;x&#93;(https&#58;//evil.example/p.png)")]
    [InlineData("see www.evil.example or a@evil.example", "see www&#46;evil.example or a&#64;evil.example")]
    [InlineData("*bold* _it_ `code` ~~gone~~ $x$ \\(y\\) a|b &lt;", "&#42;bold&#42; &#95;it&#95; &#96;code&#96; &#126;&#126;gone&#126;&#126; &#36;x&#36; &#92;(y&#92;) a&#124;b &#38;lt;")]
    [InlineData("# 1. heading", "&#35; 1. heading")]
    [InlineData("1. one 2. two", "1&#46; one 2. two")]
    [InlineData("12) one", "12&#41; one")]
    [InlineData("- item", "&#45; item")]
    [InlineData("> quoted", "&#62; quoted")]
    [InlineData("[1]: https://evil.example \"x\"", "&#91;1&#93;: https&#58;//evil.example \"x\"")]
    [InlineData("  two\n\n    lines\t \r\n# x ", "two lines # x")]
    [InlineData("a\u202eb\0c", "a\ufffdb\ufffdc")]
    public void Signs_show_as_what_they_are(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Escape(text));

    [Property(MaxTest = 500)]
    public bool Nothing_is_left_that_means_something(string? text)
    {
        string markdown = MarkdownText.Escape(text ?? "");
        return !markdown.AsSpan().ContainsAny("\\`*_[]<>|~$@\n\r\t") && markdown == markdown.Trim()
            && markdown.Split('&').Skip(1).All(rest => rest.StartsWith('#') && rest.Contains(';', StringComparison.Ordinal))
            && !markdown.Contains("://", StringComparison.Ordinal) && !markdown.Contains("www.", StringComparison.OrdinalIgnoreCase);
    }

    [Property(MaxTest = 500)]
    public bool Letters_stay_letters(string? text)
    {
        static string Words(string of) => string.Concat(of.Where(char.IsLetterOrDigit));
        string shown = WebUtility.HtmlDecode(MarkdownText.Escape(text ?? ""));
        return Words(shown) == string.Concat((text ?? "").EnumerateRunes().Where(System.Text.Rune.IsLetterOrDigit).Select(r => r.ToString()).Where(r => r.Length == 1));
    }
}
