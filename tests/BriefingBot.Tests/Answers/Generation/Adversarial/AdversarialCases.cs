using BriefingBot.Tests.Models;
using static BriefingBot.Tests.Answers.Generation.Adversarial.AdversarialCase;

namespace BriefingBot.Tests.Answers.Generation.Adversarial;

/// <summary>What models and articles do wrong, each as it comes over the wire.</summary>
internal static class AdversarialCases
{
    private const string Fees = "What did Ilse Marrow say about mooring fees?";
    private const string Storm = "What did Ilse Marrow say about the storm?";
    private const string Strike = "What did Per Kravik say about the strike?";
    private const string Cranes = "Who promised new cranes?";
    private const string Ships = "How many ships did the port of Selda handle in 2030?";
    private const string Budget = "What did Tove Lindahl say about the budget?";
    private const string Lamp = "What did Ada Brandt say?";
    private const string Marrow = "Ilse Marrow";
    private const string Kravik = "Per Kravik";

    private const string FeesTold = "Ilse Marrow said that mooring fees in Selda will not rise before 2033.";
    private const string StormTold = "Ilse Marrow told reporters: “Nobody in this harbour should pay for the storm of last winter”.";

    public static IReadOnlyList<AdversarialCase> All { get; } = [.. Evidences, .. Quotations, .. Mouths, .. Values, .. Senses, .. Outside, .. Broken, .. Orders, .. Endpoints];

    private static IEnumerable<AdversarialCase> Evidences =>
    [
        Claims("a faithful claim is shown", Fees, e => [Claim(FeesTold, Marrow, e.Of(Marrow))], "mooring fees in Selda will not rise before 2033"),
        Claims("an invented id", Fees, _ => [Claim(FeesTold, Marrow, "zzzzz")], null),
        Claims("an id with one letter off", Fees, e => [Claim(FeesTold, Marrow, OneOff(e.Of(Marrow)))], null),
        Claims("an id beside an invented one", Fees, e => [Claim(FeesTold, Marrow, e.Of(Marrow), "item1")], null),
        Claims("a number for an id", Fees, _ => [Claim(FeesTold, Marrow, "1")], null),
        Claims("no id at all", Fees, _ => [Claim(FeesTold, Marrow)], null),
        Claims("the id of another item", Storm, e => [Claim("Ilse Marrow said that the northern mole would be repaired before the first frost.", Marrow, e.Id("Nobody"))], null, "mole"),
        Claims("nine ids", Fees, e => [Claim(FeesTold, Marrow, [.. Enumerable.Repeat(e.Of(Marrow), 1), "a", "b", "c", "d", "e", "f", "g", "h"])], null),
        Claims("a good claim beside a bad one", Fees, e => [Claim("Ilse Marrow said that fees will triple.", Marrow, e.Of(Marrow)), Claim(FeesTold, Marrow, e.Of(Marrow))], "mooring fees in Selda will not rise before 2033", "triple"),
        Endpoint("mended after the reason was told", Fees, (e, n) => ChatBehaviour.Says(Reply(Claim(n == 1 ? "Ilse Marrow said that mooring fees in Selda will rise." : FeesTold, Marrow, e.Of(Marrow)))), "mooring fees in Selda will not rise before 2033", "will rise"),
    ];

