using BriefingBot.Statements;

namespace BriefingBot.Tests.Answers.Support;

/// <summary>An invented port, its officials and what they say, for the kinds of questions; statements marked by hand.</summary>
internal static class Velmar
{
    public const string Ilse = "Ilse Marrow";
    public const string Otto = "Otto Marrow";
    public const string Pell = "Jonas Pell";
    public const string Drood = "Anselm Drood";
    public const string Ozols = "Lina Ozols";

    public static Archive Archive() => new Archive()
        .With(
            "may",
            "Ilse Marrow said that the harbour fees would not rise. In a letter to Jonas Pell she promised that wages would grow by 4 percent.\n\nPell told Marrow that the dockers would strike. Tessa Quill, the mayor of Velmar, said the quay is old.",
            "Coast Wire",
            "2021-05-04",
            [
                new(Ilse, "said", StatementKind.Indirect, "that the harbour fees would not rise", "Ilse Marrow said that the harbour fees would not rise.", "Harbour Minister"),
                new(Ilse, "promised", StatementKind.Indirect, "that wages would grow by 4 percent", "In a letter to Jonas Pell she promised that wages would grow by 4 percent.", "Harbour Minister"),
                new(Pell, "told", StatementKind.Indirect, "that the dockers would strike", "Pell told Marrow that the dockers would strike."),
                new("Tessa Quill", "said", StatementKind.Indirect, "the quay is old", "Tessa Quill, the mayor of Velmar, said the quay is old."),
            ])
        .With(
            "july",
            "The harbour fees would rise by 8 percent, Ilse Marrow said at the town hall in Velmar. Marrow, the shipowner Otto Marrow that is, said that the harbour fees are robbery.",
            "The Velmar Gazette",
            "2021-07-15",
            [
                new(Ilse, "said", StatementKind.Indirect, "The harbour fees would rise by 8 percent", "The harbour fees would rise by 8 percent, Ilse Marrow said at the town hall in Velmar.", "Harbour Minister"),
                new(Otto, "said", StatementKind.Indirect, "that the harbour fees are robbery", "Marrow, the shipowner Otto Marrow that is, said that the harbour fees are robbery.", "shipowner"),
            ])
        .With(
            "october",
            "Ilse Marrow said that harbour fees would rise by 5 percent. Ilse Marrow said that dredging would begin in March. The Lorhaven summit will take place on 20 October 2021.\n\nAnselm Drood warned that gas prices would double.",
            "Coast Wire",
            "2021-10-12",
            [
                new(Ilse, "said", StatementKind.Indirect, "that harbour fees would rise by 5 percent", "Ilse Marrow said that harbour fees would rise by 5 percent.", "Harbour Minister"),
                new(Ilse, "said", StatementKind.Indirect, "that dredging would begin in March", "Ilse Marrow said that dredging would begin in March.", "Harbour Minister"),
                new(Drood, "warned", StatementKind.Indirect, "that gas prices would double", "Anselm Drood warned that gas prices would double.", "Prime Minister"),
            ])
        .With(
            "summit",
            "Lina Ozols said that the draft ignored the islands because nobody had read the map. “The draft is an insult,” Ozols told Drood. Drood said the draft was fair.\n\nThe United States said the draft was long.",
            "Coast Wire",
            "2021-10-21",
            [
                new(Ozols, "said", StatementKind.Indirect, "that the draft ignored the islands because nobody had read the map", "Lina Ozols said that the draft ignored the islands because nobody had read the map.", "Estrovia’s president"),
                new(Ozols, "told", StatementKind.Direct, "“The draft is an insult,”", "“The draft is an insult,” Ozols told Drood."),
                new("Drood", "said", StatementKind.Indirect, "the draft was fair", "Drood said the draft was fair."),
                new("United States", "said", StatementKind.Indirect, "the draft was long", "The United States said the draft was long.", IsPerson: false),
            ],
            "Boris Kravtsov");
}
