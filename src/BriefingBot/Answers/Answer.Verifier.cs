using System.Collections.Immutable;
using BriefingBot.Answers.Rules;
using BriefingBot.Articles;
using BriefingBot.Statements;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Answers;

/// <summary>What an answer carries beside its claims.</summary>
public sealed record AnswerHead(string Id, string ConversationId, string Question, AnswerMode Mode);

/// <summary>A verified answer, and the drafts of its claims (those that held) for a follow-up.</summary>
public sealed record Verified(Answer Answer, ImmutableArray<DraftClaim> Told);

public sealed partial class Answer
{
    /// <summary>
    /// The only maker of an answer. Reads every cited span in the stored article, and lets a claim stand only where it keeps each of the
    /// rules in <see cref="AnswerRules"/>. Number, source and date of each citation, and what it is also in, are written here.
    /// </summary>
    public sealed class Verifier(IArticleStore articles, StatementExtractor extractor, ILogger<Verifier> logger)
    {
        /// <summary>Verifies the claims; null where none holds.</summary>
        /// <param name="conflicting">The claims give different values for one thing: said so where at least two of them hold.</param>
        public async Task<Verified?> AnswerAsync(
            AnswerHead head, IReadOnlyList<DraftClaim> drafts, bool conflicting, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(head);
            ArgumentNullException.ThrowIfNull(drafts);
            Checked result = await CheckAsync(head.Id, drafts, cancellationToken);
            if (result.Claims.Length == 0)
            {
                return null;
            }

            bool disagree = conflicting && result.Claims.Length >= R08BothSidesAreShown.Sides;
            var answer = new Answer(head)
            {
                Status = disagree ? AnswerStatus.Conflicting : AnswerStatus.Answered,
                Mode = R09ExtractiveIsDeterministic.Mode(head.Mode, result.Told),
                Opening = disagree ? "The sources disagree. " : "",
                Claims = result.Claims,
                Citations = result.Citations,
            };
            return new Verified(answer, result.Told);
        }

        /// <summary>Makes a refusal; its closest material is verified like an answer's, and left out where it does not hold.</summary>
        public async Task<Verified> RefuseAsync(
            AnswerHead head, Draft.Refused refusal, ArchiveExtent searched, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(head);
            ArgumentNullException.ThrowIfNull(refusal);
            Checked closest = await CheckAsync(head.Id, refusal.Closest, cancellationToken);
            bool isRelated = refusal.IsRelated && closest.Claims.Length > 0;
            string missing = refusal.Missing;
            if (refusal.Talk is null && R07RefusalSaysWhatWasLookedFor.Fault(missing, head.Question) is { } fault)
            {
                Log.RefusalBroken(logger, head.Id, fault.Rule, fault.Reason);
                missing = R07RefusalSaysWhatWasLookedFor.Plainly(searched);
            }

            var answer = new Answer(head)
            {
                Status = isRelated ? AnswerStatus.Related : AnswerStatus.Abstained,
                Mode = R09ExtractiveIsDeterministic.Mode(head.Mode, closest.Told),
                Opening = closest.Claims.Length == 0 ? missing : $"{missing} {refusal.ClosestIntroduction} ",
                Claims = isRelated ? closest.Claims : [],
                Citations = closest.Citations,
                Reason = new Refusal
                {
                    Code = refusal.Code,
                    IsTalk = refusal.Talk is not null,
                    Searched = searched,
                    Closest = closest.Citations,
                    Missing = missing,
                    ClosestIntroduction = closest.Claims.Length == 0 ? "" : refusal.ClosestIntroduction,
                    ClosestClaims = closest.Claims,
                },
            };
            return new Verified(answer, []);
        }

        private sealed record Checked(ImmutableArray<Claim> Claims, ImmutableArray<Citation> Citations, ImmutableArray<DraftClaim> Told);

        private async Task<Checked> CheckAsync(string answerId, IReadOnlyList<DraftClaim> drafts, CancellationToken cancellationToken)
        {
            Dictionary<string, Article?> stored = await LoadAsync(drafts, cancellationToken);
            var citations = new List<Citation>();
            var claims = ImmutableArray.CreateBuilder<Claim>();
            var told = ImmutableArray.CreateBuilder<DraftClaim>();
            var texts = new HashSet<string>(StringComparer.Ordinal);
            int dropped = 0;
            foreach (DraftClaim draft in drafts)
            {
                var check = new DraftCheck(draft, stored, extractor);
                if (AnswerRules.Fault(check) is { } fault)
                {
                    dropped++;
                    Log.ClaimDropped(logger, answerId, fault.Rule, fault.Reason);
                }
                else if (texts.Add(check.Words))
                {
                    int[] numbers = [.. draft.Citations.Select(citation => NumberOf(citation, stored, citations)).Distinct()];
                    SourceLine source = R06SourceAndDateAreShown.Line(
                        draft.Citations.Select(citation => stored[citation.ArticleId]!),
                        numbers.SelectMany(number => citations[number - 1].AlsoIn));
                    claims.Add(new Claim(ClaimPart.Of(draft), source, [.. numbers]));
                    told.Add(draft);
                }
            }

            Log.Verified(logger, answerId, claims.Count, dropped);
            return new Checked(claims.ToImmutable(), [.. citations], told.ToImmutable());
        }

        private async Task<Dictionary<string, Article?>> LoadAsync(IReadOnlyList<DraftClaim> drafts, CancellationToken cancellationToken)
        {
            var stored = new Dictionary<string, Article?>(StringComparer.Ordinal);
            IEnumerable<string> named = drafts.SelectMany(draft => draft.Citations)
                .SelectMany(citation => citation.AlsoIn.Select(reprint => reprint.ArticleId).Prepend(citation.ArticleId));
            foreach (string id in named.Distinct(StringComparer.Ordinal))
            {
                stored[id] = await articles.FindAsync(id, null, cancellationToken);
            }

            return stored;
        }

        private static int NumberOf(DraftCitation draft, Dictionary<string, Article?> stored, List<Citation> citations)
        {
            Article article = stored[draft.ArticleId]!;
            int known = citations.FindIndex(c => c.ArticleId == draft.ArticleId && c.Span == draft.Span && c.Speaker == draft.Speaker);
            if (known >= 0)
            {
                return citations[known].Number;
            }

            citations.Add(new Citation
            {
                Number = citations.Count + 1,
                ArticleId = article.Id,
                Version = article.Version,
                Title = article.Title,
                Source = article.Source,
                Published = article.Published,
                Url = article.Url,
                Span = draft.Span,
                Quote = draft.Span.Of(article.Body),
                Speaker = draft.Speaker,
                SpeakerRole = draft.Statement?.Role,
                Cue = draft.Statement?.Cue,
                Kind = draft.Statement?.Kind,
                Via = draft.Statement?.Via,
                AlsoIn = ReprintCheck.Holding(draft, article, stored),
            });
            return citations.Count;
        }
    }
}