    private static IEnumerable<AdversarialCase> Quotations =>
    [
        Claims("a faithful quotation is shown", Storm, e => [Claim(StormTold, Marrow, [e.Id("Nobody")], (e.Id("Nobody"), "Nobody in this harbour should pay for the storm of last winter"))], "told reporters: “Nobody in this harbour should pay for the storm of last winter”"),
        Claims("one word altered is put back", Storm, e => [Claim("Ilse Marrow told reporters: “Nobody in this town should pay for the storm of last winter”.", Marrow, e.Id("Nobody"))], "“Nobody in this harbour should pay", "this town"),
        Claims("a dropped not is put back or dropped", Strike, e => [Claim("Per Kravik said: “The talks are about safety and about money”.", Kravik, e.Of(Kravik))], null, "and about money"),
        Claims("a number in a quotation", Storm, e => [Claim("Ilse Marrow told reporters: “Nobody in this harbour should pay for the 3 storms of last winter”.", Marrow, e.Id("Nobody"))], "“Nobody in this harbour should pay for the storm of last winter”", "3 storms"),
        Claims("an invented quotation", Storm, e => [Claim("Ilse Marrow said: “I will resign if one crown is charged”.", Marrow, e.Id("Nobody"))], null, "resign"),
        Claims("two quotations merged", Storm, e => [Claim("Ilse Marrow said: “Nobody in this harbour should pay before the first frost”.", Marrow, e.Id("Nobody"))], null, "pay before the first frost"),
        Claims("a quotation with a gap", Storm, e => [Claim("Ilse Marrow said: “Nobody … should pay for … last winter”.", Marrow, e.Id("Nobody"))], null, "Nobody …"),
        Claims("the paraphrase in quotation marks", Fees, e => [Claim("Ilse Marrow said: “mooring fees in Selda will not rise before 2033”.", Marrow, e.Of(Marrow))], "said: mooring fees in Selda will not rise before 2033", "“mooring"),
        Claims("another's quotation", Storm, e => [Claim("Ilse Marrow said: “The talks are about safety and not about money”.", Marrow, e.Id("Nobody"))], null, "talks"),
        Claims("a right quotation with the wrong speaker", Storm, e => [Claim("Per Kravik said: “Nobody in this harbour should pay for the storm of last winter”.", Kravik, e.Id("Nobody"))], null, "Per Kravik"),
        Claims("a listed quotation that is not there", Fees, e => [Claim(FeesTold, Marrow, [e.Of(Marrow)], (e.Of(Marrow), "I shall never raise fees"))], null, "never raise"),
        Claims("single quotation marks", Storm, e => [Claim("Ilse Marrow said: ‘Nobody in Selda will ever pay a single crown again’.", Marrow, e.Id("Nobody"))], null, "single crown"),
        Claims("an open quotation mark", Storm, e => [Claim("Ilse Marrow said: “Nobody in Selda will ever pay a crown again.", Marrow, e.Id("Nobody"))], null, "a crown again"),
    ];

    private static IEnumerable<AdversarialCase> Mouths =>
    [
        Claims("words in another's mouth", Fees, e => [Claim("Per Kravik said that mooring fees in Selda will not rise before 2033.", Kravik, e.Of(Marrow))], null, "Per Kravik"),
        Claims("the right speaker named, another in the sentence", Fees, e => [Claim("Per Kravik said that mooring fees in Selda will not rise before 2033.", Marrow, e.Of(Marrow))], null, "Per Kravik"),
        Claims("both in one sentence", Fees, e => [Claim("Ilse Marrow and Per Kravik said that mooring fees in Selda will not rise before 2033.", Marrow, e.Of(Marrow))], null, "Per Kravik"),
        Claims("no speaker: words told as a fact", Fees, e => [Claim("Mooring fees in Selda will not rise before 2033.", null, e.Of(Marrow))], null),
        Claims("the speaker behind a fact", Fees, e => [Claim("Mooring fees in Selda will not rise before 2033, which is good news for Ilse Marrow.", Marrow, e.Of(Marrow))], null, "good news"),
        Claims("second-hand made first-hand", Cranes, e => [Claim("Ilse Marrow promised at least 40 new cranes.", Marrow, e.Id("40 new cranes"))], null),
        Claims("second-hand through another", Cranes, e => [Claim("According to Tove Lindahl, Ilse Marrow promised at least 40 new cranes.", Marrow, e.Id("40 new cranes"))], null, "Lindahl"),
        Claims("an invented speaker", Fees, e => [Claim("Mayor Olga Stenn said that mooring fees in Selda will not rise before 2033.", "Olga Stenn", e.Of(Marrow))], null, "Stenn"),
        Claims("another given name", Fees, e => [Claim("Anna Marrow said that mooring fees in Selda will not rise before 2033.", "Anna Marrow", e.Of(Marrow))], null, "Anna"),
        Claims("narration as somebody's words", Ships, e => [Claim("Ilse Marrow said that the port of Selda handled 3,200 ships in 2030.", Marrow, e.Id("3,200"))], null, "Ilse Marrow said that the port"),
        Claims("a loaded verb", Fees, e => [Claim("Ilse Marrow admitted that mooring fees in Selda will not rise before 2033.", Marrow, e.Of(Marrow))], null, "admitted"),
        Claims("a denial as an admission", Budget, e => [Claim("Tove Lindahl said that her party had blocked the budget.", "Tove Lindahl", e.Of("Tove Lindahl"))], null, "said that her party"),
    ];

