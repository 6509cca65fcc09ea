using System.Collections.Immutable;
using BriefingBot.Articles;
using BriefingBot.Statements.Attribution;
using BriefingBot.Statements.Text;

namespace BriefingBot.Statements;

/// <summary>
/// Finds who said what in an article: names and roles, cues ("insisted", "according to", "his claim that"), whom a pronoun or a role means,
/// and whose an unattributed quotation is. A pure function of the text and the lexicons: no order of ingestion changes it. The rules and
/// their measured effects are told in <c>Statements/README.md</c>.
/// </summary>
public sealed class StatementExtractor
{
    /// <summary>Bumped whenever the same text may give other statements; the index is then rebuilt.</summary>
    public const int Version = 7;

    /// <summary>Extracts the statements of a body. Never throws on any text; every span lies in <paramref name="body"/>.</summary>
#pragma warning disable CA1822 // An instance, so that a host may replace it.
    public ArticleStatements Extract(string body) => new Extraction(body, Lexicon.Default).Run();
#pragma warning restore CA1822

    private sealed class Extraction
    {
        private readonly string body;
        private readonly Lexicon lexicon;
        private readonly List<Paragraph> paragraphs;
        private readonly Cast cast;
        private readonly ReferenceResolver references = new();
        private readonly SentenceReader reader;
        private readonly CueFinder cues;
        private readonly ContentFinder contents;
        private readonly QuotationAttributor quotations;
        private readonly StatementBuilder statements;
        private int sentenceNumber;

        public Extraction(string body, Lexicon lexicon)
        {
            this.body = body;
            this.lexicon = lexicon;
            paragraphs = ParagraphReader.Read(body, new Span(0, body.Length), lexicon);
            var names = new NameFinder(paragraphs, lexicon);
            cast = new Cast(paragraphs, names, lexicon);
            reader = new SentenceReader(cast, names, references, lexicon);
            var sources = new SourceFinder(lexicon);
            var appositions = new AppositionFinder(lexicon);
            var subjects = new SubjectFinder(appositions, new GovernorFinder(sources, lexicon), lexicon);
            cues = new CueFinder(sources, subjects, appositions, references, lexicon);
            contents = new ContentFinder(lexicon);
            quotations = new QuotationAttributor(sources, references);
            statements = new StatementBuilder(body, quotations);
        }

        public ArticleStatements Run()
        {
            Flow flow = Flow.Start;
            for (int i = 0; i < paragraphs.Count; i++)
            {
                // [1] Read sentences, their names and their cues.
                List<Sentence> sentences = Read(paragraphs[i], isHeadline: i == 0 && paragraphs[i].IsHeadlineCase());

                // [2] What each cue reports. [3] Whose each quotation is.
                sentences.ForEach(contents.Find);
                quotations.Attribute(sentences, flow);

                // [4] Statements. [5] What the next paragraph goes on with.
                statements.AddParagraph(paragraphs[i], sentences, flow);
                flow = Next(paragraphs[i], sentences);
            }

            return statements.Build(cast.Members, lexicon);
        }

        private List<Sentence> Read(Paragraph paragraph, bool isHeadline)
        {
            var sentences = new List<Sentence>(paragraph.Sentences.Count);
            foreach (Range range in paragraph.Sentences)
            {
                Sentence sentence = reader.Read(++sentenceNumber, [.. paragraph.Tokens.Take(range)], isHeadline);
                cues.Find(sentence);
                references.Remember(sentence);
                sentences.Add(sentence);

                // A sentence that is all quotation names nobody: it puts no distance between a pronoun and whom it means.
                sentenceNumber -= sentence.IsOnlyQuotation ? 1 : 0;
            }

            return sentences;
        }

        /// <summary>The last speaker of the paragraph: by its last cue, else by its last attributed quotation.</summary>
        private Flow Next(Paragraph paragraph, List<Sentence> sentences)
        {
            bool colon = paragraph.Tokens[^1].Text == ":";
            for (int s = sentences.Count - 1; s >= 0; s--)
            {
                Sentence sentence = sentences[s];
                for (int i = sentence.Cues.Count - 1; i >= 0; i--)
                {
                    Cue cue = sentence.Cues[i];
                    if (cue is not { IsSpeech: true, IsRelative: false, Mode: CueMode.Preceding or CueMode.Inverted })
                    {
                        continue;
                    }

                    if (cue.Speakers is not null)
                    {
                        return new Flow(cue.Speakers, cue.Text, colon);
                    }

                    if (cue.Source is { Kind: SourceKind.Phrase or SourceKind.Nobody })
                    {
                        return new Flow(null, ":", colon);
                    }
                }

                for (int i = sentence.Count - 1; i >= 0; i--)
                {
                    if (sentence.Items[i].Quotation is { } quotation && quotations.Of(quotation) is { Speakers: not null } attribution)
                    {
                        return new Flow(attribution.Speakers, attribution.Cue, colon);
                    }
                }
            }

            if (colon && sentences.Count > 0)
            {
                List<Mention> persons = sentences[^1].Mentions.FindAll(mention => mention.Speaker.IsPerson);
                Mention? speaker = persons.Find(mention => mention.IsSubject) ?? persons.FirstOrDefault();
                return new Flow(speaker is null ? null : [speaker.Speaker], ":", colon);
            }

            return new Flow(null, ":", colon);
        }
    }
}
