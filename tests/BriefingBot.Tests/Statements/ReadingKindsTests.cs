using BriefingBot.Statements;

namespace BriefingBot.Tests.Statements;

/// <summary>Kinds of sentences that were once read wrongly, each with sentences of its own: who said it, and what.</summary>
public sealed class ReadingKindsTests
{
    [Theory]
    [InlineData("Ana Costa said some of the work she does is due to the fact that the bridge is unsafe.", "Ana Costa", "some of the work she does is due to the fact that the bridge is unsafe.")]
    [InlineData("The rising cost of the bridge is partly because of a fall in tolls, experts say.", "experts", "The rising cost of the bridge is partly because of a fall in tolls")]
    [InlineData("The union will sit out the vote, harbour director Ana Costa told the Echo earlier this year.", "Ana Costa", "The union will sit out the vote")]
    [InlineData("As Ana Costa noted, people who cross the bridge could be hurt.", "Ana Costa", "people who cross the bridge could be hurt.")]
    [InlineData("Since the quay is closed, boats that need it would go to Orsby, Ana Costa said.", "Ana Costa", "Since the quay is closed, boats that need it would go to Orsby")]
    [InlineData("Ana Costa made it clear that the bridge must close.", "Ana Costa", "the bridge must close.")]
    [InlineData("Ana Costa accused the ministry of hiding the cost of the bridge.", "Ana Costa", "the ministry of hiding the cost of the bridge.")]
    [InlineData("Ana Costa appealed to drivers to stay off the bridge.", "Ana Costa", "to drivers to stay off the bridge.")]
    [InlineData("Ana Costa called the move “long overdue.”", "Ana Costa", "the move “long overdue.”")]
    [InlineData("Ana Costa said it was old and that it must be mended.", "Ana Costa", "it was old and that it must be mended.")]
    [InlineData("Two senior diplomats told the Echo they are ready for the bridge to fall.", "two senior diplomats", "they are ready for the bridge to fall.")]
    [InlineData("Ana Costa is not sure she can cross the bridge.", "Ana Costa", "she can cross the bridge.")]
    [InlineData("Ana Costa asked Peter Marsh about the cost of the bridge.", "Ana Costa", "about the cost of the bridge.")]
    [InlineData("Ana Costa declined to say whether the bridge would close.", "Ana Costa", "to say whether the bridge would close.")]
    [InlineData("Ana Costa has pushed back against the charges, saying the bridge has been mended.", "Ana Costa", "the bridge has been mended.")]
    [InlineData("According to town engineer Ana Costa, the mayor is a man who likes to close bridges.", "Ana Costa", "the mayor is a man who likes to close bridges.")]
    [InlineData("According to Marsh biographer Ana Costa, the former mayor and diver is a man who likes to close bridges.", "Ana Costa", "the former mayor and diver is a man who likes to close bridges.")]
    [InlineData("Ana Costa described the adverts as 'a hymn to luck' and asked shops to take them down.", "Ana Costa", "the adverts as 'a hymn to luck'")]
    [InlineData("Ana Costa called for the mayor to mend the bridge. Work began in May.", "Ana Costa", "for the mayor to mend the bridge.")]
    [InlineData("Austin Mayor Ana Costa said late Sunday she was confident authorities were going to find who is responsible for the crash.", "Ana Costa", "she was confident authorities were going to find who is responsible for the crash.")]
    [InlineData("A poll shows the mayor at the top with 36 percent of the vote.", "a poll", "the mayor at the top with 36 percent of the vote.")]
    [InlineData("Ana Costa, who heads a project on bridges for the harbour union, said she thought the attention to the bridge was overblown.", "Ana Costa", "she thought the attention to the bridge was overblown.")]
    [InlineData("“You’ve called those who cross the bridge fools,” Ana Costa charged in her speech.", "Ana Costa", "You’ve called those who cross the bridge fools")]
    [InlineData("“This is a fantastic bridge!” beamed Ana Costa, a diver from Orsby.", "Ana Costa", "This is a fantastic bridge!")]
    public void What_a_plain_sentence_reports_is_found(string body, string speaker, string content) =>
        Assert.Contains(content, Said.By(speaker, body));

