namespace BriefingBot.Tests.Answers.Support;

/// <summary>One invented wire story, as an agency sends it and as papers print it. Nobody in it is a real person.</summary>
internal static class HarbourStory
{
    public const string Opening = "The harbour of Port Selda will reopen to fishing boats on 9 June after a storm sank 40 vessels in May, the harbour office announced on Wednesday.";
    public const string Mayor = "“The harbour will be safer than it has ever been,” said Mayor Ines Varga. She added that the repairs had cost 12 million crowns and that mooring fees would stay as they are.";
    public const string Storm = "The storm broke the northern breakwater in three places and left the fish market under a metre of water. Divers have since cleared the channel, and a new crane was lifted into place on Monday.";
    public const string Master = "“Nobody should try the channel at night,” said harbour master Tomas Arland. Arland warned that larger ships would have to wait until autumn.";
    public const string Fishermen = "“We waited three weeks for a single pump,” said Greta Holm, who speaks for the fishermen of the bay and had asked the county for help in early May.";

    /// <summary>As the agency sent it.</summary>
    public static string Wire { get; } = string.Join("\n\n", "PORT SELDA, 2 June 2031 (Meridian Wire) – " + Opening, Mayor, Storm, Master, Fishermen, "Meridian Wire");

    /// <summary>Whole, under a headline and a dateline of the paper's own.</summary>
    public static string Reprint { get; } = string.Join("\n\n", "Good news for the coast", "Port Selda, Thursday. " + Opening, Mayor, Storm, Master, Fishermen);

    /// <summary>What a paper with less room left of it.</summary>
    public static string Cut { get; } = string.Join("\n\n", "Harbour back in June", Opening, Mayor);

    /// <summary>With a figure that its paper put right.</summary>
    public static string Corrected { get; } = Reprint.Replace("sank 40 vessels", "sank 46 vessels", StringComparison.Ordinal);

    /// <summary>By another reporter, in words of his own.</summary>
    public const string Independent = """
        Fishing boats may tie up in Port Selda again from 9 June, more than a month after the gale in which 40 vessels sank.

        Mayor Ines Varga said the town would not ask more for a mooring than before. The repairs were paid for by the county and a fund of the insurers, according to papers that the council published.
        """;
}
