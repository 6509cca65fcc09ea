using BriefingBot.Language;

namespace BriefingBot.Tests.Language;

public sealed class LexiconTests
{
    private static readonly Lexicon English = Lexicon.Default;

    public static TheoryData<string> Tables => [.. typeof(Lexicon).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Language/en/", StringComparison.Ordinal))
        .Select(name => Path.GetFileNameWithoutExtension(name)).Order()];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_names_its_columns_and_has_no_row_twice(string name)
    {
        using Stream stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"Language/en/{name}.tsv")!;
        string[] lines = new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] rows = [.. lines.Where(line => !line.StartsWith('#'))];

        Assert.NotEmpty(rows);
        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        Assert.Equal(rows.Length, rows.Distinct().Count());
        Assert.All(rows, row => Assert.All(row.Split('\t'), cell => Assert.Equal(cell.Trim(), cell)));
    }

    [Fact]
    public void A_verb_has_each_of_its_uses_once()
    {
        Assert.True(English.Verbs.Count > 500);
        Assert.Equal(English.Verbs.Count, English.Verbs.DistinctBy(verb => (verb.Lemma, string.Join('|', verb.Particles))).Count());
        Assert.All(English.Verbs, verb => Assert.NotEqual(VerbKinds.None, verb.Kinds));
    }

    [Fact]
    public void A_verb_of_the_table_is_its_own_dictionary_form()
    {
        Assert.All(English.Verbs, verb => Assert.Equal(verb.Lemma, English.Morphology.Lemma(verb.Lemma, PartOfSpeech.Verb, "VB")));
    }

    [Fact]
    public void The_forms_of_a_verb_lead_back_to_it()
    {
        Morphology words = English.Morphology;
        Assert.All(English.Verbs.Select(verb => verb.Lemma).Distinct(), verb =>
        {
            Assert.Equal(verb, words.Lemma(words.ThirdPerson(verb), PartOfSpeech.Verb, "VBZ"));
            Assert.All(words.Gerunds(verb), form => Assert.Equal(verb, words.Lemma(form, PartOfSpeech.Verb, "VBG")));
            Assert.All(words.Pasts(verb), form => Assert.Equal(verb, words.Lemma(form, PartOfSpeech.Verb, "VBD")));
            Assert.All(words.Participles(verb), form => Assert.Equal(verb, words.Lemma(form, PartOfSpeech.Verb, "VBN")));
        });
    }

    [Theory]
    [InlineData("say", VerbKinds.Speech, SpeechAct.Statement, Stance.Asserted, true, true)]
    [InlineData("tell", VerbKinds.Speech, SpeechAct.Statement, Stance.Asserted, false, true)]
    [InlineData("deny", VerbKinds.Speech, SpeechAct.Denial, Stance.Denied, true, true)]
    [InlineData("admit", VerbKinds.Speech, SpeechAct.Admission, Stance.Factive, true, true)]
    [InlineData("suspect", VerbKinds.Belief, SpeechAct.Opinion, Stance.Hedged, true, true)]
    [InlineData("wonder", VerbKinds.Speech | VerbKinds.Belief, SpeechAct.Question, Stance.Asked, true, true)]
    [InlineData("find", VerbKinds.Belief, SpeechAct.Opinion, Stance.Asserted, false, false)]
    [InlineData("criticise", VerbKinds.Judgement, SpeechAct.Criticism, Stance.Asserted, false, true)]
    public void A_verb_is_what_its_row_says(string lemma, VerbKinds kinds, SpeechAct act, Stance stance, bool inverts, bool asks)
    {
        Verb verb = Assert.Single(English.VerbsOf(lemma), use => use.Particles.IsEmpty);

        Assert.Equal((kinds, act, stance, inverts, asks), (verb.Kinds, verb.Act, verb.Stance, verb.Inverts, verb.Asks));
    }

    [Theory]
    [InlineData("point", "out", SpeechAct.Statement)]
    [InlineData("hit", "back", SpeechAct.Reply)]
    [InlineData("rule", "out", SpeechAct.Denial)]
    [InlineData("lash", "out", SpeechAct.Criticism)]
    public void A_verb_with_a_particle_has_a_row_of_its_own(string lemma, string particle, SpeechAct act) =>
        Assert.Contains(English.VerbsOf(lemma), use => use.Particles.Contains(particle) && use.Act == act);

    [Fact]
    public void Words_are_what_their_tables_say()
    {
        Assert.True(English.IsRole("minister"));
        Assert.True(English.IsGroup("officials"));
        Assert.False(English.IsRole("officials"));
        Assert.True(English.CanSpeak("ministry"));
        Assert.True(English.IsBody("bridge"));
        Assert.False(English.CanSpeak("bridge"));
        Assert.Equal(Gender.Female, English.GenderOfRole("spokeswoman"));
        Assert.Equal(Gender.Male, English.GenderOfTitle("Sir"));
        Assert.Equal(Gender.Female, English.GenderOf("Maria"));
        Assert.Equal(Negator.Full, English.NegatorOf("n't"));
        Assert.Equal(Negator.Near, English.NegatorOf("hardly"));
        Assert.Equal(Negator.None, English.NegatorOf("well"));
        Assert.Equal((Hedge.Modal, Hedge.Adverb), (English.HedgeOf("might"), English.HedgeOf("allegedly")));
        Assert.Equal(PartOfSpeech.Adj, English.FalsehoodOf("doctored"));
        Assert.Equal(PartOfSpeech.Noun, English.FalsehoodOf("hoax"));
        Assert.Null(English.FalsehoodOf("true"));
        Assert.Equal((Stance.Doubted, null), (English.AttitudeOf("doubtful"), English.AttitudeOf("green")));
        Assert.Equal(SpeechAct.Promise, English.NounCueOf("promise"));
        Assert.Equal(("Norway", PlaceKind.Demonym), (English.PlaceOf("Norwegian")!.Of, English.PlaceOf("Norwegian")!.Kind));
        Assert.True(English.AreNicknames("Bill", "William"));
        Assert.True(English.AreOneOffice("ceo", "boss"));
        Assert.Equal("head", English.RoleOfVerb("heads"));
    }

    [Fact]
    public void The_hash_changes_with_any_table()
    {
        string before = WordTable.Hash([("a", "word"u8.ToArray()), ("b", "other"u8.ToArray())]);

        Assert.Equal(before, WordTable.Hash([("b", "other"u8.ToArray()), ("a", "word"u8.ToArray())]));
        Assert.NotEqual(before, WordTable.Hash([("a", "words"u8.ToArray()), ("b", "other"u8.ToArray())]));
        Assert.NotEqual(before, WordTable.Hash([("a", "word"u8.ToArray()), ("c", "other"u8.ToArray())]));
        Assert.Equal(English.Hash, Lexicon.English().Hash);
    }

    [Theory]
    [InlineData("# word\tkind\nnot\n")]
    [InlineData("not\tfull\n")]
    public void A_table_whose_rows_do_not_fit_its_columns_is_refused(string text) =>
        Assert.Throws<FormatException>(() => WordTable.Parse("some", text));
}
