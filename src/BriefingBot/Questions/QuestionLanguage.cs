using System.Collections.Frozen;

namespace BriefingBot.Questions;

/// <summary>
/// Tells a question that is surely not English: by its script, or by words that only serve the grammar of another language. Names of any
/// script in an English question are no sign.
/// </summary>
public static class QuestionLanguage
{
    /// <summary>Fewer of them may be a name or a loan ("la", "des").</summary>
    private const int Fewest = 2;

    private const int LongestName = 2;

    /// <summary>Letters of a script that puts no blanks between words: a name has fewer.</summary>
    private const int Unbroken = 8;

    private static readonly FrozenSet<string>[] Foreign =
    [
        Words("qué que dijo dice quién quien cuándo cuando dónde donde cómo como por para sobre el los las una del al está están ha han fue son con según desde sus le lo cuánto cuántos cuál"),
        Words("que quoi qu'a-t-il qu'a qu'est-ce qui quand où comment pourquoi dit déclaré le les des du une est sont été avec sur selon depuis dans aux ses leur son au pour combien quel quelle ce cette il elle"),
        Words("was wer wann wo wie warum hat haben sagt sagte gesagt der das dem den des die ein eine einen über von vom zu zur zum im ist sind wurde mit für nach seit und nicht auf laut welche welcher wieviel"),
        Words("o que quem quando onde como por disse diz sobre os as um uma do da dos das no na nos nas foi são está com segundo desde seu sua não quanto quantos qual"),
        Words("che cosa chi quando dove come perché ha detto dice su sul sulla il lo gli una del della dei delle è sono stato con secondo dal nel nella suo sua non quanto quanti quale"),
        Words("wat wie wanneer waar hoe waarom heeft zei gezegd de het een over van voor met volgens sinds zijn haar is werd niet naar bij uit hoeveel welke"),
        Words("co kto kiedy gdzie jak dlaczego powiedział powiedziała mówi o na w z do od dla jest są był była nie się według przez jego jej ile który"),
        Words("vad vem när var hur varför sa säger sade om det den en ett och har är som på av för med till enligt sedan inte hans hennes"),
    ];

    private static readonly FrozenSet<string> English = Words("""
        what who whom whose when where why how which did does do is are was were has have had will would can could should the an of to in on at by for from with and or
        about say said says think tell told since before after according
        """);

    /// <summary>True where it is sure.</summary>
    public static bool IsForeign(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > QuestionPatterns.MaxLength)
        {
            return false;
        }

        string[] words = [.. text.ToLowerInvariant().Replace('’', '\'').Split([' ', ',', '?', '¿', '!', '¡', '.', ';', ':', '“', '”', '"', '«', '»', '？', '。', '、'], StringSplitOptions.RemoveEmptyEntries)];
        if (text.Any(char.IsLetter) && !text.Any(c => char.IsLetter(c) && c < '\u0250'))
        {
            // Two words may be a name; scripts without blanks write a question in one.
            return words.Length > LongestName || text.Count(c => c is >= '\u3040' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3' or >= '\u0e00' and <= '\u0e7f') >= Unbroken;
        }

        int english = words.Count(English.Contains);
        int foreign = Foreign.Max(language => words.Count(language.Contains));

        // Some words serve two languages ("was", "on", "do"): the other language must have clearly more of them.
        return foreign >= Fewest && foreign > 2 * english;
    }

    private static FrozenSet<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
