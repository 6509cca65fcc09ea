using BriefingBot.Statements;

namespace BriefingBot.Tests.Answers.Support;

/// <summary>The seed article with its statements marked by hand.</summary>
internal static class Seed
{
    private const string Peskov = "Dmitri Peskov";
    private const string Spokesman = "Kremlin spokesman";
    private const string Lavrov = "Sergei Lavrov";
    private const string Minister = "Russian Foreign Minister";

    public static Archive Archive()
    {
        string file = File.ReadAllText(Path.Combine(Root(), "seeds", "000_bae6f075f8f7aeec.txt"));
        string body = file[file.IndexOf("The Kremlin declared", StringComparison.Ordinal)..file.LastIndexOf("EFE", StringComparison.Ordinal)].Trim();
        return new Archive().With("seed", body, "EFE", "2022-01-27",
        [
            new("Kremlin", "declared", StatementKind.Mixed, "that “there are not many reasons for optimism” in the responses of USA and NATO to his proposals on European security|that “there are still prospects for a dialogue”", Between(body, "The Kremlin declared", "dialogue”."), IsPerson: false),
            new(Peskov, "said", StatementKind.Direct, "“All the documents are now in the possession of the president (Vladimir Putin).", "“All the documents are now in the possession of the president (Vladimir Putin).", Spokesman, Confidence: Confidence.Continued),
            new(Peskov, "said", StatementKind.Direct, "But there is not much reason for optimism,”", Between(body, "We are not going to rush", "Russia and the US."), Spokesman),
            new(Peskov, "added", StatementKind.Indirect, "that there are still possibilities for a dialogue, because that is in the interests of both Russia and the US", Between(body, "We are not going to rush", "Russia and the US."), Spokesman),
            new(Peskov, "noted", StatementKind.Mixed, "that the US Secretary of State himself, Anthony Blinkenand NATO Secretary General Jens Stoltenberg said “unequivocally” that they reject the main concerns that Russia had raised in the security proposals, submitted at the end of December", Between(body, "peskov noted", "of December."), Spokesman),
            new("Anthony Blinken", "said", StatementKind.Mixed, "“unequivocally” that they reject the main concerns that Russia had raised in the security proposals, submitted at the end of December", Between(body, "peskov noted", "of December."), "US Secretary of State", Peskov),
            new("Jens Stoltenberg", "said", StatementKind.Mixed, "“unequivocally” that they reject the main concerns that Russia had raised in the security proposals, submitted at the end of December", Between(body, "peskov noted", "of December."), "NATO Secretary General", Peskov),
            new(Peskov, "reiterated", StatementKind.Indirect, "that Putin is aware of the content of the Western responses, which are being analyzed in the presidential administration and the government, as well as in the Russian Security Council", Between(body, "The Kremlin spokesman reiterated", "Security Council."), Spokesman),
            new(Peskov, "pointed out", StatementKind.Indirect, "that a prompt response from Russia cannot be expected, since the US and NATO took more than a month to study the Russian proposal", Between(body, "Peskov pointed out", "Russian proposal."), Spokesman),
            new(Peskov, "said", StatementKind.Direct, "“That’s why we shouldn’t expect our reaction to be immediate either,”", Between(body, "“That’s why", "press conference."), Spokesman),
            new(Lavrov, "said", StatementKind.Mixed, "that “interdepartmental consultations” will be held, and then their result will be communicated to the Russian president", Between(body, "Russian Foreign Minister Sergei Lavrov", "Russian president."), Minister),
            new(Lavrov, "said", StatementKind.Direct, "“The president will decide our next steps,”", Between(body, "“The president will", "Lavrov said."), Minister),
            new(Lavrov, "added", StatementKind.Direct, "“the content of the document (the letter from the US) is a reaction that allows us to expect the beginning of a serious conversation, but on secondary issues.”", Between(body, "He added", "secondary issues.”"), Minister),
            new(Lavrov, "stressed", StatementKind.Direct, "“On the main issue in that document there is no positive reaction,”", Between(body, "“On the main issue", "republics."), Minister),
            new(Lavrov, "insisted", StatementKind.Direct, "“The main issue is our clear position on the inadmissibility of NATO’s expansion to the east and the deployment of offensive weapons that can threaten the territory of the Russian Federation,”", Between(body, "“The main issue is", "he insisted."), Minister),
            new("Kremlin", "said", StatementKind.Mixed, "that no new contacts between the leaders of Russia and the United States are currently being prepared in the wake of Washington’s response to Russian demands", Between(body, "The Kremlin said", "need to talk.”"), IsPerson: false),
        ], "Vladimir Putin");
    }

    private static string Between(string body, string first, string last)
    {
        int start = body.IndexOf(first, StringComparison.Ordinal);
        int end = body.IndexOf(last, start, StringComparison.Ordinal) + last.Length;
        return body[start..end];
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Combine(folder, "seeds")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The seeds folder is not above the tests.");
    }
}
