using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>Whom a sentence names outside quotations, names first, then subjects that are pronouns.</summary>
internal sealed class MentionReader(Cast cast, NamePhraseReader names, Coreference references, RoleReader roles)
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
