namespace BriefingBot.Answers.Generation;

/// <summary>A small word guards the first word with meaning that stands shortly behind it in its clause ("not … rise").</summary>
internal static class Guards
{
    private const int Reach = 5;

    public static ClaimFault Lost(ClaimWord guard, ClaimWord what) => new(ClaimRule.Meaning, $"The evidence has “{guard.Text} … {what.Text}”; the claim lost “{guard.Text}”.");

    /// <summary>The first word with meaning behind a small word, in its clause.</summary>
    public static ClaimWord? Guarded(IReadOnlyList<ClaimWord> text, int guard)
    {
        if (guard + 1 < text.Count && text[guard].Lower == "not" && text[guard + 1].Lower is "only" or "just")
        {
            return null;
        }

        return text.Skip(guard + 1).Take(Reach).TakeWhile(word => word.Clause == text[guard].Clause).FirstOrDefault(word => word.IsContent && !GuardWords.Possibilities.Contains(word.Lower));
    }

    /// <summary>The word stands in the evidence without such a word before it too.</summary>
    public static bool HasOutside(ClaimWords words, ClaimWord what, Predicate<string> guard) =>
        words.PlacesOf(what).Any(place => !Enumerable.Range(1, Reach).Select(back => place - back).TakeWhile(i => i >= 0 && words.Evidence[i].Clause == words.Evidence[place].Clause).Any(i => guard(words.Evidence[i].Lower)));

    /// <summary>The small word stands shortly before the other in its sentence, or right behind it.</summary>
    public static bool Near(IReadOnlyList<ClaimWord> text, ClaimWord guard, ClaimWord what, int reach = Reach + 2)
    {
        int at = 0;
        while (at < text.Count && text[at] != guard)
        {
            at++;
        }

        return text.Skip(at + 1).Take(reach).TakeWhile(word => word.Sentence == guard.Sentence).Any(word => word.Stem == what.Stem)
            || text.Take(at).TakeLast(2).Any(word => word.Stem == what.Stem && word.Sentence == guard.Sentence);
    }
}
