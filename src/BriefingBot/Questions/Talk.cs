using System.Text.RegularExpressions;

namespace BriefingBot.Questions;

/// <summary>What is said to the bot that asks for nothing in the articles: courtesies, and questions about the bot and its archive.</summary>
public enum Talk
{
    Greeting,
    Thanks,
    Farewell,

    /// <summary>A sign or an "ok": nothing is asked.</summary>
    Assent,

    /// <summary>What it can do and how it is asked.</summary>
    Help,

    /// <summary>Who or what it is.</summary>
    Identity,

    /// <summary>Which articles and days the archive has.</summary>
    Articles,

    Sources,
    Speakers,

    /// <summary>"Are you sure?", "that's wrong".</summary>
    Doubt,

    /// <summary>The weather, a translation, a joke: what no archive of articles can give.</summary>
    Beyond,
}

/// <summary>One kind of talk: how it is said, with sentences that it reads and one that it must leave alone.</summary>
internal sealed record TalkRule(Talk Talk, Regex Pattern, string Says, string Not);

/// <summary>Tells talk from questions, by named rules in order; the whole text has to be talk.</summary>
internal static partial class TalkReader
{
    private const int MostLength = 160;
    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static IReadOnlyList<TalkRule> All { get; } =
    [
        new(Talk.Thanks, Thanks(), "ok great, thank you very much!", "Who said thanks to the rescuers?"),
        new(Talk.Farewell, Farewell(), "Good night, that's all for today", "What did Marrow say about the farewell?"),
        new(Talk.Greeting, Greeting(), "Good morning BriefingBot", "Hi, what did Marrow say?"),
        new(Talk.Assent, Assent(), "Ok, got it.", "Is it ok to fish there?"),
        new(Talk.Help, Help(), "What can I ask you?", "What can the council do about it?"),
        new(Talk.Identity, Identity(), "Who are you?", "Who are you quoting on the fees?"),
        new(Talk.Articles, Articles(), "How many articles do you have?", "How many articles of the treaty did Marrow break?"),
        new(Talk.Sources, Sources(), "Which sources do you have?", "Which sources of income does the port have?"),
        new(Talk.Speakers, Speakers(), "List the speakers", "Who are the people that drowned?"),
        new(Talk.Doubt, Doubt(), "Are you sure about that?", "Is the minister sure about that?"),
        new(Talk.Beyond, Beyond(), "Translate that into German", "Who will translate the treaty?"),
    ];