    [Theory]
    [InlineData("In a poll, 46 percent of voters said the bridge was unsafe.", "46 percent of voters")]
    [InlineData("Ana Costa's associates said the bridge was unsafe.", "Ana Costa's associates")]
    [InlineData("People familiar with the works say the bridge was unsafe.", "people familiar with the works")]
    [InlineData("According to harbour records, the bridge was unsafe.", "harbour records")]
    [InlineData("Norland state TV said the bridge was unsafe.", "Norland state TV")]
    [InlineData("According to state-run Channel One, the bridge was unsafe.", "Channel One")]
    [InlineData("The Brennan Center for Justice noted that the bridge was unsafe.", "Brennan Center for Justice")]
    [InlineData("Two senior engineers, Ana Costa and Peter Marsh, said the bridge was unsafe.", "Peter Marsh")]
    [InlineData("Ana Costa is among those who say the bridge was unsafe.", "Ana Costa")]
    [InlineData("There were leaks in Velmar, Orsby and Linden and the bridge was unsafe, according to the World Harbour Organization.", "World Harbour Organization")]
    [InlineData("President Moon Jae-in said the bridge was unsafe.", "Moon Jae-in")]
    [InlineData("Khalil al-Anani, a senior fellow, warned that the bridge was unsafe.", "Khalil al-Anani")]
    [InlineData("Theresa May came to Velmar. May said the bridge was unsafe.", "Theresa May")]
    [InlineData("Colorado Secretary of State Jena Griswold said the bridge was unsafe.", "Jena Griswold")]
    [InlineData("Secretary of Defense Chuck Hagel said the bridge was unsafe.", "Chuck Hagel")]
    [InlineData("The bridge was unsafe, said Stephen Heifetz of the law firm Marsh & Oduya LLP.", "Stephen Heifetz")]
    [InlineData("Ana Costa told the Echo the search of the bridge was going on but said it was unsafe.", "Ana Costa")]
    [InlineData("Twitter broadened its policy, and the company said the bridge was unsafe.", "Twitter")]
    [InlineData("The quay is open, the White House said in a statement. “The bridge is unsafe,” the statement read.", "White House")]
    [InlineData("An official said Peter Marsh addressed drivers directly, saying: “The bridge is unsafe.”", "Peter Marsh")]
    [InlineData("The town voted on Tuesday. “The bridge is unsafe,” countered treasurer Hana Sikor.", "Hana Sikor")]
    [InlineData("The town voted on Tuesday. “The bridge is unsafe,” shot back her neighbour Otto Brand.", "Otto Brand")]
    [InlineData("The town voted on Tuesday. “The bridge is unsafe,” chimed in Ephraim Delgado-Wu of the union.", "Ephraim Delgado-Wu")]
    [InlineData("The head of the village clinic, Oyela Adeyin, told the radio that the bridge was unsafe.", "Oyela Adeyin")]
    [InlineData("Labour inspector Hyun-woo Pak said the bridge was unsafe.", "Hyun-woo Pak")]
    [InlineData("Archbishop Thandi Crowe came to Velmar. 'I've seen that the bridge is unsafe,' she told them, 'and I won't cross it.'", "Thandi Crowe")]
    [InlineData("Ex-mayor Wilma Tarrag said the bridge was unsafe.", "Wilma Tarrag")]
    [InlineData("SELBORN - The man on duty told the inquiry that he had\n    reported it three times since the summer. “I rang the depot,\n    and I was told that a man would come,” said Ivo Pugh.\n\n    Counsel for the railway, Margit\n    Dela-Cruz, said the bridge was\n    unsafe since the spring.", "Margit Dela-Cruz")]
    public void The_source_is_named_in_full(string body, string speaker) =>
        Assert.Contains(Said.By(speaker, body), text => text.Contains("unsafe", StringComparison.Ordinal));

    [Theory]
    [InlineData("The harbour ministry denied this.")]
    [InlineData("The ministry said on Wednesday that never happened.")]
    [InlineData("Several firms have called off the works because of Ana Costa.")]
    [InlineData("The echo did not reply to the ministry's requests for comment.")]
    [InlineData("Ana Costa could help by telling Peter Marsh that she will mend the bridge.")]
    [InlineData("Drivers don't know that the bridge is unsafe.")]
    [InlineData("The harbour was closed, citing a Norland official.")]
    [InlineData("Ana Costa came to Velmar, signaling a shift in tone.")]
    [InlineData("Ana Costa steered away from criticizing the ministry.")]
    [InlineData("Norland hit 20 depots in a week.")]
    [InlineData("The council sorts bridges according to their inherent difficulty.")]
    public void What_says_nothing_is_no_statement(string body) =>
        Assert.DoesNotContain(Said.In(body).Statements, statement => statement.Confidence != Confidence.Subject);

