using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Language;
using BriefingBot.Statements.Reading;

namespace BriefingBot.Statements;

/// <summary>
/// Finds who said what in an article, on the trees of its sentences: names and roles, cues ("insisted", "according to", "his claim that"),
/// whom a pronoun or a role means, and whose an unattributed quotation is. A pure function of the text, the lexicons and the parser.
/// </summary>
public sealed class StatementExtractor(Analyzer analyzer, Lexicon lexicon)
{
    /// <summary>Bumped if other code may give other statements of the same text; a changed word list shows in the lexicon's hash.</summary>
    private const int CodeVersion = 23;

    /// <summary>How it reads a text.</summary>
    public Analyzer Analyzer => analyzer;

    /// <summary>What its statements depend on besides the text: if it changes, the index is rebuilt.</summary>
    public string Version { get; } = $"{CodeVersion}/{lexicon.Hash}/{analyzer.SyntaxVersion}";

    /// <summary>
    /// Extracts the statements of a body. Never throws on any text; every span lies in <paramref name="body"/>. Captions and other
    /// <see cref="ArticleParts"/> are passed over; a tweet that names its author is the author's statement.
    /// </summary>
    public ArticleStatements Extract(string body)
    {
        ImmutableArray<ArticlePart> parts = ArticleParts.Find(body);
        Analysis analysis = analyzer.Analyze(body, [.. parts.Where(ArticleParts.IsPassedOver).Select(part => part.Span)]);
        return new Extraction(analysis, [.. parts.Where(part => part is { Kind: ArticlePartKind.Tweet, Author: not null })], lexicon).Run();
    }

    private sealed class Extraction
    {
        private readonly Analysis analysis;
        private readonly ImmutableArray<ArticlePart> tweets;
        private readonly Lexicon lexicon;
        private readonly NamePhraseReader names;
        private readonly Cast cast;
        private readonly Coreference references = new();
        private readonly SourceReader sources;
        private readonly MentionReader mentions;
        private readonly CueReader cues;
        private readonly QuotationRules quotations;
        private readonly StatementWriter writer;
        private readonly TranscriptReader transcript;

        public Extraction(Analysis analysis, ImmutableArray<ArticlePart> tweets, Lexicon lexicon)
        {
            this.analysis = analysis;
            this.tweets = tweets;
            this.lexicon = lexicon;
            quotations = new QuotationRules(lexicon);
            names = new NamePhraseReader(lexicon);
            cues = new CueReader(lexicon);
            cast = new Cast(analysis.Paragraphs.Where(paragraph => !(paragraph.Index == 0 && paragraph.IsHeadlineCase))
                .SelectMany(paragraph => paragraph.Sentences)
                .SelectMany(sentence => IsAllQuoted(sentence) ? names.ReadPlain(sentence) : names.ReadAll(sentence))
                .Select(phrase => (phrase, ActsAsPerson(phrase))), lexicon);
            sources = new SourceReader(cast, names, references, lexicon);
            mentions = new MentionReader(cast, names, references, new RoleReader(lexicon), head =>
                lexicon.IsRole(head.Lemma) ? sources.Read(head, []) : null);
            writer = new StatementWriter(analysis.Text, lexicon);
            transcript = new TranscriptReader(analysis, new LabelledSpeakers(cast, lexicon, NamedPersons), lexicon);
        }

        public ArticleStatements Run()
        {
            Flow flow = Flow.Start;
            foreach (Paragraph paragraph in analysis.Paragraphs.Where(paragraph => paragraph.Sentences.Length > 0))
            {
                // [1] Read sentences: names, cues, whom the cues' sources mean.
                List<SentenceReading> readings = [.. paragraph.Sentences.Select(Read)];
                if (tweets.FirstOrDefault(tweet => tweet.Span.Contains(paragraph.Span)) is { Author: { } author })
                {
                    Member member = LabelledSpeakers.Known(author, cast, lexicon) ?? cast.Person(author);
                    AddTurn(readings, new Turn(member, paragraph.Span.Start, IsLabelled: true));
                    continue;
                }

                if (transcript.Of(paragraph) is { } turn)
                {
                    AddTurn(readings, turn);
                    continue;
                }

                // [2] Whose each quotation is. [3] Statements. [4] What the next paragraph goes on with.
                quotations.Attribute(readings, flow);
                for (int i = 0; i < readings.Count; i++)
                {
                    writer.Add(readings[i], i + 1 < readings.Count ? readings[i + 1] : null);
                }

                flow = Next(paragraph, readings);
            }

            return Build();
        }

