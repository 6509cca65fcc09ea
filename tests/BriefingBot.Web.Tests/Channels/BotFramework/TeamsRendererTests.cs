using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Articles;
using BriefingBot.Statements;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.Activities;
using BriefingBot.Web.Channels.BotFramework.Teams;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.BotFramework;

/// <summary>Messages as Teams gets them, to the letter, and within its limits.</summary>
public sealed class TeamsRendererTests
{
    private static readonly TeamsLinks Public = new((article, version, span) => "https://briefings.example" + ViewUrl.Of(article, version, span), answer => "https://briefings.example/answers/" + answer);

    private static readonly JsonSerializerOptions Indented = new(ActivityJson.Options) { WriteIndented = true };

    private static readonly Article Harbour = Answered.Article(Some.HarbourId, Some.HarbourBody);

    private static readonly Answered Archive = new(Harbour);

    [Fact]
    public async Task An_answer_in_a_personal_chat()
    {
        AnsweredQuestion answer = await Archive.AnswerAsync([Varga], followUps: ["What else did Ines Varga say?"]);
        Assert.Equal(
            """
            {
              "type": "message",
              "textFormat": "markdown",
              "text": "Ines Varga, Mayor, said: “The harbour stays open for every fishing boat” (Coast Wire, 3 May 2024) [1].",
              "entities": [
                {
                  "type": "https://schema.org/Message",
                  "@type": "Message",
                  "@context": "https://schema.org",
                  "@id": "",
                  "additionalType": [
                    "AIGeneratedContent"
                  ],
                  "citation": [
                    {
                      "@type": "Claim",
                      "position": 1,
                      "appearance": {
                        "@type": "DigitalDocument",
                        "name": "Harbour to stay open",
                        "url": "https://briefings.example/articles/harbour-1?v=1#c=85-130",
                        "abstract": "The harbour stays open for every fishing boat",
                        "keywords": [
                          "Ines Varga",
                          "Coast Wire",
                          "3 May 2024"
                        ],
                        "image": {
                          "@type": "ImageObject",
                          "name": "Text"
                        }
                      }
                    }
                  ]
                }
              ],
              "suggestedActions": {
                "actions": [
                  {
                    "type": "imBack",
                    "title": "What else did Ines Varga say?",
                    "value": "What else did Ines Varga say?"
                  }
                ]
              },
              "channelData": {
                "feedbackLoop": {
                  "type": "default"
                }
              }
            }
            """,
            JsonSerializer.Serialize(TeamsRenderer.Render(answer, Public, isPersonal: true), Indented));
    }

    [Fact]
    public async Task A_refusal_where_readers_cannot_reach_the_service()
    {
        AnsweredQuestion refusal = await Archive.RefuseAsync("Nobody called Doe was found.");
        Assert.Equal(
            """
            {
              "type": "message",
              "textFormat": "markdown",
              "text": "Nobody called Doe was found.",
              "entities": [
                {
                  "type": "https://schema.org/Message",
                  "@type": "Message",
                  "@context": "https://schema.org",
                  "@id": "",
                  "additionalType": [
                    "AIGeneratedContent"
                  ]
                }
              ],
              "channelData": {
                "feedbackLoop": {
                  "type": "default"
                }
              }
            }
            """,
            JsonSerializer.Serialize(TeamsRenderer.Render(refusal, TeamsLinks.None, isPersonal: false), Indented));
    }

    [Fact]
    public async Task The_closest_of_a_refusal_refers_to_what_it_cites()
    {
        Activity message = TeamsRenderer.Render(await Archive.RefuseAsync("Nobody called [Doe] was found.", Varga), Public, isPersonal: true);
        Assert.Equal(
            "Nobody called \\[Doe\\] was found. Not an answer: Ines Varga, Mayor, said: “The harbour stays open for every fishing boat” (Coast Wire, 3 May 2024) [1].",
            message.Text);
        Assert.Equal(1, Assert.Single(Citations(message)).GetProperty("position").GetInt32());
    }

