using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BriefingBot.Answers.Generation;
using BriefingBot.Answers.Rules;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Questions;
using BriefingBot.Relevance;
using BriefingBot.Retrieval;
using BriefingBot.Statements;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Answers;

/// <summary>Keeps an answer that was given, as JSON.</summary>
public delegate Task AnswerSaving(string id, string conversationId, string json, CancellationToken cancellationToken);

/// <summary>Names of the sources that the archive holds articles of; read at each question, so it should be quick.</summary>
public delegate IReadOnlyCollection<string> KnownSources();

/// <summary>Answers questions: understand, retrieve, compose, verify.</summary>
public sealed partial class Briefer
{
    public const int DefaultCitations = 6;
    public const int MaxCitations = 20;
    private const int MostSubjectLength = 400;
    private const int MostNames = 4;
    private const int MostSpeakers = 12;

    private readonly ISearchIndex index;
    private readonly IArticleStore articles;
    private readonly ConversationStore conversations;
    private readonly TimeProvider clock;
    private readonly KnownSources knownSources;
    private readonly AnswerSaving save;
    private readonly ILogger<Briefer> logger;
    private readonly QuestionParser parser;
    private readonly Answer.Verifier verifier;
    private readonly FactAnswering facts;
    private readonly QuestionReadings readings;
    private readonly FollowUps followUps;
    private readonly Reprints reprints;
    private readonly ProseWriter? prose;

    /// <param name="generator">Null: by words alone.</param>
    /// <param name="prose">Null: every answer is extractive.</param>
    public Briefer(
        ISearchIndex index,
        IArticleStore articles,
        FindPassages passages,
        ConversationStore conversations,
        IEmbeddingGenerator<string, Embedding<float>>? generator,
        KnownSources knownSources,
        AnswerSaving save,
        TimeProvider clock,
        StatementExtractor extractor,
        ILoggerFactory loggers,
        ProseWriter? prose = null)
    {
        ArgumentNullException.ThrowIfNull(loggers);
        this.index = index;
        this.articles = articles;
        this.conversations = conversations;
        this.clock = clock;
        this.knownSources = knownSources;
        this.save = save;
        this.prose = prose;
        logger = loggers.CreateLogger<Briefer>();
        parser = new QuestionParser(clock, Lexicon.Default);
        verifier = new Answer.Verifier(articles, extractor, loggers.CreateLogger<Answer.Verifier>());
        var meaning = new QueryMeaning(index, generator, logger);
        facts = new FactAnswering(index, new StoryPassages(index, passages).FindAsync, new SentenceRelevance(index, RelevanceModel.Sentences), meaning, new Premise(extractor.Analyzer, Lexicon.Default, meaning, index));
        reprints = new Reprints(index, articles);
        var finder = new StatementFinder(index, new StatementRetriever(index), new StatementRelevance(index, passages, RelevanceModel.Statements));
        var statements = new StatementAnswering(index, finder, facts, meaning);
        readings = new QuestionReadings(index, statements);
        followUps = new FollowUps(index, statements);
    }

    /// <inheritdoc cref="AskAsync(AskRequest, IProgress{AnswerStage}?, CancellationToken)"/>
    public Task<AnsweredQuestion> AskAsync(AskRequest request, CancellationToken cancellationToken) =>
        AskAsync(request, null, cancellationToken);

    /// <summary>Answers, or says what is missing; any text of a question gives an answer. An extractive one is deterministic but for id and time.</summary>
    /// <param name="stages">Told what is being done; called on the thread that does it.</param>
    /// <exception cref="ArgumentException">The conversation's id is not valid, see <see cref="ConversationId"/>.</exception>
    public async Task<AnsweredQuestion> AskAsync(AskRequest request, IProgress<AnswerStage>? stages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        stages?.Report(AnswerStage.Searching);
        long started = clock.GetTimestamp();
        var head = new AnswerHead(NewId(), Conversation(request), request.Question.Trim(), AnswerMode.Extractive);

        // [1] Understand
        ArchiveExtent extent = await articles.ExtentAsync(cancellationToken);
        if (TalkReader.Read(request.Question) is { } talk && string.IsNullOrWhiteSpace(request.Speaker))
        {
            return await TalkAsync(talk, head, extent, started, cancellationToken);
        }

        ResolvedQuestion resolved = Understand(request, head.ConversationId, extent);
        Question question = resolved.Question;
        Log.Understood(logger, head.Id, head.Question, question);

        // [2] Retrieve and compose
        int top = Math.Clamp(request.MaxCitations ?? DefaultCitations, 1, MaxCitations);
        Draft draft = await DraftAsync(resolved, top, extent, cancellationToken);
        if (draft is Draft.Refused { Choices.IsEmpty: true } && await MadeWholeAsync(request, head, resolved, extent, started, cancellationToken) is { } whole
            && await DraftAsync(whole, top, extent, cancellationToken) is Draft.Claims found)
        {
            (draft, question) = (found, whole.Question);
        }

        question = draft.Understood ?? question;

        // [3] Word, where a model may; verify
        draft = await reprints.AddAsync(draft, question, new SearchFilter(question.Source, question.From, question.To), cancellationToken);
        Verified verified = await WordAsync(request, head, question, draft, top, started, stages, cancellationToken)
            ?? await VerifyAsync(head, draft, top, extent, cancellationToken);

        // [4] Suggest, remember, save
        string? speaker = verified.Told.FirstOrDefault(claim => claim.Speaker is not null)?.Speaker ?? question.Speaker ?? Subject(question);
        ImmutableArray<string> next = followUps.Suggest(question, verified, draft as Draft.Refused);
        string frame = QuestionFrame.Of(question, FullName(question, speaker));
        ImmutableArray<Choice> choices = (draft as Draft.Refused)?.Choices ?? [];
        var turn = new ConversationTurn(question, speaker, verified.Answer, verified.Told) { Frame = frame, Choices = choices };
        conversations.Add(head.ConversationId, turn);
        return await KeepAsync(new AnsweredQuestion(verified.Answer, next, frame, clock.GetElapsedTime(started)), cancellationToken);
    }

