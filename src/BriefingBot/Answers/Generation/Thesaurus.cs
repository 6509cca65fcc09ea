namespace BriefingBot.Answers.Generation;

internal sealed class Thesaurus
{
    public static Thesaurus Default { get; } = new();

#pragma warning disable CA1822
    public bool AreSynonyms(string a, string b) => false;

    public bool AreOpposites(string a, string b) => false;
#pragma warning restore CA1822
}
