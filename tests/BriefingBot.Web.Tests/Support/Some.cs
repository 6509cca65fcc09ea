using BriefingBot.Web.Api;

namespace BriefingBot.Web.Tests.Support;

/// <summary>Invented articles and answers.</summary>
internal static class Some
{
    public const string HarbourId = "harbour-1";

    public const string HarbourBody =
        "Port Selda will keep its harbour open through the winter, the town said on Friday.\n\n"
        + "“The harbour stays open for every fishing boat,” said Mayor Ines Varga, who took office in spring.\n\n"
        + "Varga added that the dredging would begin in June.";

    public const string HarbourFile =
        "---\nid: harbour-1\ntitle: Harbour to stay open\ndate: 2024-05-03\nsource: Coast Wire\nauthor: A. Writer\nurl: https://coast.example/harbour\n---\n\n" + HarbourBody + "\n";

    public static CitationBody Citation(
        int n = 1, string article = HarbourId, string quote = "The harbour stays open for every fishing boat", string? speaker = "Ines Varga", string? via = null, string title = "Harbour to stay open") => new(
        n, article, 1, title, "Coast Wire", new DateOnly(2024, 5, 3), null, $"/articles/{article}?v=1#c=1-10", quote, 1, 10, speaker, speaker is null ? null : "Mayor", "said",
        speaker is null ? null : "direct", via);

    public static AnswerBody Answer(params CitationBody[] citations) => new(
        "a1", "c1", "q", "answered", "extractive", "Ines Varga said: “The harbour stays open for every fishing boat” [1].", [], citations, null, [], "Ines Varga · harbour · all dates", 3.2);

    public static AnswerBody Refusal(params CitationBody[] closest) => new(
        "a1", "c1", "q", "abstained", "extractive", "The archive has nothing from Doe.", [], [],
        new ReasonBody("speaker-unknown", new SearchedBody(1, new DateOnly(2024, 5, 3), new DateOnly(2024, 5, 3)), closest), [], "Doe · any topic · all dates", 3.2);
}