    /// <summary>Says something of itself or its archive. No turn of the conversation: the topic before it stays.</summary>
    private async Task<AnsweredQuestion> TalkAsync(
        Talk talk, AnswerHead head, ArchiveExtent extent, long started, CancellationToken cancellationToken)
    {
        Speaker[] speakers = talk == Talk.Speakers ? [.. index.Speakers.Find(null, MostSpeakers).Where(speaker => speaker.Statements > 0)] : [];
        Draft.Refused said = TalkComposer.Compose(talk, extent, knownSources(), speakers);
        Verified verified = await verifier.RefuseAsync(head, said, extent, cancellationToken);
        ImmutableArray<string> next = talk is Talk.Thanks or Talk.Farewell or Talk.Assent or Talk.Doubt ? [] : followUps.Examples();
        return await KeepAsync(new AnsweredQuestion(verified.Answer, next, "", clock.GetElapsedTime(started)), cancellationToken);
    }

    private async Task<AnsweredQuestion> KeepAsync(AnsweredQuestion asked, CancellationToken cancellationToken)
    {
        Answer answer = asked.Answer;
        await save(answer.Id, answer.ConversationId, asked.ToJson(), cancellationToken);
        Log.Answered(logger, answer.Id, answer.ConversationId, answer.Status, answer.Citations.Length, asked.Elapsed.TotalMilliseconds);
        return asked;
    }

    private async Task<Draft> DraftAsync(ResolvedQuestion resolved, int top, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        Question question = resolved.Question;
        if (QuestionLanguage.IsForeign(question.Text) && SpeakerChoice.Choose(index.Speakers, question.Text).Count == 0)
        {
            return RefusalComposer.NotEnglish(extent);
        }

        return question.IsAboutWords ? await readings.DraftAsync(resolved, top, extent, cancellationToken)
            : resolved.Previous is null && FollowUpResolver.PointsBack(question) is { } pronoun ? RefusalComposer.WhoIsMeant(pronoun, extent)
            : question.Topic is null ? RefusalComposer.NothingAsked(extent)
            : await FactOrWordsAsync(resolved, top, extent, cancellationToken);
    }

    /// <summary>A fact; where the question may as well ask for somebody's words, what answers it better.</summary>
    private async Task<Draft> FactOrWordsAsync(ResolvedQuestion resolved, int top, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        Question question = resolved.Question;
        Draft fact = await facts.DraftAsync(question, new SearchFilter(question.Source, question.From, question.To), extent, resolved.Observe, cancellationToken);
        if (NamedFirst.Read(index, question) is not { } asWords)
        {
            return fact;
        }

        return await readings.DraftAsync(resolved with { Question = asWords }, top, extent, cancellationToken) is Draft.Claims { Understood: null } words
            && (fact is not Draft.Claims told || words.Relevance >= told.Relevance)
            ? words with { Understood = asWords }
            : Narration.AtMostRelated(index, asWords, SpeakerChoice.Choose(index, asWords.Speaker!), extent, fact);
    }

    /// <summary>The name to show in the frame: the one person or body that the question names; as it was asked where it names several.</summary>
    private string? FullName(Question question, string? speaker) =>
        question.Speaker is not { } asked ? null
        : SpeakerChoice.Choose(index.Speakers, asked) switch
        {
            [{ } only] => only.Name,
            [] => speaker,
            _ => speaker is not null && NameKey.Of(speaker) == NameKey.Of(asked) && speaker.Contains(' ', StringComparison.Ordinal) ? speaker : null,
        };

