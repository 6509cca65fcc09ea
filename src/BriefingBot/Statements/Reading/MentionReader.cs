using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>Whom a sentence names outside quotations, names first, then subjects that are roles or pronouns.</summary>
/// <param name="roleBearer">Whom a noun for a role means ("the mayor"); null: nobody.</param>
internal sealed class MentionReader(
    Cast cast, NamePhraseReader names, Coreference references, RoleReader roles, Func<Token, Member?> roleBearer)
{
    public void Read(SentenceReading reading)
    {
        foreach (NamePhrase phrase in names.ReadAll(reading.Sentence))
        {
            if (phrase.Head.Quotation is not null)
            {
                continue;
            }

            Member member = cast.Resolve(phrase, references.History);
            reading.Mentions.Add(new Mention(member, phrase.Head));
            if (member.Kind == SpeakerKind.Person)
            {
                roles.Learn(member, phrase);
            }
        }

        foreach (Token role in reading.Sentence.Tokens.Where(token =>
            token is { Part: PartOfSpeech.Noun, Tag: "NN", Quotation: null } && token.Base() == "nsubj"))
        {
            if (reading.MentionOf(role) is null && roleBearer(role) is { Kind: SpeakerKind.Person or SpeakerKind.Unnamed } bearer)
            {
                reading.Mentions.Add(new Mention(bearer, role));
            }
        }

        foreach (Token pronoun in reading.Sentence.Tokens.Where(token =>
            token.Lower is "he" or "she" && token.Quotation is null && token.Base() == "nsubj"))
        {
            if (references.Person(pronoun, reading.Mentions) is { } member)
            {
                reading.Mentions.Add(new Mention(member, pronoun));
            }
        }
    }
}
