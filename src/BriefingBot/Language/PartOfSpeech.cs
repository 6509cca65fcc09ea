namespace BriefingBot.Language;

/// <summary>The universal parts of speech (Universal Dependencies 2), by the names that treebanks give them.</summary>
public enum PartOfSpeech
{
    /// <summary>Not known: the sentence was not parsed.</summary>
    X,
    Adj,
    Adp,
    Adv,
    Aux,
    CConj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    PropN,
    Punct,
    SConj,
    Sym,
    Verb,
}