    [Theory]
    [InlineData("Ana Costa has vowed that the town is ready to mend the bridge but acknowledged on Tuesday that it is late.", "Ana Costa", "the town is ready to mend the bridge")]
    [InlineData("Ana Costa called the works “a bit of a sham,” a claim rejected by Peter Marsh.", "Ana Costa", "the works “a bit of a sham,”")]
    [InlineData("The ministry said the boats were resting – a statement the admiral confirmed.", "the ministry", "the boats were resting")]
    [InlineData("The mayor promised that she would not close the quay - persuading Peter Marsh to stand down.", "the mayor", "she would not close the quay")]
    [InlineData("Any closure will spark an outcry, the town's top engineer warned Thursday, raising the stakes as the council weighs it.", "the town's top engineer", "Any closure will spark an outcry")]
    [InlineData("Ana Costa has insisted nobody was hurt, but several drivers have been in hospital.", "Ana Costa", "nobody was hurt")]
    [InlineData("Ana Costa urged all drivers to stay away and said the bridge would close.", "Ana Costa", "all drivers to stay away")]
    [InlineData("At least two sailors died, according to police officers at the scene.", "police officers at the scene", "At least two sailors died")]
    [InlineData("The harbour is the fifth largest, when measured by the boats in it, according to the World Harbour Organization.", "World Harbour Organization", "The harbour is the fifth largest, when measured by the boats in it")]
    public void A_report_ends_where_the_reporter_goes_on(string body, string speaker, string content) =>
        Assert.Contains(content, Said.By(speaker, body));

    [Fact]
    public void Who_says_it_of_another_too_is_named_for_the_other()
    {
        const string Body = "Ana Costa said she and Peter Marsh condemned the attack on the bridge.";
        Assert.Equal("Ana Costa", Said.In(Body).Statements.Single(statement => statement.Speaker == "Peter Marsh").Via);
    }

    [Theory]
    [InlineData("Senator Lindsey Graham said the bridge was safe. He continued: “It was never unsafe.”", "Lindsey Graham")]
    [InlineData("Ana Costa met Lena Brandt. A woman from Orsby was looking for her bicycle. “It is unsafe,” she said.", "a woman from Orsby")]
    [InlineData("Norland's president called for help after his talks with Peter Marsh. “It is unsafe,” he said.", "Norland's president")]
    [InlineData("Tom Oduya said he would cross it. Peter Marsh agreed: “It was never unsafe,” he said.", "Peter Marsh")]
    [InlineData("President Peter Marsh came to Velmar. The US president called it unsafe.", "Peter Marsh")]
    [InlineData("Peter Marsh, who has known Tom Oduya for years, is a diver. “Oduya was never unsafe,” he said.", "Peter Marsh")]
    public void A_pronoun_means_whom_the_sentences_are_about(string body, string speaker) =>
        Assert.Contains(Said.By(speaker, body), text => text.Contains("unsafe", StringComparison.Ordinal));

    [Fact]
    public void The_title_of_a_programme_is_nobodys_words() =>
        Assert.Equal(
            ["There are not the votes to close the bridge", "The town wants us to talk."],
            Said.By("Ana Costa", "“There are not the votes to close the bridge,” Ana Costa said Sunday on ABC's “This Week.” “The town wants us to talk.”"));

    [Theory]
    [InlineData("“The bridge may fall,” said Dean Baker, a diver. Later Baker said that it was unsafe.", "Dean Baker")]
    [InlineData("“The bridge may fall,” said the dean, Ana Costa. Later Dean Costa said that it was unsafe.", "Ana Costa")]
    public void A_role_may_be_somebodys_given_name_or_surname(string body, string speaker) => Assert.Equal(2, Said.By(speaker, body).Count);

    [Fact]
    public void A_title_before_a_verb_is_no_quotation_of_it() =>
        Assert.Empty(Said.In("“The Walking Bridge,” Ana Costa sang in May.").Statements);
}
