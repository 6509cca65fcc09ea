using BriefingBot.Language;

namespace BriefingBot.Tests.Language;

public sealed class MorphologyTests
{
    private static readonly Morphology English = Lexicon.Default.Morphology;

    [Theory]
    [InlineData("insisted", "VBD", "insist")]
    [InlineData("said", "VBD", "say")]
    [InlineData("admitted", "VBN", "admit")]
    [InlineData("hoped", "VBD", "hope")]
    [InlineData("planned", "VBD", "plan")]
    [InlineData("travelled", "VBD", "travel")]
    [InlineData("traveled", "VBD", "travel")]
    [InlineData("focussed", "VBD", "focus")]
    [InlineData("added", "VBD", "add")]
    [InlineData("argued", "VBD", "argue")]
    [InlineData("denied", "VBD", "deny")]
    [InlineData("agreed", "VBD", "agree")]
    [InlineData("saw", "VBD", "see")]
    [InlineData("lay", "VBD", "lie")]
    [InlineData("lay", "VB", "lay")]
    [InlineData("making", "VBG", "make")]
    [InlineData("lying", "VBG", "lie")]
    [InlineData("singing", "VBG", "sing")]
    [InlineData("pleasing", "VBG", "please")]
    [InlineData("panicking", "VBG", "panic")]
    [InlineData("denies", "VBZ", "deny")]
    [InlineData("uses", "VBZ", "use")]
    [InlineData("passes", "VBZ", "pass")]
    [InlineData("goes", "VBZ", "go")]
    [InlineData("tweeted", "", "tweet")]
    [InlineData("'ve", "VBP", "have")]
    [InlineData("'d", "MD", "would")]
    public void A_verb_is_led_back_to_its_dictionary_form(string form, string tag, string lemma) =>
        Assert.Equal(lemma, English.Lemma(form, PartOfSpeech.Verb, tag));

    [Theory]
    [InlineData("children", "NNS", "child")]
    [InlineData("ministries", "NNS", "ministry")]
    [InlineData("houses", "NNS", "house")]
    [InlineData("buses", "NNS", "bus")]
    [InlineData("knives", "NNS", "knife")]
    [InlineData("businessmen", "NNS", "businessman")]
    [InlineData("photos", "NNS", "photo")]
    [InlineData("series", "NNS", "series")]
    [InlineData("building", "NN", "building")]
    [InlineData("news", "NN", "news")]
    public void A_noun_is_led_back_to_its_dictionary_form(string form, string tag, string lemma) =>
        Assert.Equal(lemma, English.Lemma(form, PartOfSpeech.Noun, tag));

    [Theory]
    [InlineData("bigger", "JJR", "big")]
    [InlineData("largest", "JJS", "large")]
    [InlineData("happier", "JJR", "happy")]
    [InlineData("worse", "JJR", "bad")]
    [InlineData("best", "RBS", "well")]
    [InlineData("divided", "JJ", "divided")]
    public void An_adjective_is_led_back_to_its_dictionary_form(string form, string tag, string lemma) =>
        Assert.Equal(lemma, English.Lemma(form, PartOfSpeech.Adj, tag));

    [Theory]
    [InlineData("denied", "deny")]
    [InlineData("children", "child")]
    [InlineData("announcing", "announce")]
    [InlineData("speeches", "speech")]
    [InlineData("glass", "glass")]
    [InlineData("morning", "morning")]
    [InlineData("this", "this")]
    [InlineData("", "")]
    [InlineData("s", "s")]
    public void A_word_of_which_nothing_is_known_is_guessed(string form, string lemma) => Assert.Equal(lemma, English.Lemma(form));

    [Theory]
    [InlineData("admit", "admits", "admitted", "admitted", "admitting")]
    [InlineData("deny", "denies", "denied", "denied", "denying")]
    [InlineData("speak", "speaks", "spoke", "spoken", "speaking")]
    [InlineData("put", "puts", "put", "put", "putting")]
    [InlineData("argue", "argues", "argued", "argued", "arguing")]
    [InlineData("agree", "agrees", "agreed", "agreed", "agreeing")]
    [InlineData("veto", "vetoes", "vetoed", "vetoed", "vetoing")]
    [InlineData("quip", "quips", "quipped", "quipped", "quipping")]
    [InlineData("offer", "offers", "offered", "offered", "offering")]
    [InlineData("reveal", "reveals", "revealed", "revealed", "revealing")]
    [InlineData("lie", "lies", "lay", "lain", "lying")]
    public void A_verb_is_inflected(string verb, string third, string past, string participle, string gerund)
    {
        Assert.Equal(
            (third, past, participle, gerund),
            (English.ThirdPerson(verb), English.Past(verb), English.Participle(verb), English.Gerund(verb)));
        Assert.Equal(new[] { verb, third, past, participle, gerund }.Distinct().Order(), English.Forms(verb).Order());
    }

    [Fact]
    public void Both_spellings_are_among_the_forms() =>
        Assert.Equal(
            ["signal", "signaled", "signaling", "signalled", "signalling", "signals"],
            English.Forms("signal").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("child", "children")]
    [InlineData("ministry", "ministries")]
    [InlineData("spokesman", "spokesmen")]
    [InlineData("church", "churches")]
    [InlineData("hero", "heroes")]
    [InlineData("video", "videos")]
    public void A_noun_has_its_plural(string noun, string plural) => Assert.Equal(plural, English.Plural(noun));
}
