using System.Collections.Immutable;
using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Tests.Statements;

public sealed class SpeakerDirectoryTests
{
    private readonly SpeakerDirectory directory = new(Lexicon.Default);

    public SpeakerDirectoryTests()
    {
        Add("a1", Person("Sergei Lavrov", 3, "Russian Foreign Minister"), Person("Dmitri Peskov", 5, "Kremlin spokesman"), Person("Vladimir Putin", 0));
        Add("a2", Person("Sergey Lavrov", 1), Person("Jens Stoltenberg", 1, "NATO Secretary General"), new NamedSpeaker("Kremlin", false, [], [], 2));
        Add("a3", Person("Lavrov", 1), Person("Hillary Marsh", 2), Person("Robert Marsh", 1, "mayor"), new NamedSpeaker("White House", false, [], [], 1), new NamedSpeaker("Ministry of Trade", false, [], [], 1));
    }

    [Theory]
    [InlineData("Lavrov", "Sergei Lavrov")]
    [InlineData("lavrov", "Sergei Lavrov")]
    [InlineData("Sergei Lavrov", "Sergei Lavrov")]
    [InlineData("Foreign Minister Lavrov", "Sergei Lavrov")]
    [InlineData("Mr. Lavrov", "Sergei Lavrov")]
    [InlineData("Lavrov’s", "Sergei Lavrov")]
    [InlineData("Lavrow", "Sergei Lavrov")]
    [InlineData("Лавров", "Sergei Lavrov")]
    [InlineData("Stoltenburg", "Jens Stoltenberg")]
    [InlineData("the Kremlin spokesman", "Dmitri Peskov")]
    [InlineData("Russia's foreign minister", "Sergei Lavrov")]
    [InlineData("the Kremlin", "Kremlin")]
    [InlineData("the White House", "White House")]
    [InlineData("the Ministry of Trade", "Ministry of Trade")]
    [InlineData("Bob Marsh", "Robert Marsh")]
    [InlineData("Hillary", "Hillary Marsh")]
    public void A_name_or_role_finds_its_speaker(string asked, string expected) => Assert.Equal(expected, directory.Resolve(asked)[0].Name);

    [Theory]
    [InlineData("Merkel")]
    [InlineData("Angela Lavrova-Schmidt")]
    [InlineData("the FBI director")]
    [InlineData("")]
    [InlineData("???")]
    public void Who_is_not_named_is_not_found(string asked) => Assert.Empty(directory.Resolve(asked));

    [Theory]
    [InlineData("Zelensky")]
    [InlineData("Zelenskiy")]
    [InlineData("Zelenskyy")]
    [InlineData("Volodymyr Zelenskii")]
    public void A_Slavic_name_is_one_under_all_its_endings(string asked)
    {
        Add("z1", Person("Volodymyr Zelenskiy", 4));
        Add("z2", Person("Volodymyr Zelensky", 1));

        Speaker only = Assert.Single(directory.Resolve(asked));
        Assert.Equal(("Volodymyr Zelenskiy", 5), (only.Name, only.Statements));
        Assert.True(directory.IsSame(only, "Volodymyr Zelensky"));
    }

    [Theory]
    [InlineData("the Norwegian defence ministry")]
    [InlineData("Norway’s defense ministry")]
    [InlineData("Norway's Ministry of Defence")]
    public void A_body_is_one_under_all_forms_of_its_name(string asked)
    {
        Add("n1", Body("Norway’s defence ministry", 3));
        Add("n2", Body("the Norwegian defence ministry", 2), Body("Sweden’s defence ministry", 2), Body("Norway’s health ministry", 2));
        Add("n3", Body("Norwegian Ministry of Defense", 1));

        Speaker only = Assert.Single(directory.Resolve(asked));
        Assert.Equal(6, only.Statements);
    }

