using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Questions;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>A piece of a claim before it is verified.</summary>
public abstract record DraftPart
{
    private DraftPart(string text) => Text = text;

    public string Text { get; }

    /// <summary>The service's own words: who, how, where. Never holds a quotation mark.</summary>
    public sealed record Frame(string Text) : DraftPart(Text);

    /// <summary>Words of the article, told as the reporter's; stands verbatim in a cited span.</summary>
    public sealed record Told(string Text) : DraftPart(Text);

    /// <summary>Words of the speaker, shown between “ ”; stands verbatim in a cited span.</summary>
    public sealed record Quoted(string Text) : DraftPart(Text);

    /// <summary>A language model's words; every one that carries meaning is borne by a cited span. Never holds a quotation mark.</summary>
    public sealed record Worded(string Text) : DraftPart(Text);
}

/// <summary>A span that is to bear a claim.</summary>
/// <param name="Statement">The statement it holds; null for narration.</param>
/// <param name="Speaker">The name to show for the statement's speaker.</param>
public sealed record DraftCitation(string ArticleId, int Version, Span Span, Statement? Statement = null, string? Speaker = null)
{
    /// <summary>Reprints of the article that are to hold the same words.</summary>
    public ImmutableArray<DraftReprint> AlsoIn { get; init; } = [];
}

/// <summary>An article that is to hold what is cited from another.</summary>
/// <param name="Statement">Where a statement is cited, that of this article: the same speaker's, as first-hand or second-hand.</param>
public sealed record DraftReprint(string ArticleId, int Version, Statement? Statement = null);

/// <summary>One sentence that is to be verified.</summary>
/// <param name="Speaker">In whose mouth it puts words; null where in nobody's.</param>
/// <param name="Via">Through whom, where second-hand.</param>
public sealed record DraftClaim(ImmutableArray<DraftPart> Parts, ImmutableArray<DraftCitation> Citations, string? Speaker = null, string? Via = null)
{
    /// <summary>What its first part says of the whole answer, before the claim itself ("Yes: ", "Nothing is reported as a denial; "); empty for most.</summary>
    public string Lead { get; init; } = "";
}

/// <summary>One of several persons that a name may mean.</summary>
/// <param name="Roles">All words of the roles that articles give the person; empty for none.</param>
public sealed record Choice(string Name, string Roles);

/// <summary>What retrieval and composing made of a question: claims to verify, or a refusal.</summary>
public abstract record Draft
{
    private Draft()
    {
    }

    /// <summary>The question as it was understood in the end, where another reading of it was taken; null: as it came.</summary>
    public Question? Understood { get; init; }

    /// <param name="Conflicting">The claims give different values for one thing; told so where those of two articles hold.</param>
    public sealed record Claims(ImmutableArray<DraftClaim> Items, bool Conflicting = false) : Draft
    {
        /// <summary>The probability that the first claim answers the question, 0 to 1; 1 where that wasn't judged.</summary>
        public double Relevance { get; init; } = 1;
    }

    /// <param name="Missing">The sentences that say what is missing.</param>
    /// <param name="ClosestIntroduction">Marks the closest material as not an answer.</param>
    /// <param name="Choices">The persons between whom it asks the reader to choose, with their roles; empty where it asks nothing back.</param>
    public sealed record Refused(RefusalCode Code, string Missing, string ClosestIntroduction, ImmutableArray<DraftClaim> Closest, ImmutableArray<Choice> Choices) : Draft
    {
        public Refused(RefusalCode code, string missing, string closestIntroduction, ImmutableArray<DraftClaim> closest)
            : this(code, missing, closestIntroduction, closest, [])
        {
        }

        /// <summary>Nothing was asked of the articles: what is said is about the bot or its archive, or a courtesy. Null for a refusal.</summary>
        public Talk? Talk { get; init; }

        /// <summary>The closest may bear on the question: the answer is told as related.</summary>
        public bool IsRelated { get; init; }
    }
}