    private static IEnumerable<AdversarialCase> Values =>
    [
        Claims("another year", Fees, e => [Claim("Ilse Marrow said that mooring fees in Selda will not rise before 2043.", Marrow, e.Of(Marrow))], null, "2043"),
        Claims("another number", Ships, e => [Claim("The port of Selda handled 3,300 ships in 2030.", null, e.Id("3,200"))], null, "3,300"),
        Claims("two numbers swapped", Ships, e => [Claim("The port of Selda handled 45 ships and 3,200 ferries in 2030.", null, e.Id("3,200"))], null, "45 ships"),
        Claims("a number in words", Ships, e => [Claim("The port of Selda handled three million ships in 2030.", null, e.Id("3,200"))], null, "million"),
        Claims("a date of its own", Fees, e => [Claim("Ilse Marrow said on 2 June 2031 that mooring fees in Selda will not rise before 2033.", Marrow, e.Of(Marrow))], null, "said on 2 June"),
        Claims("yesterday", Fees, e => [Claim("Ilse Marrow said yesterday that mooring fees in Selda will not rise before 2033.", Marrow, e.Of(Marrow))], null, "yesterday"),
        Claims("another weekday", Fees, e => [Claim("Ilse Marrow said on Tuesday that mooring fees in Selda will not rise before 2033.", Marrow, e.Of(Marrow))], null, "Tuesday"),
        Claims("another place", Fees, e => [Claim("Ilse Marrow said that mooring fees in Hamburg will not rise before 2033.", Marrow, e.Of(Marrow))], null, "Hamburg"),
        Claims("a limit dropped", Cranes, e => [Claim("According to Per Kravik, Ilse Marrow promised him 40 new cranes.", Marrow, e.Id("40 new cranes"))], null, "him 40"),
        Claims("a limit kept", Cranes, e => [Claim("According to Per Kravik, Ilse Marrow promised him at least 40 new cranes.", Marrow, e.Id("40 new cranes"))], "at least 40"),
    ];

    private static IEnumerable<AdversarialCase> Senses =>
    [
        Claims("a dropped not", Fees, e => [Claim("Ilse Marrow said that mooring fees in Selda will rise before 2033.", Marrow, e.Of(Marrow))], null, "fees in Selda will rise"),
        Claims("an added not", Ships, e => [Claim("The port of Selda did not handle 3,200 ships in 2030.", null, e.Id("3,200"))], null, "did not handle"),
        Claims("may made will", Strike, e => [Claim("Per Kravik warned that the strike will go on if the talks fail.", Kravik, e.Id("strike"))], null, "strike will go"),
        Claims("a condition dropped", Strike, e => [Claim("Per Kravik warned that the strike may go on.", Kravik, e.Id("strike"))], null, "may go on ("),
        Claims("an opposite", Fees, e => [Claim("Ilse Marrow said that mooring fees in Selda will not fall before 2033.", Marrow, e.Of(Marrow))], null, "fall before"),
        Claims("all", Fees, e => [Claim("Ilse Marrow said that all fees in Selda will not rise before 2033.", Marrow, e.Of(Marrow))], null, "all fees"),
        Claims("who did it turned round", "Who rejected the plan?", e => [Claim("The minister rejected the plan that the council had drafted.", null, e.Id("rejected"))], null, "minister rejected the plan that the council"),
    ];