    /// <summary>What kind of talk the text is; null for a question.</summary>
    public static Talk? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string plain = Blanks().Replace(text, " ").Trim(' ', '?', '!', '.', ',', ';', ':', '…');
        return plain.Length > MostLength ? null
            : !plain.Any(char.IsLetterOrDigit) ? Talk.Assent
            : All.FirstOrDefault(rule => rule.Pattern.IsMatch(plain))?.Talk;
    }

    private const string Fine =
        "(?:ok|okay|k|great|good|perfect|cool|nice|super|lovely|awesome|excellent|wonderful|brilliant|fantastic|got it" +
        "|i see|understood|all right|alright|right|fine|sure|yes|yep|no|nope|very good|well done|good job|good bot" +
        "|interesting|wow|hm+|aha|lol)";
    private const string Bot = "(?:[ ,]+(?:there|bot|briefing ?bot|all|everyone|everybody|team|again|mate|friend))?";
    private const string Have =
        "(?:(?: (?:do|can|have|are|does|did) (?:you|i|we|there|the archive|it)(?: (?:have|got|know|hold|cover|search|ask" +
        "|see|use|read|find|index|answer))?(?: (?:about|from|on|here|in there))?)|(?: are| is)? in (?:the|your" +
        "|this) (?:archive|index|database|collection)| available| (?:are )?indexed)";
    private const string Show =
        "(?:(?:can you |please )?(?:list|show|name|give)(?: me)?|which|what|how many|who are)(?: (?:all|the|your|of|are" +
        "|other|kinds?))*";

    [GeneratedRegex(
        "^(?:" + Fine + "[ ,.!-]+)*(?:many )?(?:thanks|thank you|thank u|thx|ty|cheers|much appreciated|appreciated)(?: (?:a lot" +
        "|a million|so much|very much|again|for (?:that|this|it|your help|the help|the info|the answer)|anyway" + "|though))*" +
        Bot + "$",
        Loose)]
    private static partial Regex Thanks();

    [GeneratedRegex(
        "^(?:" + Fine + "[ ,.!-]+)*(?:bye|bye bye|goodbye|good night|see you(?: (?:later|tomorrow|soon))?|so long|have a (?:nice" +
        "|good) (?:day|evening|one|weekend))(?:[ ,]+that(?:['’]s| is) (?:all|it)(?: for (?:today|now))?)?" + Bot + "$|^(?:" + Fine +
        "[ ,.!-]+)*that(?:['’]s| is) (?:all|it|everything)(?: for (?:today|now))?(?:[ ,]+thanks)?$",
        Loose)]
    private static partial Regex Farewell();

    [GeneratedRegex(
        "^(?:hi|hello|hey|hiya|yo|howdy|greetings|good (?:morning|afternoon|evening|day))(?:[ ,]+(?:hi|hello))?" + Bot +
        "(?:[ ,.!]+how are you(?: (?:doing|today))?)?$|^how are you(?: (?:doing|today))?$",
        Loose)]
    private static partial Regex Greeting();

    [GeneratedRegex("^" + Fine + "(?:[ ,.!-]+" + Fine + ")*$|^(?:test|testing|please|pls)$", Loose)]
    private static partial Regex Assent();

    [GeneratedRegex(
        "^(?:(?:i need |can you |please )?help(?: me)?(?: please)?|commands?|menu|(?:give me |show me )?(?:some " +
        "|an )?examples?(?: questions?)?|what (?:else )?(?:can|could|should|do|may) (?:you|i|we) (?:do|ask|help|tell" +
        "|search|find|answer|know)(?: (?:me|you|with|about|for me|here|on|here for))*|what (?:can|could) (?:you" +
        "|this bot|it) (?:help|do)(?: (?:me )?with| for me)?|what (?:kinds?|sorts?|types?) of (?:questions?" +
        "|things?) (?:can|could|should|do) (?:i|we|you) (?:ask|answer|know)(?: you)?|what questions (?:can|could" +
        "|should|do) (?:i|we|you) (?:ask|answer)(?: you)?|how (?:do|does|can|should) (?:you|this|it|i|we) (?:work" +
        "|use (?:this|you|it)|ask(?: you)?|ask a question)|what are (?:you for|your (?:features|commands|functions))" +
        "|what is this)$",
        Loose)]
    private static partial Regex Help();

    [GeneratedRegex(
        "^(?:(?:who|what)(?: exactly)? (?:are|r) (?:you|u)(?: (?:then|exactly|anyway))?|what(?:['’]?s" +
        "| is) your (?:name|purpose|job)|are you (?:a |an )?(?:bot|robot|human|person|machine|real|ai|chat ?gpt|llm" +
        "|language model)(?: or .{1,40})?|(?:who|which company) (?:made|built|created|wrote|programmed|runs) you" +
        "|introduce yourself|tell me about yourself|do you use (?:ai|chat ?gpt|a language model))$",
        Loose)]
    private static partial Regex Identity();

    [GeneratedRegex(
        "^(?:" + Show + " (?:articles|stories|texts|documents|reports|news articles|days|dates|years|topics|subjects)" + Have +
        "|(?:list|show)(?: me)?(?: (?:all|the|your))* (?:articles|stories|days|dates)|(?:what(?:['’]?s| is)" +
        "|what do you have) in (?:the|your|this) (?:archive|index|database)|what (?:do|does) (?:you|the archive" +
        "|your archive) (?:have|cover|know|contain)|(?:what|which) (?:days?|dates?|period|time|years?) (?:do" +
        "|does) (?:you|the archive|your archive|it) (?:have|cover|go back to)|how (?:old|new|recent|big|large|far back" +
        "|up to date|current)(?: is| are| do| does)? (?:the|your|you|it)(?: (?:archive|articles|data|database|index" +
        "|news))?(?: go| cover)?)$",
        Loose)]
    private static partial Regex Articles();

    [GeneratedRegex(
        "^(?:" + Show + " (?:sources|papers|newspapers|outlets|agencies|publications|news sources|media)" + Have +
        "|(?:list|show)(?: me)?(?: (?:all|the|your))* (?:sources|papers|newspapers|outlets|agencies)|(?:what" +
        "|which) are your sources|where (?:do|did) you get your (?:news|articles|information|data)(?: from)?)$",
        Loose)]
    private static partial Regex Sources();

    [GeneratedRegex(
        "^(?:" + Show + " (?:speakers|people|persons|politicians|names)" + Have +
        "|(?:list|show|name)(?: me)?(?: (?:all|the|your))* (?:speakers|people|persons|names)|speakers|who (?:do|can" +
        "|could) (?:you|i|we) (?:know|have|ask about|ask you about|quote)|who(?:['’]s| is) in (?:the|your" +
        "|this) (?:archive|index|database)|whose (?:words|quotes|statements) do you have)$",
        Loose)]
    private static partial Regex Speakers();

    [GeneratedRegex(
        "^(?:are you (?:really |quite )?(?:sure|certain)(?: (?:about|of) (?:that|this|it))?|(?:no[ ,]+)?(?:that|this" +
        "|it)(?:['’]?s| is| was) (?:wrong|not (?:right|true|correct)|incorrect|false|nonsense|rubbish|not what i asked" +
        "|not an answer)|you(?:['’]?re| are) (?:wrong|mistaken|useless|stupid|lying)|wrong(?: answer)?|(?:is" +
        "|was) (?:that|this) (?:true|right|correct|real))$",
        Loose)]
    private static partial Regex Doubt();

    [GeneratedRegex(
        "^(?:(?:can you |please )?(?:translate|rewrite|rephrase|paraphrase|proofread|sing|draw|read) (?:that|this|it" +
        "|me)(?: .{0,60})?|(?:what(?:['’]?s| is)|how(?:['’]?s| is)) the (?:weather|temperature)(?: (?:like|today" +
        "|tomorrow|now|outside|in [\\w-]+(?: [\\w-]+)?))*|what(?:['’]?s| is) (?:the )?(?:time|date)(?: (?:today|now" +
        "|is it))?|what (?:time|day|date) is it(?: (?:today|now))?|tell me (?:a joke|something funny|a story)" +
        "|(?:can you |please )?write (?:me )?(?:a|an|the|my) (?:poem|story|headline|email|e-mail|tweet|song|essay" +
        "|article)(?: .{0,80})?|set (?:a|an) (?:alarm|reminder|timer)(?: .{0,60})?)$",
        Loose)]
    private static partial Regex Beyond();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
