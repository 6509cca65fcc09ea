using System.Text.RegularExpressions;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using BriefingBot.Retrieval;

namespace BriefingBot.Answers;

/// <summary>
/// Short questions that begin with a name and have no verb ("merkel at the berlin wall anniversary", "huffman statement after sentencing"):
/// they may ask for that speaker's words on the rest.
/// </summary>
internal static partial class NamedFirst
{
    private const int MostNameWords = 5;
    private const int MostWords = 12;
    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The question as one for words; null where it can't be read so.</summary>
    public static Question? Read(ISearchIndex index, Question question)
    {
        string plain = QuestionParser.Plain(question.Text);
        string[] words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (question.Kind != QuestionKind.Fact || question.Speaker is not null || words.Length is < 2 or > MostWords || Asks().IsMatch(plain))
        {
            return null;
        }

        for (int length = Math.Min(MostNameWords, words.Length - 1); length > 0; length--)
        {
            string name = Possessive().Replace(string.Join(' ', words[..length]), "");
            string after = string.Join(' ', words[length..]);
            string rest = Joint.Replace(after, "");
            if (TopicText.Clean(rest) is { } topic && !Joints().IsMatch(name) && SpeakerChoice.Choose(index.Speakers, name).Count > 0)
            {
                return question with { Kind = QuestionKind.WhatSaid, Speaker = name, Topic = topic, MayBeFact = true, OnlyWords = Noun.IsMatch(after) };
            }
        }

        return null;
    }

    /// <summary>A question word, an auxiliary or a joint at the start.</summary>
    [GeneratedRegex(
        @"^(?:and|but|or|so|to|about|on|who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|name|list|tell|summari[sz]e)\b",
        Loose)]
    private static partial Regex Asks();

    [GeneratedRegex(@"(?:['’]s|(?<=s)['’])$", Loose)]
    private static partial Regex Possessive();

    /// <summary>What stands between a name and its topic, with the noun for words where there is one.</summary>
    private static readonly Regex Joint = new(
        $@"^(?:(?:{SpeechVerbs.NounAlternation}|speech|interview|says?|said)\b\s*)?"
        + @"(?:(?:at|after|before|during|about|on|to|over|regarding|re|in|following|when|as)\b\s*)*", Loose);

    private static readonly Regex Noun = new($@"^(?:{SpeechVerbs.NounAlternation})\b", Loose);

    /// <summary>A name ends before these.</summary>
    [GeneratedRegex(@"\b(?:at|after|before|during|about|on|to|over|regarding|following|when|as|in|from|for|and|of)$", Loose)]
    private static partial Regex Joints();
}