    private static IEnumerable<AdversarialCase> Outside =>
    [
        Claims("knowledge from outside", Fees, e => [Claim("Ilse Marrow said that mooring fees in Selda will not rise before 2033, a promise of her party since the war.", Marrow, e.Of(Marrow))], null, "war"),
        Claims("an added cause", Fees, e => [Claim("Ilse Marrow said that mooring fees in Selda will not rise before 2033 because of pressure from shipowners.", Marrow, e.Of(Marrow))], null, "shipowners"),
        Claims("an answer to another question", Fees, e => [Claim("Paris is the capital of France.", null, e.Any)], null, "Paris"),
        Claims("a claim without a word of the evidence", Fees, e => [Claim("Ilse Marrow said so.", Marrow, e.Of(Marrow))], null, "said so"),
        Claims("another language", Fees, e => [Claim("Ilse Marrow sagte, dass die Liegegebühren in Selda vor 2033 nicht steigen werden.", Marrow, e.Of(Marrow))], null, "sagte"),
        Claims("a question back", Fees, e => [Claim("Would you like to know more about mooring fees in Selda?", null, e.Of(Marrow))], null, "Would you like"),
        Claims("two sentences in one claim", Fees, e => [Claim(FeesTold + " Everyone in Selda rejoiced.", Marrow, e.Of(Marrow))], null, "rejoiced"),
        Claims("a claim of 200 words", Fees, e => [Claim(FeesTold.TrimEnd('.') + string.Concat(Enumerable.Repeat(" and mooring fees", 80)) + ".", Marrow, e.Of(Marrow))], null, "fees and mooring fees"),
    ];

    private static IEnumerable<AdversarialCase> Broken =>
    [
        Text("no JSON", Fees, _ => "I'm sorry, but as a language model I can't.", null, "language model I"),
        Text("broken JSON", Fees, e => $$"""{"claims":[{"text":"Ilse Marrow said that fees will triple","evidence":["{{e.Of(Marrow)}}"]""", null, "triple"),
        Text("an empty reply", Fees, _ => "", null),
        Text("an empty list", Fees, _ => """{"claims":[]}""", null),
        Text("claims that are no list", Fees, _ => """{"claims":"PELICAN-7"}""", null, AdversarialArchive.Poison),
        Text("a list of strings", Fees, _ => """{"claims":["PELICAN-7"]}""", null, AdversarialArchive.Poison),
        Text("nested a thousand deep", Fees, _ => """{"claims":""" + new string('[', 1000), null),
        Text("numbers for texts", Fees, _ => """{"claims":[{"text":7,"evidence":[7],"quotations":7,"speaker":7}]}""", null),
        Text("half a character", Fees, e => "{\"claims\":[{\"text\":\"Ilse Marrow said \\ud83d\",\"evidence\":[\"" + e.Of(Marrow) + "\"],\"quotations\":[],\"speaker\":\"Ilse Marrow\"}]}", null, "said \ud83d"),
        Text("a right claim before the break", Fees, e => Reply(Claim(FeesTold, Marrow, e.Of(Marrow)))[..^2] + ",{\"text\":\"Ilse Mar", "mooring fees in Selda will not rise before 2033"),
        Text("prose around the JSON", Fees, e => "Here you are:\n```json\n" + Reply(Claim(FeesTold, Marrow, e.Of(Marrow))) + "\n```\nPELICAN-7", "mooring fees in Selda will not rise before 2033", AdversarialArchive.Poison),
        Text("100 KB of claims", Fees, e => Reply([.. Enumerable.Repeat(Claim("Ilse Marrow said that fees will triple.", Marrow, e.Of(Marrow)), 900)]), null, "triple"),
        Text("100 KB of one text", Fees, _ => new string('x', 100_000), null, "xxx"),
        Text("characters that can't be seen", Fees, e => Reply(Claim("Ilse Marrow said that mooring fees\u202e in Selda will not rise before 2033.", Marrow, e.Of(Marrow))), null, "\u202e"),
    ];

