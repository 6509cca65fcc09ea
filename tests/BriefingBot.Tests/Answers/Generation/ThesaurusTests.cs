using BriefingBot.Answers.Generation;
using Xunit;

namespace BriefingBot.Tests.Answers.Generation;

/// <summary>Pairs are written "a/b", many to a row, so that a row names what it is about.</summary>
public sealed class ThesaurusTests
{
    private static readonly Thesaurus Words = Thesaurus.Default;

    [Theory]
    [InlineData("bought/purchased buys/purchasing began/started begun/start begins/commenced ended/finished halted/stopped ceased/stop")]
    [InlineData("rose/increased risen/climbed increasing/rising fell/dropped fallen/declined declining/decreasing cut/reduced cutting/lowering")]
    [InlineData("wounded/injured hurt/injured rebuilt/reconstructed built/constructed chose/selected chosen/picked tried/attempted needs/requires")]
    [InlineData("helped/assisted aiding/helping fired/dismissed sacked/fired left/departed jailed/imprisoned freed/released fled/escaped")]
    [InlineData("forbade/banned prohibited/banned allowed/permitted postponed/delayed provided/supplied happened/occurred seized/confiscated")]
    [InlineData("children/kids cars/automobiles films/movies firms/companies accords/agreements countries/nations photos/photographs")]
    [InlineData("troops/soldiers arms/weapons wages/salaries errors/mistakes enemies/foes blasts/explosions truce/ceasefire")]
    [InlineData("large/big largest/biggest larger/bigger huge/enormous illegal/unlawful lawful/legal deadly/lethal wealthy/rich richer/wealthier")]
    [InlineData("quickly/rapidly nearly/almost mainly/chiefly deliberately/intentionally frequently/often seldom/rarely partially/partly")]
    [InlineData("labour/labor organise/organize defence/defense programmes/programs centre/center colours/colors")]
    [InlineData("decided/decision grew/growth chose/choice died/death strong/strength lost/loss sold/sale invaded/invasion free/freedom")]
    [InlineData("destroyed/destruction approved/approval withdrew/withdrawal married/wedding leaders/led winners/won seizure/seized")]
    [InlineData("went/go rose/rises children/child women/woman stopped/stopping")]
    public void Words_that_mean_one_thing_are_synonyms_in_any_form(string pairs) => All(pairs, (a, b) => Words.AreSynonyms(a, b) && Words.AreSynonyms(b, a));

    [Theory]
    [InlineData("said/ordered said/told denied/said claimed/admitted warned/threatened insisted/said urged/demanded alleged/asserted promised/pledged")]
    [InlineData("accused/said confirmed/announced suggested/proposed argued/disputed reported/revealed asked/demanded")]
    [InlineData("fired/went ran/fled killed/wounded killed/injured arrested/convicted charged/convicted detained/killed attacked/threatened")]
    [InlineData("proposed/approved nominated/appointed signed/ratified planned/completed offered/accepted allowed/required tried/managed")]
    [InlineData("two/three ten/dozen hundred/thousand million/billion first/second half/quarter double/triple twice/once")]
    [InlineData("may/must might/will could/would should/must can/may not/never no/none some/all many/most few/several every/each")]
    [InlineData("monday/tuesday january/february today/yesterday day/week month/year week/fortnight")]
    [InlineData("president/premier minister/secretary senator/congressman mayor/governor king/prince general/colonel judge/lawyer")]
    [InlineData("large/biggest big/largest strong/stronger rich/richest large/larger good/best worse/worst high/highest")]
    [InlineData("town/city village/town river/lake hospital/clinic school/university mosque/church lorry/car plane/helicopter")]
    [InlineData("likely/possible probably/certainly perhaps/certainly apparently/clearly alleged/proven")]
    [InlineData("missile/bullet bomb/gun army/navy police/army soldiers/civilians euros/dollars oil/gas murder/suicide robbery/fraud")]
    [InlineData("government/parliament senate/house strike/war election/referendum tax/debt inflation/unemployment budget/deficit")]
    [InlineData("wheat/barley red/blue green/yellow doctor/nurse mother/sister son/nephew")]
    public void Words_that_would_change_a_fact_are_no_synonyms(string pairs) => None(pairs, (a, b) => Words.AreSynonyms(a, b) || Words.AreSynonyms(b, a));

