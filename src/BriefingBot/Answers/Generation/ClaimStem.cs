using System.Collections.Frozen;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers.Generation;

/// <summary>The form under which words of claims and evidence are compared: "denied" and "denies" are "deny", "five" is "5", "rose" is "rise".</summary>
internal static class ClaimStem
{
    private static readonly FrozenDictionary<string, string> Numbers = """
        zero/0 two/2 three/3 four/4 five/5 six/6 seven/7 eight/8 nine/9 ten/10 eleven/11 twelve/12 thirteen/13 fourteen/14 fifteen/15 sixteen/16
        seventeen/17 eighteen/18 nineteen/19 twenty/20 thirty/30 forty/40 fifty/50 sixty/60 seventy/70 eighty/80 ninety/90
        second/2 third/3 fourth/4 fifth/5 sixth/6 seventh/7 eighth/8 ninth/9 tenth/10 percent/% cent/%
        """.Pairs();

    /// <summary>Past forms, participles and plurals that their spelling does not show.</summary>
    private static readonly FrozenDictionary<string, string> Irregular = """
        arose/arise awoke/awake bore/bear borne/bear beat/beat beaten/beat became/become began/begin begun/begin bent/bend bound/bind bit/bite bitten/bite blew/blow
        blown/blow broke/break broken/break brought/bring built/build burnt/burn bought/buy caught/catch chose/choose chosen/choose came/come crept/creep dealt/deal
        dug/dig did/do done/do drew/draw drawn/draw drank/drink drunk/drink drove/drive driven/drive ate/eat eaten/eat fell/fall fallen/fall fed/feed felt/feel
        fought/fight found/find fled/flee flew/fly flown/fly forbade/forbid forbidden/forbid forgot/forget forgotten/forget forgave/forgive froze/freeze frozen/freeze
        got/get gotten/get gave/give given/give went/go gone/go grew/grow grown/grow hung/hang had/have has/have heard/hear hid/hide hidden/hide held/hold kept/keep
        knew/know known/know laid/lay led/lead left/leave lent/lend lay/lie lain/lie lying/lie lit/light lost/lose made/make meant/mean met/meet mistook/mistake
        overcame/overcome paid/pay proved/prove proven/prove rode/ride ridden/ride rang/ring rung/ring rose/rise risen/rise ran/run said/say saw/see seen/see sought/seek
        sold/sell sent/send shook/shake shaken/shake shone/shine shot/shoot showed/show shown/show sang/sing sung/sing sank/sink sunk/sink sat/sit slept/sleep slid/slide
        spoke/speak spoken/speak spent/spend spun/spin sprang/spring sprung/spring stood/stand stole/steal stolen/steal stuck/stick struck/strike stricken/strike
        swore/swear sworn/swear swept/sweep swam/swim swum/swim swung/swing took/take taken/take taught/teach tore/tear torn/tear told/tell thought/think threw/throw
        thrown/throw understood/understand undertook/undertake undertaken/undertake upheld/uphold woke/wake woken/wake wore/wear worn/wear won/win withdrew/withdraw
        withdrawn/withdraw withheld/withhold withstood/withstand wrote/write written/write children/child men/man women/woman people/person lives/life wives/wife
        knives/knife halves/half thieves/thief leaves/leaf worse/bad worst/bad better/good best/good
        """.Pairs();

    /// <summary>A past form or participle that its ending does not show.</summary>
    public static bool IsIrregular(string lower) => Irregular.ContainsKey(lower) && lower is not ("people" or "children" or "men" or "women" or "has" or "lying" or "better" or "best" or "worse" or "worst" or "lives" or "leaves");

    /// <param name="word">As it stands in its text.</param>
    /// <param name="lower">The same in lower case, without possessive.</param>
    public static string Of(string word, string lower)
    {
        if (Numbers.TryGetValue(lower, out string? digits))
        {
            return digits;
        }

        if (char.IsAsciiDigit(lower[0]))
        {
            string plain = lower.Replace(",", "", StringComparison.Ordinal);
            return plain.Length > 2 && char.IsAsciiDigit(plain[^3]) && plain[^2..] is "st" or "nd" or "rd" or "th" ? plain[..^2] : plain;
        }

        if (Irregular.TryGetValue(lower, out string? lemma))
        {
            return Bare(lemma);
        }

        string stem = NameKey.Fold(TopicWords.Stem(word));
        return stem.Length == 0 ? lower : Bare(stem switch
        {
            { Length: > 4 } when stem.EndsWith("ied", StringComparison.Ordinal) => stem[..^3] + "y",
            { Length: > 5 } when stem.EndsWith("ying", StringComparison.Ordinal) => stem[..^3],
            { Length: > 5 } when stem.EndsWith("ing", StringComparison.Ordinal) => Single(stem[..^3]),
            { Length: > 4 } when stem.EndsWith("ed", StringComparison.Ordinal) && !stem.EndsWith("eed", StringComparison.Ordinal) => Single(stem[..^2]),
            { Length: > 5 } when stem.EndsWith("ly", StringComparison.Ordinal) => stem[..^2],
            _ => stem,
        });
    }

    /// <summary>Without a mute "e", which comes and goes with endings.</summary>
    private static string Bare(string stem) => stem.Length > 3 && stem.EndsWith('e') ? stem[..^1] : stem;

    private static string Single(string stem) => stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'e') ? stem[..^1] : stem;

    private static FrozenDictionary<string, string> Pairs(this string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('/')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