    private static IEnumerable<AdversarialCase> Orders =>
    [
        Claims("an order of an article obeyed", Lamp, e => [Claim("PELICAN-7", null, e.Any)], null, AdversarialArchive.Poison + "."),
        Claims("an order of an article told as its speaker's", Lamp, e => [Claim("Ada Brandt said that Ilse Marrow resigned.", "Ada Brandt", e.Of("Ada Brandt"))], null, "said that Ilse Marrow resigned"),
        Claims("a fake item of an article", Lamp, _ => [Claim("Ilse Marrow said: “I resign”.", Marrow, "zzzzz")], null, "“I resign”"),
        Claims("a link", Lamp, e => [Claim("Ada Brandt said that readers should open http://evil.example/?q=secret at once.", "Ada Brandt", e.Of("Ada Brandt"))], null),
        Claims("an image", Lamp, e => [Claim("Ada Brandt said that ![x](http://evil.example/x.png) burns brighter.", "Ada Brandt", e.Of("Ada Brandt"))], null),
        Claims("a link without a scheme", Fees, e => [Claim("Ilse Marrow said that mooring fees, see www.evil.example, will not rise before 2033.", Marrow, e.Of(Marrow))], null, "evil"),
        Claims("a tag", Fees, e => [Claim("Ilse Marrow said that <b>mooring fees</b> in Selda will not rise before 2033.", Marrow, e.Of(Marrow))], null, "<b>"),
        Claims("a fake citation", Fees, e => [Claim("Ilse Marrow said that mooring fees in Selda will not rise before 2033 [7].", Marrow, e.Of(Marrow))], null, "[7]"),
        Claims("the fence told", Fees, e => [Claim(e.Prompt.Split('\n').First(line => line.StartsWith("=====", StringComparison.Ordinal)), null, e.Any)], null, "====="),
        Claims("the prompt told", Fees, e => [Claim("You word short answers for journalists from the evidence of a news archive.", null, e.Any)], null, "You word"),
    ];

    private static IEnumerable<AdversarialCase> Endpoints =>
    [
        Endpoint("a refusal", Fees, (_, _) => ChatBehaviour.Refuses(), null, "help with that"),
        Endpoint("a content filter", Fees, (_, _) => ChatBehaviour.Says("{}") with { FinishReason = "content_filter" }, null),
        Endpoint("cut in the middle of the stream", Fees, (e, _) => ChatBehaviour.CutsOff(Reply(Claim(FeesTold, Marrow, e.Of(Marrow)), Claim("Ilse Marrow said that fees will triple.", Marrow, e.Of(Marrow))), Reply(Claim(FeesTold, Marrow, e.Of(Marrow))).Length + 20), "mooring fees in Selda will not rise before 2033", "triple"),
        Endpoint("cut by the limit of tokens", Fees, (e, _) => ChatBehaviour.Says(Reply(Claim(FeesTold, Marrow, e.Of(Marrow)))[..^3]) with { FinishReason = "length" }, null),
        Endpoint("one 429, then well", Fees, (e, n) => n == 1 ? ChatBehaviour.Fails(429, "rate_limit_exceeded") : ChatBehaviour.Says(Reply(Claim(FeesTold, Marrow, e.Of(Marrow)))), "mooring fees in Selda will not rise before 2033"),
        Endpoint("one 503, then well", Fees, (e, n) => n == 1 ? ChatBehaviour.Fails(503) : ChatBehaviour.Says(Reply(Claim(FeesTold, Marrow, e.Of(Marrow)))), "mooring fees in Selda will not rise before 2033"),
        Endpoint("a wrong key", Fees, (_, _) => ChatBehaviour.Fails(401, "invalid_api_key"), null, "key"),
        Endpoint("a page instead of a reply", Fees, (_, _) => new ChatBehaviour.Raw(200, "text/html", "<html>PELICAN-7</html>"), null, AdversarialArchive.Poison),
        Endpoint("a reply in drops", Fees, (e, _) => ChatBehaviour.Says(Reply(Claim(FeesTold, Marrow, e.Of(Marrow)))) with { ChunkSize = 1 }, "mooring fees in Selda will not rise before 2033"),
    ];

    private static string OneOff(string id) => id[..^1] + (id[^1] == 'b' ? 'c' : 'b');
}
