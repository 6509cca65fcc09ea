using BriefingBot.Statements;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Numerics.Tensors;
using System.Text.Encodings.Web;
using System.Text.Json;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Questions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Answers.Generation;

/// <summary>
/// Has a language model word what the archive bears out, and lets of it pass what its evidence bears: [1] evidence, [2] claims, [3] check,
/// [4] one round of repair, [5] what holds. The model is asked only where there is an extractive answer, which stands wherever it fails.
/// </summary>
public sealed class ProseWriter(
    ILanguageModel model, IArticleStore articles, EmbeddingModel embedding, GenerationOptions options, StatementExtractor extractor, TimeProvider clock, ILogger<ProseWriter> logger, IMeterFactory? meters = null)
{
    /// <summary>Kept back from the deadline for what comes after the model.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(250);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FollowUpRewriter rewriter = new(model, logger);
    private readonly WritingMetrics metrics = new(meters);

    /// <summary>What is left of the answer's time.</summary>
    /// <param name="started">When the question came in, as the clock's timestamp.</param>
    internal TimeSpan TimeLeft(long started)
    {
        TimeSpan left = options.Deadline - Reserve - clock.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>A follow-up that found nothing, made whole; null where it leans on nothing, or the model gave no question that may be asked.</summary>
    /// <exception cref="OperationCanceledException">The reader left.</exception>
    public async Task<string?> RewriteAsync(AnswerHead head, Question question, IReadOnlyList<ConversationTurn> turns, long started, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (!FollowUpRewriter.MayLean(question, turns))
        {
            return null;
        }

        using var over = new CancellationTokenSource(TimeLeft(started), clock);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            return await rewriter.RewriteAsync(head.Id, head.Question, turns, time.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The claims that hold; null where the extractive answer is to stand.</summary>
    /// <param name="draft">What the archive bears out.</param>
    /// <param name="understood">How the question was understood, on one line.</param>
    /// <param name="started">When the question came in, as the clock's timestamp.</param>
    /// <param name="report">Told once what became of the model's claims.</param>
    /// <exception cref="OperationCanceledException">The reader left.</exception>
    public async Task<Draft.Claims?> WriteAsync(
        AnswerHead head, Question question, string understood, Draft.Claims draft, long started, IProgress<AnswerStage>? stages, Action<WritingReport>? report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(draft);
        var writing = new Writing();
        ImmutableArray<DraftClaim> held = [];
        try
        {
            held = await WriteAsync(writing, head, question, understood, draft, started, stages, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            writing.Fallback = "deadline";
            held = writing.Held;
        }
        // Whatever a reply makes fail, there is an answer without it.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Generation.Log.WritingFailed(logger, fault, head.Id);
            writing.Fallback = "fault";
            held = writing.Held;
        }

        writing.Fallback = held.Length > 0 ? null : writing.Fallback ?? "none-held";
        WritingReport told = writing.Report();
        Tell(head, told);
        metrics.Record(told);
        report?.Invoke(told);
        return held.Length == 0 ? null : draft with { Items = Led(draft, held) };
    }

    private async Task<ImmutableArray<DraftClaim>> WriteAsync(
        Writing writing, AnswerHead head, Question question, string understood, Draft.Claims draft, long started, IProgress<AnswerStage>? stages, CancellationToken cancellationToken)
    {
        // [1] Evidence
        if (!IsForProse(question) || draft.Items.Any(claim => claim.Citations.IsDefaultOrEmpty))
        {
            writing.Fallback = "not-asked";
            return [];
        }

        EvidencePack pack = EvidencePack.Of(head.Id, draft.Items, await StoredAsync(draft, cancellationToken), options.MostEvidenceCharacters, extractor);
        if (pack.Items.IsEmpty)
        {
            writing.Fallback = "not-asked";
            return [];
        }

        // [2] Claims
        using var over = new CancellationTokenSource(TimeLeft(started), clock);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        stages?.Report(AnswerStage.Writing);
        if (await ProposeAsync(writing, head, understood, pack, [], time.Token) is not { } proposed)
        {
            return [];
        }

        // [3] Check
        stages?.Report(AnswerStage.Checking);
        writing.Begin(proposed, await VerifyAsync(proposed, pack, time.Token));
        if (writing.Failed.Count == 0)
        {
            return writing.Held;
        }

        // [4] Repair, once: what it brings is as good as the rest, and its failing costs nothing.
        Log(head, writing);
        if (await ProposeAsync(writing, head, understood, pack, writing.Failed, time.Token) is { Count: > 0 } again)
        {
            writing.Mend(again, await VerifyAsync(again, pack, time.Token));
        }

        // [5] What holds
        return writing.Held;
    }

    /// <summary>Questions whose answer is what was said or is so; those that ask for a day, a place or a source of it are answered by the record.</summary>
    private static bool IsForProse(Question question) =>
        !question.OverTime && question.Kind is QuestionKind.WhatSaid or QuestionKind.WhoSaid or QuestionKind.WhySaid or QuestionKind.Fact or QuestionKind.Latest or QuestionKind.Summary;

    private async Task<IReadOnlyList<ProposedClaim>?> ProposeAsync(
        Writing writing, AnswerHead head, string understood, EvidencePack pack, IReadOnlyList<(ProposedClaim Claim, ClaimFault Fault)> rejected, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["question"] = EvidencePack.Quote(head.Question),
            ["understood"] = EvidencePack.Quote(understood),
            ["fence"] = pack.Fence,
            ["evidence"] = pack.Render(),
            ["rejected"] = string.Join('\n', rejected.Select(one => JsonSerializer.Serialize(new { text = one.Claim.Text, evidence = one.Claim.Evidence, reason = one.Fault.Reason }, Json))),
        };
        writing.Calls++;
        ModelReply reply = await model.CompleteAsync(new ModelRequest(PromptNames.Answer, variables, ProposalReader.Schema), cancellationToken);
        writing.Usage += reply.Usage;
        switch (reply)
        {
            case ModelReply.Text text when ProposalReader.Read(text.Content) is { Count: > 0 } claims:
                return claims;
            case ModelReply.Text:
                writing.Fallback ??= "no-claims";
                return null;
            default:
                writing.Fallback ??= Word(((ModelReply.Failed)reply).Fault);
                return null;
        }
    }

    private async Task<IReadOnlyList<ClaimVerdict>> VerifyAsync(IReadOnlyList<ProposedClaim> claims, EvidencePack pack, CancellationToken cancellationToken)
    {
        IReadOnlyList<float> cosines = await CosinesAsync(claims, pack, cancellationToken);
        return [.. claims.Select((claim, i) => ClaimVerifier.Verify(claim, pack, cosines[i]))];
    }

    /// <summary>How near each claim is to the nearest of its items; NaN where there is no model to tell, or none whose cosines were measured.</summary>
    private async Task<IReadOnlyList<float>> CosinesAsync(IReadOnlyList<ProposedClaim> claims, EvidencePack pack, CancellationToken cancellationToken)
    {
        float[] unknown = [.. claims.Select(_ => float.NaN)];
        if (embedding is not { Generator: { } generator, IsMeasured: true })
        {
            return unknown;
        }

        try
        {
            GeneratedEmbeddings<Embedding<float>> vectors = await generator.GenerateAsync(
                [.. claims.Select(claim => claim.Text), .. pack.Items.Select(item => item.Text)], cancellationToken: cancellationToken);
            return
            [
                .. claims.Select((claim, i) => pack.Items.Select((item, j) => (item, j)).Where(pair => claim.Evidence.Contains(pair.item.Id))
                    .Select(pair => TensorPrimitives.Dot(vectors[i].Vector.Span, vectors[claims.Count + pair.j].Vector.Span)).DefaultIfEmpty(float.NaN).Max()),
            ];
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            Generation.Log.EmbeddingFailed(logger, problem);
            return unknown;
        }
    }

    private async Task<Dictionary<string, Article>> StoredAsync(Draft.Claims draft, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, Article>(StringComparer.Ordinal);
        foreach (string id in draft.Items.SelectMany(claim => claim.Citations).Select(citation => citation.ArticleId).Distinct(StringComparer.Ordinal))
        {
            if (await articles.FindAsync(id, null, cancellationToken) is { } article)
            {
                stored[id] = article;
            }
        }

        return stored;
    }

    /// <summary>What the extractive answer says of the whole goes before a model's first claim too, and its reprints with what is cited again.</summary>
    private static ImmutableArray<DraftClaim> Led(Draft.Claims draft, ImmutableArray<DraftClaim> held) =>
        draft.Items.Select(claim => claim.Lead).FirstOrDefault(lead => lead.Length > 0) is { } lead
            ? [held[0] with { Parts = [new DraftPart.Frame(lead), .. held[0].Parts], Lead = lead }, .. held[1..]]
            : held;

    private void Tell(AnswerHead head, WritingReport report)
    {
        if (report.Fallback is { } reason and not "not-asked")
        {
            Generation.Log.FellBack(logger, head.Id, model.Name, reason);
        }

        if (report.Calls > 0)
        {
            Generation.Log.Worded(logger, head.Id, model.Name, report.Proposed, report.PassedAtFirst, report.PassedAfterRepair, report.Dropped, report.Calls, report.Usage.InputTokens, report.Usage.OutputTokens);
        }
    }

    private void Log(AnswerHead head, Writing writing)
    {
        foreach ((ProposedClaim claim, ClaimFault fault) in writing.Failed)
        {
            Generation.Log.ClaimFailed(logger, head.Id, fault.Rule);
            Generation.Log.ClaimFailedText(logger, head.Id, fault.Rule, fault.Reason, claim.Text);
        }
    }

    private static string Word(ModelFault fault) => JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString());
}