        private void AddTurn(List<SentenceReading> readings, Turn turn)
        {
            foreach (SentenceReading reading in turn.Speaker is null ? [] : readings)
            {
                writer.AddTurn(reading.Sentence, turn.Start, turn.Speaker!, turn.IsLabelled ? "transcript" : "transcript-goes-on");
            }
        }

        private SentenceReading Read(Sentence sentence)
        {
            var reading = new SentenceReading(sentence);
            AddPieces(reading);
            if (IsAllQuoted(sentence) || !sentence.Tree.IsKnown)
            {
                return reading;
            }

            mentions.Read(reading);
            foreach (Cue cue in cues.Read(sentence))
            {
                List<Member> speakers = [.. cue.Source.SelectMany(head => sources.ReadAll(head, reading.Mentions, Says(cue))).Distinct()];

                // "said X, an adviser to …, and a former diplomat": what describes the one who is named is nobody else.
                cue.Speakers = speakers.Exists(speaker => speaker.Kind == SpeakerKind.Person)
                    ? [.. speakers.Where(speaker => speaker.Kind == SpeakerKind.Group || speaker.IsNamed)]
                    : [.. speakers.Where(speaker => speakers.Count == 1 || speaker.Name != "others")];
                reading.Cues.Add(cue);
                foreach (Token head in cue.Source)
                {
                    if (reading.MentionOf(head) is null && cue.Speakers is [var only])
                    {
                        reading.Mentions.Add(new Mention(only, head));
                    }
                }

                if (cue is { Speakers: [var speaker, ..], Verb.Kinds: var kinds } && kinds.HasFlag(VerbKinds.Speech))
                {
                    references.RememberSpeaker(speaker, sentence.Index);
                }
            }

            RememberMedia(reading);
            reading.Mentions.ForEach(references.Remember);
            return reading;
        }

        /// <summary>"said in a statement", "issued a letter": whose "the statement" is in what follows.</summary>
        private void RememberMedia(SentenceReading reading)
        {
            foreach (Token noun in reading.Sentence.Tokens.Where(token => token.Quotation is null &&
                token.Base() is "obl" or "obj" && lexicon.IsMedium(token.Lemma) && token.Child("det")?.Lower is "a" or "an"))
            {
                Mention? issuer = reading.Mentions.Find(mention => mention.IsSubject && mention.Clause == noun.Head) ??
                    reading.Mentions.Find(mention => noun.Child("nmod") is { } owner && owner.Case() is "from" or "by" &&
                        mention.Head == owner);
                Cue? cue = reading.Cues.Find(cue => cue.Word == noun.Head && cue.Speakers.Count == 1);
                if ((cue?.Speakers[0] ?? issuer?.Member) is { } member)
                {
                    references.RememberMedium(noun.Lemma, member, reading.Sentence.Index);
                }
            }
        }

        /// <summary>Words are reported, no act or feeling: whatever the source, it says something.</summary>
        private static bool Says(Cue cue) => cue.Verb is null ? cue.Rule == "according-to"
            : !cue.Rule.StartsWith("gerund", StringComparison.Ordinal) && cue.Confidence != Confidence.Subject &&
                (cue.Verb.Kinds & (VerbKinds.Speech | VerbKinds.Belief)) != 0 &&
                (cue.Content.Count == 0 || cue.Rule.EndsWith("clause", StringComparison.Ordinal) ||
                    cue.Rule.EndsWith("aside", StringComparison.Ordinal));

        /// <summary>Somebody's words from end to end: nobody is named in them by the article, and they need no tree.</summary>
        private static bool IsAllQuoted(Sentence sentence) => sentence.Tokens.All(token => token.Quotation is not null || !token.IsWord);

        private static void AddPieces(SentenceReading reading)
        {
            foreach (IGrouping<Quotation, Token> tokens in reading.Sentence.Tokens.Where(token => token.Quotation is not null)
                .GroupBy(token => Outermost(token.Quotation!)))
            {
                var piece = new QuotationPiece(tokens.Key, [.. tokens]);
                if (!piece.IsTitle)
                {
                    reading.Pieces.Add(piece);
                }
            }
        }

