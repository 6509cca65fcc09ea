using BriefingBot.Statements;

namespace BriefingBot.Tests.Statements;

public sealed class StatementExtractorTests
{
    [Theory]
    [InlineData("“We will rebuild the bridge,” said Mayor Ana Costa.", "Ana Costa", "We will rebuild the bridge")]
    [InlineData("\"We will rebuild the bridge,\" Ana Costa said.", "Ana Costa", "We will rebuild the bridge")]
    [InlineData("''We will rebuild the bridge,'' Ana Costa said.", "Ana Costa", "We will rebuild the bridge")]
    [InlineData("«We will rebuild the bridge», Ana Costa said.", "Ana Costa", "We will rebuild the bridge")]
    [InlineData("Ana Costa said that the bridge would be rebuilt.", "Ana Costa", "the bridge would be rebuilt.")]
    [InlineData("Ana Costa said on Monday that the bridge would be rebuilt.", "Ana Costa", "the bridge would be rebuilt.")]
    [InlineData("Ana Costa told reporters that the bridge would be rebuilt.", "Ana Costa", "the bridge would be rebuilt.")]
    [InlineData("Ana Costa forecast that the bridge would be rebuilt.", "Ana Costa", "the bridge would be rebuilt.")]
    [InlineData("Ana Costa fretted that the bridge was unsafe.", "Ana Costa", "the bridge was unsafe.")]
    [InlineData("The bridge would be rebuilt by June, Ana Costa said.", "Ana Costa", "The bridge would be rebuilt by June")]
    [InlineData("According to Ana Costa, the bridge would be rebuilt.", "Ana Costa", "the bridge would be rebuilt.")]
    [InlineData("Ana Costa, the mayor of Porto, warned that the bridge was unsafe.", "Ana Costa", "the bridge was unsafe.")]
    [InlineData("The mayor, Ana Costa, warned that the bridge was unsafe.", "Ana Costa", "the bridge was unsafe.")]
    [InlineData("Ana Costa, who warned that the bridge was unsafe, resigned.", "Ana Costa", "the bridge was unsafe")]
    [InlineData("Ana Costa: We will rebuild the bridge.", "Ana Costa", "We will rebuild the bridge.")]
    [InlineData("Ana Costa was blunt: “The bridge is unsafe.”", "Ana Costa", "The bridge is unsafe.")]
    [InlineData("Ana Costa ran. Said Costa, “The bridge is unsafe.”", "Ana Costa", "The bridge is unsafe.")]
    [InlineData("“The bridge is unsafe,” Ana Costa told the show.", "Ana Costa", "The bridge is unsafe")]
    [InlineData("“The bridge is unsafe.” — Ana Costa, Porto", "Ana Costa", "The bridge is unsafe.")]
    [InlineData("Peter Marsh and Ana Costa: “The bridge is unsafe.”", "Peter Marsh", "The bridge is unsafe.")]
    [InlineData("At a rally for the old town in Porto yesterday, Ana Costa said, “The bridge is unsafe.”", "Ana Costa", "The bridge is unsafe.")]
    [InlineData("As for the old bridge, “it is unsafe,” Ana Costa said.", "Ana Costa", "it is unsafe")]
    [InlineData("Amid the debate that raged, the Porto Post's Ana Costa offered a defense, saying it was necessary to close the bridge.", "Ana Costa", "it was necessary to close the bridge.")]
    [InlineData("“The bridge is unsafe,” Ana Costa said through her lawyer.", "Ana Costa", "The bridge is unsafe")]
    [InlineData("Fr. Frank Costa, the national director of Priests for Porto, arrived. “The bridge is unsafe,” added Costa.", "Frank Costa", "The bridge is unsafe")]
    [InlineData("“Welcome to Porto,” said master of ceremonies Ana Costa, an engineer.", "Ana Costa", "Welcome to Porto")]
    [InlineData("Ana Costa, who helped found SAFE, a group based in Porto, said the bridge was unsafe.", "Ana Costa", "the bridge was unsafe.")]
    public void A_cue_gives_the_words_to_its_source(string body, string speaker, string expected) => Assert.Contains(expected, Said.By(speaker, body));

