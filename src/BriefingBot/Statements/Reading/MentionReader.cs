using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>Whom a sentence names outside quotations, in order: names first, then the roles that they are given.</summary>
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
            reading.Mentions.Add(new Mention(member, phrase.Head, IsSubject(phrase.Head), phrase.Head.Relation == "nmod:poss"));
            if (member.Kind == SpeakerKind.Person)
            {
                roles.Learn(member, phrase);
            }
        }
    }

    public static bool IsSubject(Token head)
    {
        for (Token? at = head; at is not null; at = at.Base() is "conj" or "appos" or "flat" ? at.Head : null)
        {
            if (at.Base() == "nsubj")
            {
                return true;
            }
        }

        return false;
    }
}