    [Theory]
    [InlineData("Kremlin spokesman")]
    [InlineData("the Kremlin’s spokesperson")]
    [InlineData("official spokeswoman for the Kremlin")]
    [InlineData("deputy Kremlin chief")]
    public void Its_spokesperson_and_its_head_speak_for_a_body(string role)
    {
        Add("v1", Person("Tessa Quill", 2, role));

        Assert.Contains("Tessa Quill", new BodyVoices(directory, [directory.Resolve("the Kremlin")[0]]).Persons.Select(speaker => speaker.Name));
    }

    [Theory]
    [InlineData("Kremlin critic")]
    [InlineData("jailed Kremlin opponent")]
    [InlineData("chairman of the Kremlin’s guards committee")]
    [InlineData("spokesman")]
    [InlineData("White House spokesman")]
    public void Nobody_else_speaks_for_a_body(string role)
    {
        Add("v1", Person("Tessa Quill", 2, role));

        Assert.DoesNotContain("Tessa Quill", new BodyVoices(directory, [directory.Resolve("the Kremlin")[0]]).Persons.Select(speaker => speaker.Name));
    }

    [Fact]
    public void Nobody_speaks_for_a_person_or_a_place()
    {
        Add("v1", Person("Tessa Quill", 2, "spokeswoman for Robert Marsh", "spokeswoman for Norway"), Body("Norway", 1));

        Assert.Empty(new BodyVoices(directory, [directory.Resolve("Robert Marsh")[0]]).Persons);
        Assert.Empty(new BodyVoices(directory, [directory.Resolve("Norway").First(speaker => speaker.Name == "Norway")]).Persons);
    }

    [Fact]
    public void Two_of_one_surname_are_two_candidates() => Assert.Equal(["Hillary Marsh", "Robert Marsh"], directory.Resolve("Marsh").Select(speaker => speaker.Name));

    [Fact]
    public void A_given_name_tells_them_apart() => Assert.Equal("Robert Marsh", Assert.Single(directory.Resolve("Robert Marsh")).Name);

    [Fact]
    public void Spellings_and_the_bare_surname_are_one_speaker()
    {
        Speaker lavrov = Assert.Single(directory.Resolve("Lavrov"));

        Assert.Equal((3, 5), (lavrov.Articles, lavrov.Statements));
        Assert.True(directory.IsSame(lavrov, "Sergey Lavrov"));
        Assert.True(directory.IsSame(lavrov, "Lavrov"));
        Assert.False(directory.IsSame(lavrov, "Dmitri Peskov"));
    }

    [Fact]
    public void The_bare_surname_is_nobodys_where_two_share_it()
    {
        Add("a4", Person("Marsh", 1));

        Assert.All(directory.Resolve("Hillary Marsh"), speaker => Assert.False(directory.IsSame(speaker, "Marsh")));
    }

    [Fact]
    public void What_an_article_told_is_forgotten_with_it()
    {
        directory.Remove("a1");
        directory.Remove("a2");
        directory.Set("a3", []);

        Assert.Empty(directory.Resolve("Lavrov"));
        Assert.Empty(directory.Find(null, 10));
    }

    [Fact]
    public void Finding_lists_those_who_say_most_first() => Assert.Equal(["Sergei Lavrov", "Dmitri Peskov"], directory.Find(null, 2).Select(speaker => speaker.Name));

    [Theory]
    [InlineData("lavrov", "lavrow", 1, true)]
    [InlineData("lavrov", "lavorv", 1, true)]
    [InlineData("lavrov", "pavlov", 2, false)]
    [InlineData("lavrov", "lavr", 1, false)]
    public void Near_spellings(string a, string b, int allowed, bool expected) => Assert.Equal(expected, Spelling.IsNear(a, b, allowed));

    private static NamedSpeaker Body(string name, int statements) => new(name, false, [], [], statements);

    private static NamedSpeaker Person(string name, int statements, params string[] roles) =>
        new(name, true, name.Contains(' ', StringComparison.Ordinal) ? [name.Split(' ')[^1]] : [], [.. roles], statements);

    private void Add(string article, params NamedSpeaker[] speakers) => directory.Set(article, ImmutableArray.Create(speakers));
}
