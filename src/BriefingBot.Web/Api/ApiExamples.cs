using System.Text.Json.Nodes;

namespace BriefingBot.Web.Api;

/// <summary>Examples for the description of the interface. The article in them is invented.</summary>
internal static class ApiExamples
{
    public static JsonNode Lines { get; } = JsonValue.Create("{\"id\":\"harbour-1\",\"title\":\"…\",\"body\":\"…\"}\n{\"id\":\"harbour-2\",\"body\":\"…\"}\n");

    public static JsonNode Events { get; } = JsonValue.Create(
        "event: status\ndata: {\"status\":\"searching\"}\n\nevent: status\ndata: {\"status\":\"writing\"}\n\nevent: status\ndata: {\"status\":\"checking\"}\n\n"
        + "event: claim\ndata: {\"text\":\"…\",\"citations\":[1],\"sources\":[…]}\n\nevent: answer\ndata: {…}\n\n");

    public static JsonNode? Answer { get; } = JsonNode.Parse("""
        {"id":"a1","conversationId":"c1","question":"What did Ines Varga say about the harbour?","status":"answered","mode":"extractive",
         "text":"Ines Varga said on 3 May 2024: “The harbour stays open” [1].",
         "claims":[{"text":"Ines Varga said on 3 May 2024: “The harbour stays open” [1].","citations":[1]}],
         "citations":[{"n":1,"articleId":"harbour-1","version":1,"title":"Harbour to stay open","source":"Coast Wire","published":"2024-05-03","url":null,
          "viewUrl":"/articles/harbour-1?v=1#c=1-23","quote":"The harbour stays open","start":1,"end":23,
          "speaker":"Ines Varga","speakerRole":"Mayor","cue":"said","kind":"direct","via":null,
          "alsoIn":[{"articleId":"coast-7","title":"Boats may stay","source":"The Coast Daily","published":"2024-05-04","viewUrl":"/articles/coast-7?v=1#c=120-142"}]}],
         "reason":null,"followUps":["When did Ines Varga say that?"],"frame":"Ines Varga · harbour · all dates","elapsedMs":7.4}
        """);

    public static JsonNode? ArticleStatements { get; } = JsonNode.Parse("""
        {"articleId":"harbour-1","version":1,"statements":[
         {"speaker":"Ines Varga","role":"Mayor","speakerKind":"person","cue":"said","kind":"direct","assertion":"asserted","assertionWords":[],"via":null,
          "quote":"The harbour stays open","start":1,"end":23,"spans":null,"sentenceStart":0,"sentenceEnd":48,"confidence":"cued","rule":"inverted"}]}
        """);

    public static JsonNode? Request(Type type) => JsonNode.Parse(type.Name switch
    {
        nameof(AskBody) => """{"question":"What did Ines Varga say about the harbour?","from":"2024-01-01","maxCitations":4}""",
        nameof(SearchBody) => """{"query":"harbour closure","top":5}""",
        nameof(FeedbackBody) => """{"answerId":"a1","reaction":"like","comment":"Just what I needed."}""",
        nameof(ArticleInput) => Article,
        _ => "[" + Article + "]",
    });

    public static JsonNode? Parameter(string? name) => name switch
    {
        "speaker" => "Ines Varga",
        "about" => "harbour",
        "from" => "2024-01-01",
        "to" => "2024-12-31",
        "id" => "harbour-1",
        "q" => "mayor",
        "top" => 10,
        "version" => 1,
        _ => null,
    };

    private const string Article =
        """{"id":"harbour-1","title":"Harbour to stay open","source":"Coast Wire","author":"A. Writer","url":"https://coast.example/harbour","published":"2024-05-03","language":"en","body":"“The harbour stays open,” Mayor Ines Varga said."}""";
}
