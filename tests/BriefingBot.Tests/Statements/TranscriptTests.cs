namespace BriefingBot.Tests.Statements;

/// <summary>Transcripts and interviews in the forms that agencies, press offices and parliaments give them.</summary>
public sealed class TranscriptTests
{
    [Theory]
    [InlineData("MS. AYLWARD-NOR: Good morning. The dam is safe.\n\nQ    Will it hold?\n\nMS. AYLWARD-NOR: It will hold.\n\nGENERAL OSEI: The army stands by.", "Aylward-Nor", "It will hold.")]
    [InlineData("MS. AYLWARD-NOR: Good morning. The dam is safe.\n\nQ    Will it hold?\n\nMS. AYLWARD-NOR: It will hold.\n\nGENERAL OSEI: The army stands by.", "Osei", "The army stands by.")]
    [InlineData("Mr. TANAKA. Madam President, the wells are dry.\n\nMrs. DE LA CRUZ of Norland. Will the gentleman yield?\n\nMr. TANAKA. I will not.", "Tanaka", "I will not.")]
    [InlineData("THE MINISTER FOR WATER (Hon. Kiri Moana): Drilling begins in August.\n\nMr. TANAKA: Where will it begin?", "Kiri Moana", "Drilling begins in August.")]
    [InlineData("Director-General Amina Sesay took questions.\n\nModerator: What do you expect?\n\nDirector-General Sesay: I expect signatures.\n\nThe lake is lower each year.", "Amina Sesay", "The lake is lower each year.")]
    [InlineData("Coach Inga Dahl-Berg: They were better.\n\nQuestion: Will you stay?\n\nCoach Inga Dahl-Berg: My contract runs to June.\n\nThe board has not called me.", "Inga Dahl-Berg", "The board has not called me.")]
    [InlineData("Boris Achter, director of the opera, has cancelled the season. The Echo met him there.\n\nTE: Why now?\n\nBA: The heating costs more than the choir.\n\nTE: And the roof?\n\nBA: The roof leaks.", "Boris Achter", "The roof leaks.")]
    [InlineData("Maka Elling has studied the reef for years. The biologist talked to the Echo.\n\nHow much has bleached?\n\nTwo thirds of it is white.\n\nCan it recover?\n\nIt did so in 1998.", "Maka Elling", "It did so in 1998.")]
    public void Whose_turn_it_is_is_read(string body, string speaker, string words) => Assert.Contains(words, Said.By(speaker, body));

    [Theory]
    [InlineData("MS. AYLWARD-NOR: The dam is safe.\n\nQ    Will it hold?\n\nMS. AYLWARD-NOR: It will.", "Will it hold?")]
    [InlineData("Director-General Amina Sesay took questions.\n\nModerator: What do you expect?\n\nDirector-General Sesay: I expect signatures.", "What do you expect?")]
    [InlineData("Maka Elling has studied the reef for years. The biologist talked to the Echo.\n\nHow much has bleached?\n\nTwo thirds of it is white.\n\nCan it recover?\n\nIt did so in 1998.", "Can it recover?")]
    [InlineData("Maka Elling has studied the reef for years. The biologist talked to the Echo.\n\nHow much has bleached?\n\nTwo thirds of it is white.\n\nCan it recover?\n\nIt did so in 1998.\n\nThe interview was conducted by Sara Whit.", "The interview was conducted by Sara Whit.")]
    [InlineData("Ana Costa opened the bridge. What now?\n\nWho pays?\n\nThe town has no money.\n\nWho mends it?\n\nNobody knows.", "Nobody knows.")]
    [InlineData("Ana Costa opened the bridge.\n\nNOTE: The bridge is closed at night.\n\nUPDATE: It is open again.", "It is open again.")]
    public void A_question_or_a_note_is_nobodys_words(string body, string words) =>
        Assert.DoesNotContain(Said.In(body).Statements, statement => Said.Text(statement, body).Contains(words, StringComparison.Ordinal));
}