    [Theory]
    [InlineData("rose/fell increased/decreased raised/lowered raising/cuts climbed/dropped growing/shrinking soared/plunged rise/decline")]
    [InlineData("imports/exports imported/exporting supported/opposed backs/rejects approved/rejected accepted/refused allowed/banned permits/prohibits")]
    [InlineData("deployed/withdrew lifted/imposed confirmed/denied admits/denied agreed/refused won/lost hired/fired hires/dismissed")]
    [InlineData("expanded/shrank widened/narrowed strengthened/weakened opened/closed opens/shut bought/sold purchases/sells joined/left")]
    [InlineData("arrived/departed entered/left attacked/defended began/ended started/stopped continued/halted advanced/retreated")]
    [InlineData("built/demolished created/abolished succeeded/failed lent/borrowed gave/took sent/received arrested/released convicted/acquitted")]
    [InlineData("improved/worsened united/divided included/excluded praised/criticised hid/revealed remembered/forgot invaded/liberated")]
    [InlineData("allies/enemies ally/foe men/women boys/girls husband/wife victory/defeat profits/losses surplus/deficit peace/war")]
    [InlineData("majority/minority maximum/minimum births/deaths guilt/innocence success/failure buyers/sellers winner/loser truth/lies")]
    [InlineData("guilty/innocent legal/illegal large/small largest/smallest higher/lower high/lowest rich/poor true/false public/private")]
    [InlineData("left/right upper/lower northern/southern eastern/western male/female old/new alive/dead safe/dangerous early/late")]
    [InlineData("north/south east/west before/after above/below more/less most/least first/last up/down always/never best/worst")]
    [InlineData("legally/illegally publicly/secretly often/rarely quickly/slowly temporarily/permanently deliberately/accidentally")]
    [InlineData("approved/rejection denied/confirmation withdrew/deployment acquitted/conviction")]
    public void Opposites_are_told_in_any_form(string pairs) =>
        All(pairs, (a, b) => Words.AreOpposites(a, b) && Words.AreOpposites(b, a) && !Words.AreSynonyms(a, b) && !Words.AreSynonyms(b, a));

    [Theory]
    [InlineData("rose/increased bought/purchased began/started fell/declined cut/reduced killed/died said/denied war/conflict war/army")]
    [InlineData("president/minister city/town two/three monday/sunday red/green black/white hungry/thirsty heterosexual/bisexual")]
    [InlineData("sat/stood walked/rode lied/stood acute/chronic general/specific have/lack legal/lawful large/big enemy/foe ally/partner")]
    [InlineData("approve/ratify export/sell export/trade raise/rise lower/fall win/beat lose/defeat vote/elect house/senate oil/gas tax/price")]
    [InlineData("bank/river bomb/missile soldier/army minister/government agree/accept deny/reject north/east south/west child/adult")]
    [InlineData("open/begin close/end join/enter leave/depart hire/employ fire/dismiss attack/assault defend/protect release/free praise/hail")]
    [InlineData("market/shop police/court month/year january/july film/book team/player match/goal school/teacher doctor/hospital")]
    public void Words_that_are_merely_other_words_are_no_opposites(string pairs) => None(pairs, (a, b) => Words.AreOpposites(a, b) || Words.AreOpposites(b, a));

    [Theory]
    [InlineData("baring", "ban")]
    [InlineData("found", "establish")]
    [InlineData("saw", "cut")]
    [InlineData("", "big")]
    [InlineData("s", "ed")]
    [InlineData("ing", "er")]
    [InlineData("antidisestablishmentarianisticallyminded", "big")]
    public void Forms_are_not_read_into_words_that_they_are_not_of(string a, string b)
    {
        Assert.False(Words.AreSynonyms(a, b));
        Assert.False(Words.AreOpposites(a, b));
    }

    [Fact]
    public void No_pair_of_the_data_is_both_and_all_are_found_in_both_directions()
    {
        List<(string A, string B)> synonyms = Rows("synonyms.txt"), opposites = Rows("opposites.txt");
        Assert.Empty(synonyms.Intersect(opposites));
        Assert.Equal(synonyms.Count, Words.SynonymCount);
        Assert.Equal(opposites.Count, Words.OppositeCount);
        Assert.All(opposites, pair => Assert.True(Words.AreOpposites(Plain(pair.A), Plain(pair.B)) && Words.AreOpposites(Plain(pair.B), Plain(pair.A)), $"{pair}"));
        Assert.All(synonyms.Concat(opposites), pair =>
        {
            (string a, string b) = (Plain(pair.A), Plain(pair.B));
            Assert.Equal(Words.AreSynonyms(a, b), Words.AreSynonyms(b, a));
            Assert.False(Words.AreSynonyms(a, b) && Words.AreOpposites(a, b), $"{pair}");
        });
    }

    private static string Plain(string item) => item[..^2];

    private static List<(string A, string B)> Rows(string file)
    {
        using Stream stream = typeof(Thesaurus).Assembly.GetManifestResourceStream("Thesaurus/" + file)!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' '))
            .SelectMany(items => items.Skip(1).Select(item => string.CompareOrdinal(items[0], item) < 0 ? (items[0], item) : (item, items[0])))];
    }

    private static void All(string pairs, Func<string, string, bool> holds) => Assert.Equal([], Pairs(pairs).Where(pair => !holds(pair[0], pair[1])).Select(pair => string.Join('/', pair)));

    private static void None(string pairs, Func<string, string, bool> holds) => All(pairs, (a, b) => !holds(a, b));

    private static IEnumerable<string[]> Pairs(string pairs) => pairs.Split(' ').Select(pair => pair.Split('/'));
}