    [Theory]
    [InlineData("A spokesman for Ana Costa said that the bridge was unsafe.")]
    [InlineData("Critics of Ana Costa say that the bridge was unsafe.")]
    [InlineData("The Costa campaign is over, and experts say that the bridge was unsafe. Ana Costa left.")]
    public void Words_of_others_are_not_put_into_the_mouth_of_the_name_beside_them(string body) =>
        Assert.DoesNotContain(Said.By("Ana Costa", body), text => text.Contains("unsafe", StringComparison.Ordinal));

    [Fact]
    public void Pronouns_follow_gender()
    {
        const string Body = "Ana Costa met Peter Marsh in Porto. She said that the bridge was unsafe. He denied that the money was gone.";

        Assert.Contains("the bridge was unsafe.", Said.By("Ana Costa", Body));
        Assert.Contains("the money was gone.", Said.By("Peter Marsh", Body));
    }

    [Fact]
    public void A_quotation_over_several_paragraphs_has_one_speaker()
    {
        const string Body = "“The bridge is old,” Ana Costa said. “It was built by our grandparents.\n\n“It must be rebuilt.\n\n“And it will be.”";

        Assert.Equal(["The bridge is old", "It was built by our grandparents.", "It must be rebuilt.", "And it will be."], Said.By("Ana Costa", Body));
    }

    [Fact]
    public void A_paragraph_that_is_a_quotation_is_the_last_speakers()
    {
        const string Body = "Ana Costa said that the bridge was unsafe.\n\n“It will be closed tomorrow.”";

        Assert.Contains("It will be closed tomorrow.", Said.By("Ana Costa", Body));
        Assert.Equal(Confidence.Continued, Said.In(Body).Statements[^1].Confidence);
    }

    [Fact]
    public void Two_who_speak_together_both_said_it()
    {
        const string Body = "Ana Costa and Peter Marsh said that the bridge was unsafe.";

        Assert.Equal(Said.By("Ana Costa", Body), Said.By("Peter Marsh", Body));
    }

    [Fact]
    public void Second_hand_speech_is_via_its_reporter()
    {
        Statement second = Said.Only("Peter Marsh", "Ana Costa said that Peter Marsh told the council that the money was gone.");

        Assert.Equal("Ana Costa", second.Via);
    }

    [Fact]
    public void A_title_and_a_surname_that_several_share_is_none_of_them_in_particular()
    {
        const string Body = "Zhivra Qorlen met Tovish Qorlen and Amrel Qorlen in Porto. “The bridge is unsafe,” Ms. Qorlen said.";

        Assert.Equal("Qorlen", Assert.Single(Said.In(Body).Statements).Speaker);
    }

    [Theory]
    [InlineData("Ana Costa came. She told the board through her lawyer, “Simply put, Ms. Costa does not know Mr. Marsh and never met him.”")]
    [InlineData("Clara Grove came. “Dr. Grove has no memory of the evening at all,” she said.")]
    public void Nobody_speaks_of_herself_with_a_form_of_address(string body) => Assert.Empty(Said.In(body).Statements);

    [Fact]
    public void A_body_and_its_acronym_are_one()
    {
        const string Body = "The Northern Trade Association met in Porto. The NTA said on Monday that the pier was safe.";

        Assert.Equal("Northern Trade Association", Assert.Single(Said.In(Body).Statements).Speaker);
    }

    [Fact]
    public void The_WHO_is_no_pronoun()
    {
        const string Body = "The WHO said on Monday that the water was safe.";

        Assert.Equal("WHO", Assert.Single(Said.In(Body).Statements).Speaker);
    }

    [Theory]
    [InlineData("“The wall would not last,” the engineer, Bruno Halvard, told the court.", "Bruno Halvard")]
    [InlineData("“The wall is old and wet,” said club secretary Hedda Solum, who has counted boats for years.", "Hedda Solum")]
    [InlineData("Edda Grove MP said she had no confidence in the board.", "Edda Grove")]
    [InlineData("Former president Abu Halim said the talks had failed.", "Abu Halim")]
    public void Who_hears_or_bears_a_title_is_not_taken_for_who_speaks(string body, string speaker) =>
        Assert.Equal(speaker, Assert.Single(Said.In(body).Statements).Speaker);