    [Fact]
    public async Task A_models_words_are_told_to_be_a_models()
    {
        DraftClaim[] claims = [Answered.Told(Harbour, "Port Selda will keep its harbour open")];
        Activity message = TeamsRenderer.Render(await Archive.AnswerAsync(claims, AnswerMode.Generative), Public, isPersonal: true);
        Assert.Equal("Port Selda will keep its harbour open (Coast Wire, 3 May 2024) [1]." + Worded, message.Text);
        Assert.Equal(
            JsonSerializer.Serialize(TeamsRenderer.Render(await Archive.AnswerAsync(claims), Public, isPersonal: true) with { Text = null }, Indented),
            JsonSerializer.Serialize(message with { Text = null }, Indented));
    }

    [Theory]
    [InlineData(AnswerMode.Generative, Worded)]
    [InlineData(AnswerMode.Extractive, "")]
    public async Task A_message_that_is_too_large_is_cut_with_a_link_to_the_whole(AnswerMode mode, string note)
    {
        Article longest = Answered.Article("long", string.Concat(Enumerable.Repeat("Ines Varga keeps the harbour open, ", 3000)) + "she says");
        AnsweredQuestion answer = await new Answered(Harbour, longest).AnswerAsync([Varga, Answered.Told(longest, longest.Body)], mode);
        Activity message = TeamsRenderer.Render(answer, Public, isPersonal: true);
        Assert.True(JsonSerializer.Serialize(message, ActivityJson.Options).Length * 2 < 80 * 1024);
        Assert.StartsWith("Ines Varga, Mayor, said", message.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n\n… [The full answer](https://briefings.example/answers/a1)" + note, message.Text, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(Citations(message)).GetProperty("position").GetInt32());
    }

    [Fact]
    public async Task Suggested_actions_are_three_and_in_personal_chats_only()
    {
        AnsweredQuestion answer = await Archive.AnswerAsync([Varga], followUps: ["1?", "2?", "3?", "4?"]);
        Assert.Equal(3, TeamsRenderer.Render(answer, TeamsLinks.None, isPersonal: true).SuggestedActions!.Actions.Count);
        Assert.Null(TeamsRenderer.Render(answer, TeamsLinks.None, isPersonal: false).SuggestedActions);
    }

    [Fact]
    public async Task Citations_keep_within_all_limits()
    {
        string longer = string.Join(' ', Enumerable.Repeat("harbour 𝄞", 60));
        Article[] articles = [.. Enumerable.Range(1, 30).Select(n => Answered.Article($"a{n}", longer, longer, longer))];
        AnsweredQuestion answer = await new Answered(articles).AnswerAsync(
            [new DraftClaim([new DraftPart.Told("harbour")], [.. articles.Select(article => Answered.Cited(article, longer, longer))])]);
        Activity message = TeamsRenderer.Render(answer, Public, isPersonal: true);
        JsonElement[] citations = Citations(message);
        Assert.EndsWith("[19][20]\\[21\\]\\[22\\]\\[23\\]\\[24\\]\\[25\\]\\[26\\]\\[27\\]\\[28\\]\\[29\\]\\[30\\].", message.Text, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 20), citations.Select(c => c.GetProperty("position").GetInt32()));
        foreach (JsonElement appearance in citations.Select(c => c.GetProperty("appearance")))
        {
            Assert.InRange(appearance.GetProperty("name").GetString()!.Length, 1, 80);
            Assert.InRange(appearance.GetProperty("abstract").GetString()!.Length, 1, 160);
            Assert.InRange(appearance.GetProperty("keywords").GetArrayLength(), 1, 3);
            Assert.All(appearance.GetProperty("keywords").EnumerateArray(), k => Assert.InRange(k.GetString()!.Length, 1, 28));
        }
    }

    [Fact]
    public async Task A_number_in_an_articles_words_is_no_reference()
    {
        Article article = Answered.Article("n", "It “[1] rose” (Coast Wire) [1] and [1] fell");
        AnsweredQuestion answer = await new Answered(article).AnswerAsync([Answered.Told(article, article.Body)]);
        Assert.Equal(
            "It “\\[1\\] rose” (Coast Wire) \\[1\\] and \\[1\\] fell (Coast Wire, 3 May 2024) [1].", TeamsRenderer.Render(answer, TeamsLinks.None, true).Text);
    }

    [Theory]
    [InlineData("[press](https://evil.example)", "\\[press\\](https://evil.example)")]
    [InlineData("![x](https://evil.example/x.png)", "!\\[x\\](https://evil.example/x.png)")]
    [InlineData("<at>Boss</at> & <b>", "&lt;at&gt;Boss&lt;/at&gt; &amp; &lt;b&gt;")]
    [InlineData("*so* __so__ `so` ~so~ a|b", "\\*so\\* \\_\\_so\\_\\_ \\`so\\` \\~so\\~ a\\|b")]
    [InlineData("# head\n- one\n1. two\n> three", "\\# head\n\\- one\n1\\. two\n&gt; three")]
    [InlineData("a\\b\0c", "a\\\\bc")]
    [InlineData("3. May", "3\\. May")]
    [InlineData("3.5% - plain (words) + more!", "3.5% - plain (words) + more!")]
    public void Words_of_others_are_no_markup(string text, string expected) => Assert.Equal(expected, TeamsMarkdown.Escape(text));

    [Fact]
    public async Task Links_are_of_the_web_or_none()
    {
        Article[] articles = [Answered.Article("one", "one", url: "javascript:alert(1)"), Answered.Article("two", "two", url: "https://coast.example/harbour")];
        AnsweredQuestion answer = await new Answered(articles).AnswerAsync([.. articles.Select(article => Answered.Told(article, article.Body))]);
        JsonElement[] citations = Citations(TeamsRenderer.Render(answer, TeamsLinks.None, true));
        Assert.False(citations[0].GetProperty("appearance").TryGetProperty("url", out _));
        Assert.Equal("https://coast.example/harbour", citations[1].GetProperty("appearance").GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("<at>BriefingBot</at> what did Varga say?&nbsp;\n", "what did Varga say?")]
    [InlineData("<AT>briefingbot</AT>what did Varga say?", "what did Varga say?")]
    [InlineData("<at>BriefingBot</at> ask <at>Kim Lee</at> what &lt;Varga&gt; said", "ask Kim Lee what <Varga> said")]
    [InlineData("  plain  ", "plain")]
    [InlineData("<at>BriefingBot</at>", "")]
    public void Mentions_of_the_bot_go_and_those_of_others_are_names(string text, string expected) => Assert.Equal(expected, TeamsText.Of(new Activity
    {
        Type = ActivityTypes.Message,
        Text = text,
        Recipient = new ChannelAccount { Id = "28:bot" },
        Entities =
        [
            Entity.Of(new { type = "mention", text = "<at>BriefingBot</at>", mentioned = new { id = "28:bot", name = "BriefingBot" } }),
            Entity.Of(new { type = "mention", text = "<at>Kim Lee</at>", mentioned = new { id = "29:kim", name = "Kim Lee" } }),
            Entity.Of(new { type = "mention" }),
            Entity.Of(new { type = "clientInfo", locale = "en-GB" }),
        ],
    }));

    private const string Worded = "\n\n*Worded by a language model; each sentence was checked against its source.*";

    /// <summary>A statement of the article, in quotation marks.</summary>
    private static DraftClaim Varga
    {
        get
        {
            const string Words = "The harbour stays open for every fishing boat";
            Span span = Answered.SpanOf(Harbour, Words);
            var said = new Statement
            {
                Speaker = "Ines Varga",
                Role = "Mayor",
                Cue = "said",
                Kind = StatementKind.Direct,
                Content = [span],
                Sentence = span,
                Confidence = Confidence.Subject,
            };
            return new DraftClaim(
                [new DraftPart.Frame("Ines Varga, Mayor, said: "), new DraftPart.Quoted(Words)],
                [new DraftCitation(Harbour.Id, 1, span, said, "Ines Varga")],
                "Ines Varga");
        }
    }

    private static JsonElement[] Citations(Activity message) =>
        [.. JsonSerializer.SerializeToElement(message, ActivityJson.Options).GetProperty("entities")[0].GetProperty("citation").EnumerateArray()];
}
