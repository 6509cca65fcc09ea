using BriefingBot.Language;

namespace BriefingBot.Questions;

/// <summary>The kind of words that a question asks for.</summary>
public enum Manner
{
    Any,
    Denial,
    Promise,
    Warning,
    Criticism,
    Demand,
    Proposal,
    Praise,
    Admission,
    Apology,

    /// <summary>Only for "what did X reply".</summary>
    Reply,
}

/// <summary>Which speech acts are of which kind, and what it is called.</summary>
public static class Manners
{
    public static Manner Of(SpeechAct act) => act switch
    {
        SpeechAct.Denial => Manner.Denial,
        SpeechAct.Promise => Manner.Promise,
        SpeechAct.Warning => Manner.Warning,
        SpeechAct.Criticism or SpeechAct.Complaint => Manner.Criticism,
        SpeechAct.Praise or SpeechAct.Agreement => Manner.Praise,
        SpeechAct.Admission => Manner.Admission,
        SpeechAct.Apology => Manner.Apology,
        SpeechAct.Demand => Manner.Demand,
        SpeechAct.Proposal => Manner.Proposal,
        SpeechAct.Reply => Manner.Reply,
        _ => Manner.Any,
    };

    /// <summary>"a denial"; for <see cref="Manner.Any"/> "a statement".</summary>
    public static string Noun(Manner manner) => manner switch
    {
        Manner.Denial => "a denial",
        Manner.Promise => "a promise",
        Manner.Warning => "a warning",
        Manner.Criticism => "criticism",
        Manner.Demand => "a demand",
        Manner.Proposal => "a proposal",
        Manner.Praise => "praise",
        Manner.Admission => "an admission",
        Manner.Apology => "an apology",
        Manner.Reply => "a reply",
        _ => "a statement",
    };
}
