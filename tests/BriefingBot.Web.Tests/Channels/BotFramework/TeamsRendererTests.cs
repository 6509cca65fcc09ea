using System.Text.Json;
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

    [Fact]
    public void An_answer_in_a_personal_chat()
    {
        AnswerBody answer = Some.Answer(Some.Citation()) with
        {
            Text = "Ines Varga, Mayor, said: “The harbour stays open for every fishing boat” (Coast Wire, 3 May 2024) [1].",
            FollowUps = ["What else did Ines Varga say?"],
        };
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
                        "url": "https://briefings.example/articles/harbour-1?v=1#c=1-10",
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
    public void A_refusal_where_readers_cannot_reach_the_service()
    {
        AnswerBody refusal = Some.Refusal(Some.Citation());
        Assert.Equal(
            """
            {
              "type": "message",
              "textFormat": "markdown",
              "text": "The archive has nothing from Doe.",
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
    public void A_models_words_are_told_to_be_a_models()
    {
        AnswerBody answer = Some.Answer(Some.Citation()) with { Mode = "generative", Text = "Ines Varga keeps the harbour open (Coast Wire, 3 May 2024) [1]." };
        Activity message = TeamsRenderer.Render(answer, Public, isPersonal: true);
        Assert.Equal("Ines Varga keeps the harbour open (Coast Wire, 3 May 2024) [1].\n\n*Worded by a language model; each sentence was checked against its source.*", message.Text);
        Assert.Equal(
            JsonSerializer.Serialize(TeamsRenderer.Render(answer with { Mode = "extractive" }, Public, isPersonal: true) with { Text = null }, Indented),
            JsonSerializer.Serialize(message with { Text = null }, Indented));
    }

    [Fact]
    public void A_models_words_are_told_to_be_a_models_where_they_are_cut_too()
    {
        AnswerBody answer = Some.Answer(Some.Citation()) with { Mode = "generative", Text = string.Concat(Enumerable.Repeat("Ines Varga keeps the harbour open (Coast Wire, 3 May 2024) [1]. ", 3000)) };
        Assert.EndsWith(
            "\n\n… [The full answer](https://briefings.example/answers/a1)\n\n*Worded by a language model; each sentence was checked against its source.*",
            TeamsRenderer.Render(answer, Public, isPersonal: true).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggested_actions_are_three_and_in_personal_chats_only()
    {
        AnswerBody answer = Some.Answer(Some.Citation()) with { FollowUps = ["1?", "2?", "3?", "4?"] };
        Assert.Equal(3, TeamsRenderer.Render(answer, TeamsLinks.None, isPersonal: true).SuggestedActions!.Actions.Count);
        Assert.Null(TeamsRenderer.Render(answer, TeamsLinks.None, isPersonal: false).SuggestedActions);
    }

    [Fact]
    public void Citations_keep_within_all_limits()
    {
        string longer = string.Join(' ', Enumerable.Repeat("harbour 𝄞", 60));
        AnswerBody answer = Some.Answer([.. Enumerable.Range(1, 30).Select(n => Some.Citation(n, quote: longer, speaker: longer, title: longer) with { Source = longer })]);
        JsonElement[] citations = Citations(TeamsRenderer.Render(answer, Public, isPersonal: true));
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
    public void A_number_without_a_citation_is_no_reference()
    {
        AnswerBody answer = Some.Answer(Some.Citation()) with { Text = "It “[1] rose” and [1] fell (Coast Wire, 3 May 2024) [1][2]." };
        Assert.Equal("It “\\[1\\] rose” and \\[1\\] fell (Coast Wire, 3 May 2024) [1]\\[2\\].", TeamsRenderer.Render(answer, TeamsLinks.None, true).Text);
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
    public void Links_are_of_the_web_or_none()
    {
        AnswerBody answer = Some.Answer(Some.Citation() with { Url = "javascript:alert(1)" }, Some.Citation(2) with { Url = "https://coast.example/harbour" });
        JsonElement[] citations = Citations(TeamsRenderer.Render(answer, TeamsLinks.None, true));
        Assert.False(citations[0].GetProperty("appearance").TryGetProperty("url", out _));
        Assert.Equal("https://coast.example/harbour", citations[1].GetProperty("appearance").GetProperty("url").GetString());
    }

    [Fact]
    public void A_message_that_is_too_large_is_cut_with_a_link_to_the_whole()
    {
        string claim = "Ines Varga said: “The harbour stays open” (Coast Wire, 3 May 2024) [1]. ";
        AnswerBody answer = Some.Answer(Some.Citation(), Some.Citation(2)) with { Text = string.Concat(Enumerable.Repeat(claim, 2000)) + "Varga said more (Coast Wire, 3 May 2024) [2]." };
        Activity message = TeamsRenderer.Render(answer, Public, isPersonal: true);
        Assert.True(JsonSerializer.Serialize(message, ActivityJson.Options).Length * 2 < 80 * 1024);
        Assert.StartsWith("Ines Varga said", message.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n\n… [The full answer](https://briefings.example/answers/a1)", message.Text, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(Citations(message)).GetProperty("position").GetInt32());
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

    private static JsonElement[] Citations(Activity message) =>
        [.. JsonSerializer.SerializeToElement(message, ActivityJson.Options).GetProperty("entities")[0].GetProperty("citation").EnumerateArray()];
}