    [Fact]
    public void What_a_trailing_source_says_of_a_body_is_not_second_hand()
    {
        Statement said = Said.Only("Ana Costa", "The Northern Pact will admit two new members in June, its secretary general, Ana Costa, said.");

        Assert.Null(said.Via);
    }

    [Fact]
    public void What_one_says_another_thinks_is_only_the_ones()
    {
        const string Body = "Ana Costa said that Peter Marsh hopes for a new bridge.";

        Assert.Empty(Said.By("Peter Marsh", Body));
    }

    [Theory]
    [InlineData("“The bridge is unsafe,” Ana Costa said.", StatementKind.Direct)]
    [InlineData("Ana Costa said that the bridge is unsafe.", StatementKind.Indirect)]
    [InlineData("Ana Costa said that the bridge is “unsafe and old” today.", StatementKind.Mixed)]
    public void The_kind_tells_quoted_from_reported(string body, StatementKind kind) => Assert.Equal(kind, Said.Only("Ana Costa", body).Kind);

    [Theory]
    [InlineData("Portuguese Finance Minister Ana Costa said that taxes would fall.", "Portuguese Finance Minister")]
    [InlineData("Health Secretary Ana Costa said that taxes would fall.", "Health Secretary")]
    [InlineData("Ana Costa, the governor of the central bank, said that taxes would fall.", "governor of the central bank")]
    [InlineData("The opposition leader, Ana Costa, said that taxes would fall.", "opposition leader")]
    [InlineData("As opposition leader, Ana Costa said that taxes would fall.", "opposition leader")]
    [InlineData("Ana Costa, the company’s chief executive, said that taxes would fall.", "chief executive of the company")]
    [InlineData("Ana Costa, a 47-year-old mother of six, said that taxes would fall.", "47-year-old mother of six")]
    public void Roles_stand_beside_the_name(string body, string role) => Assert.Equal(role, Said.Only("Ana Costa", body).Role);

    [Theory]
    [InlineData("Ana Costa, since the chairman left last month, said that taxes would fall.")]
    [InlineData("Mrs. Ana Costa said that taxes would fall.")]
    public void What_is_no_role_is_not_told_as_one(string body) => Assert.All(Said.In(body).Statements, statement => Assert.Null(statement.Role));

    [Fact]
    public void A_role_phrase_later_means_the_person()
    {
        const string Body = "The palace spokesman, Peter Marsh, arrived late. Ana Costa waited. The palace spokesman said that talks would go on.";

        Assert.Contains("talks would go on.", Said.By("Peter Marsh", Body));
    }

    [Fact]
    public void An_indefinite_role_means_nobody_known()
    {
        const string Body = "The palace spokesman, Peter Marsh, arrived late. A spokesman said that talks would go on.";

        Assert.Empty(Said.By("Peter Marsh", Body));
    }

    [Theory]
    [InlineData("If Ana Costa said that the bridge was unsafe, it would be closed.")]
    [InlineData("If Ana Costa were to say that the bridge was unsafe, it would be closed.")]
    [InlineData("Unless Ana Costa says that the bridge is unsafe, it stays open.")]
    public void What_is_supposed_is_not_said(string body) => Assert.Empty(Said.By("Ana Costa", body));

    [Fact]
    public void A_noun_before_another_verb_is_no_cue() =>
        Assert.DoesNotContain(Said.In("Ana Costa left the room, talks would end on Friday.").Statements, statement => statement.Cue == "talks");

    [Fact]
    public void A_body_named_with_of_is_one_name() => Assert.Contains("exports had risen.", Said.By("Ministry of Trade", "The Ministry of Trade said that exports had risen."));

    [Fact]
    public void A_body_speaks_too()
    {
        Statement said = Said.Only("Kremlin", "The Kremlin said that talks would go on.");

        Assert.False(said.IsPerson);
    }
}
