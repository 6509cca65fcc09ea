using System.Text.Encodings.Web;
using System.Text.Json;

namespace BriefingBot.Web.Pages;

/// <summary>The HTML around Web Chat: the full page, and the page that <c>embed.js</c> puts into its frame.</summary>
internal static class ChatPage
{
    private const string Title = "BriefingBot";

    public static string Full(ChatAssets assets, string nonce) => Document(assets, nonce, "data-page=\"full\"", $"""
        <header class="bar">
        <h1>{Title}</h1>
        <button id="new" class="plain" type="button">New conversation</button>
        <p>Ask the archive what somebody said: the words themselves, each with its date, article and passage, or a plain no.</p>
        </header>
        <main aria-label="Conversation">
        """);

    /// <param name="origins">Who may embed: the page lets no other one begin.</param>
    public static string Widget(ChatAssets assets, string nonce, IReadOnlyList<string> origins) => Document(
        assets, nonce, $"data-page=\"widget\" data-origins=\"{HtmlEncoder.Default.Encode(JsonSerializer.Serialize(origins))}\"", """
        <header class="bar">
        <h1 id="title">Ask the archive</h1>
        <button id="new" class="plain" type="button" aria-label="New conversation" title="New conversation">New</button>
        <button id="close" class="plain close" type="button" aria-label="Close the chat" title="Close" hidden>×</button>
        </header>
        <main aria-label="Conversation">
        <p id="greeting" class="greeting" hidden></p>
        <p id="unembedded" class="waiting" hidden>This page is shown in the panel that embed.js opens. <a href="/" target="_blank" rel="noopener">The chat has a page of its own.</a></p>
        """);

    private static string Document(ChatAssets assets, string nonce, string body, string top) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>{Title}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="{assets.PathOf("chat.css")}">
        <link rel="modulepreload" href="{assets.PathOf("webchat.js")}">
        <script type="module" nonce="{nonce}" src="{assets.PathOf("chat.js")}"></script>
        </head>
        <body {body}>
        {top}
        <div id="notice" class="notice" role="alert" hidden><p id="notice-text"></p><button id="notice-button" class="plain" type="button"></button></div>
        <p id="connecting" class="waiting">Connecting …</p>
        <div id="chat" class="waits"></div>
        <p id="state" class="unheard" role="status"></p>
        <noscript><p class="waiting">The chat needs JavaScript. Without it the archive answers at /v1/ask, which /docs describes.</p></noscript>
        </main>
        </body>
        </html>

        """;
}