        private static Quotation Outermost(Quotation quotation)
        {
            while (quotation.Outer is { } outer)
            {
                quotation = outer;
            }

            return quotation;
        }

        /// <summary>Who spoke last in the paragraph; nobody, if the last source is one that can't be named.</summary>
        private Flow Next(Paragraph paragraph, List<SentenceReading> readings)
        {
            bool colon = paragraph.Sentences[^1].Tokens[^1].Text == ":";
            foreach (SentenceReading reading in Enumerable.Reverse(readings))
            {
                if (reading.Pieces is [.., { Owner: { } owner }])
                {
                    return new Flow(owner.Speakers.Count > 0 ? owner : null, colon);
                }

                if (reading.Cues.FindLast(cue =>
                    cue.TakesQuotations && cue.Rule is not ("noun" or "view") &&
                    !cue.Rule.StartsWith("relative", StringComparison.Ordinal)) is { } cue)
                {
                    return new Flow(cue.Speakers.Count > 0
                        ? new QuotationOwner(cue.Speakers, cue, cue.Text, "next-paragraph", Confidence.Continued) : null, colon);
                }

                if (reading.Mentions.Exists(mention => mention is { IsSubject: true, Member.Kind: SpeakerKind.Person }))
                {
                    // Somebody acts after the last words: a quotation that follows may be his or hers as well.
                    Member[] acting = [.. reading.Mentions.Where(mention => mention is { IsSubject: true, Member.Kind: SpeakerKind.Person })
                        .Select(mention => mention.Member).Distinct()];
                    return new Flow(acting.Length == 1 ? new QuotationOwner(acting, null, ":", "next-paragraph", Confidence.Continued)
                        : null, colon);
                }
            }

            return new Flow(null, colon);
        }

        /// <summary>
        /// True if the name's place in its sentence is a person's: it says something, or "who" or a role or an age describes it.
        /// </summary>
        private bool ActsAsPerson(NamePhrase phrase)
        {
            Token head = phrase.Head;
            bool speaks = head.Base() == "nsubj" && head.Head is { } verb &&
                lexicon.IsSpeech(verb.Lemma) &&
                phrase.Name.Contains(' ', StringComparison.Ordinal);
            bool isWho = head.Children.Any(child =>
                child.Relation == "acl:relcl" && child.ChildrenBy("nsubj").Any(subject => subject.Lower == "who"));
            bool hasRole = head.ChildrenBy("appos")
                .Any(child =>
                    (child.Part == PartOfSpeech.Noun && lexicon.IsRole(child.Lemma)) ||
                    (child.Part == PartOfSpeech.Num && int.TryParse(child.Text, out int age) && age is > 12 and < 110));
            bool apposed = head.Base() == "appos" && RoleReader.Described(head, lexicon) is { Part: PartOfSpeech.Noun } noun &&
                (lexicon.IsRole(noun.Lemma) || lexicon.IsDoer(noun));
            return speaks || isWho || hasRole || apposed;
        }

        private IEnumerable<Member> NamedPersons() =>
            analysis.Sentences.SelectMany(sentence => IsAllQuoted(sentence) ? names.ReadPlain(sentence) : names.ReadAll(sentence))
                .Select(phrase => cast.Resolve(phrase, [])).Where(member => member.Kind == SpeakerKind.Person);

        private ArticleStatements Build()
        {
            ImmutableArray<Statement> statements =
            [
                .. writer.Statements.Distinct().OrderBy(statement => statement.Hull.Start).ThenBy(statement => statement.Hull.End)
                    .ThenBy(statement => statement.Speaker, StringComparer.Ordinal),
            ];
            ILookup<string, Statement> bySpeaker = statements.ToLookup(statement => statement.Speaker);
            ImmutableArray<NamedSpeaker> speakers =
            [
                .. cast.Members.GroupBy(member => member.Name).Select(group => group.First())
                    .Where(member =>
                        member.Kind == SpeakerKind.Person || bySpeaker.Contains(member.Name) ||
                        (member.IsNamed && lexicon.IsPlace(member.Name)))
                    .Select(member =>
                        new NamedSpeaker(member.Name, member.Kind == SpeakerKind.Person,
                            [.. member.Forms.Where(form => form != member.Name)],
                        [.. member.Roles.OrderByDescending(role => role.Length)], bySpeaker[member.Name].Count())),
            ];
            return new ArticleStatements(statements, speakers);
        }
    }
}