    /// <summary>The one person whom a question for a fact names ("Who is Tessa Quill?"), for the question after it; null for none or several.</summary>
    private string? Subject(Question question)
    {
        if (question is not { Kind: QuestionKind.Fact, Topic: { Length: <= MostSubjectLength } topic })
        {
            return null;
        }

        string[] named = [.. NameRuns().Matches(topic).Select(match => match.Value).Take(MostNames)
            .Select(name => index.Speakers.Resolve(name)).Where(found => found is [{ IsPerson: true }]).Select(found => found[0].Name).Distinct(StringComparer.Ordinal)];
        return named is [{ } only] ? only : null;
    }

    /// <summary>Runs of capitalised words, the question's first left out.</summary>
    [GeneratedRegex(@"(?<=\s)\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex NameRuns();

    /// <summary>The answer in a model's words, as far as they hold; null where the extractive answer is to stand.</summary>
    private async Task<Verified?> WordAsync(
        AskRequest request, AnswerHead head, Question question, Draft draft, int top, long started, IProgress<AnswerStage>? stages, CancellationToken cancellationToken)
    {
        if (prose is null || request.Mode == AnswerMode.Extractive || draft is not Draft.Claims { Conflicting: false } claims)
        {
            return null;
        }

        Draft.Claims within = claims with { Items = [.. Within(claims, top)] };
        string understood = QuestionFrame.Of(question, FullName(question, question.Speaker));
        if (await prose.WriteAsync(head, question, understood, within, started, stages, request.Report, cancellationToken) is not { } worded)
        {
            return null;
        }

        Draft told = await reprints.AddAsync(worded, question, new SearchFilter(question.Source, question.From, question.To), cancellationToken);
        return told is Draft.Claims { Conflicting: false } held ? await verifier.AnswerAsync(head with { Mode = AnswerMode.Generative }, held.Items, conflicting: false, cancellationToken) : null;
    }

    private async Task<Verified> VerifyAsync(AnswerHead head, Draft draft, int top, ArchiveExtent extent, CancellationToken cancellationToken)
    {
        if (draft is Draft.Claims claims && await verifier.AnswerAsync(head, Within(claims, top), claims.Conflicting, cancellationToken) is { } verified)
        {
            return verified;
        }

        Draft.Refused refusal = draft as Draft.Refused ?? RefusalComposer.NoEvidence([], extent);
        return await verifier.RefuseAsync(head, refusal, extent, cancellationToken);
    }

    /// <summary>At most so many citations: each claim keeps its first, and further ones while there is room. A conflict keeps both sides.</summary>
    private static List<DraftClaim> Within(Draft.Claims claims, int top)
    {
        DraftClaim[] kept = [.. claims.Items.Take(Math.Max(top, claims.Conflicting ? R08BothSidesAreShown.Sides : 1))];
        int room = Math.Max(0, top - kept.Length);
        var within = new List<DraftClaim>(kept.Length);
        foreach (DraftClaim claim in kept)
        {
            int own = Math.Min(claim.Citations.Length, 1 + room);
            room -= own - 1;
            within.Add(claim with { Citations = claim.Citations[..own] });
        }

        return within;
    }

    private ResolvedQuestion Understand(AskRequest request, string conversationId, ArchiveExtent extent)
    {
        var limits = new QuestionLimits(request.Speaker, request.Source, request.From, request.To);
        Question question = parser.Parse(request.Question, limits, knownSources(), extent.To);
        return FollowUpResolver.Resolve(question, conversations.Turns(conversationId), name => SpeakerChoice.Choose(index, name).Count > 0) with { Observe = request.Pool };
    }

    /// <summary>The follow-up as a model made it whole, with the speaker and the days that the rules found; null where nothing new came of it.</summary>
    private async Task<ResolvedQuestion?> MadeWholeAsync(
        AskRequest request, AnswerHead head, ResolvedQuestion byRules, ArchiveExtent extent, long started, CancellationToken cancellationToken)
    {
        IReadOnlyList<ConversationTurn> turns = conversations.Turns(head.ConversationId);
        if (prose is null || request.Mode == AnswerMode.Extractive || turns.Count == 0
            || await prose.RewriteAsync(head, byRules.Question, turns, started, cancellationToken) is not { } text)
        {
            return null;
        }

        Question rewritten = parser.Parse(text, new QuestionLimits(request.Speaker, request.Source, request.From, request.To), knownSources(), extent.To);
        Question merged = FollowUpRewriter.Merge(byRules.Question, rewritten);
        return merged == byRules.Question ? null : new ResolvedQuestion(merged, null, byRules.Previous);
    }

    private static string Conversation(AskRequest request) =>
        request.ConversationId is null ? NewIdString()
        : ConversationId.IsValid(request.ConversationId) ? request.ConversationId
        : throw new ArgumentException($"A conversation's id has 1 to {ConversationId.MaxLength} letters, digits or signs of -_.:;|@=+/~.", nameof(request));

    private static string NewIdString() => Guid.NewGuid().ToString("N");

    private string NewId() => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
}
