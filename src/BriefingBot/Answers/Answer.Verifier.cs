using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BriefingBot.Answers.Generation;
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
    /// The only maker of an answer. Reads every cited span in the stored article and lets a claim stand only where the article is
    /// in the archive in that version, the span lies in it, every told or quoted word stands in a cited span, and words are put in nobody's
    /// mouth but that of a cited statement's speaker. Number, source and date of each citation, and what it is also in, are written here.
    /// </summary>
    public sealed class Verifier(IArticleStore articles, StatementExtractor extractor, ILogger<Verifier> logger)
    {
        /// <summary>Verifies the claims; null where none holds.</summary>
        /// <param name="conflicting">The claims give different values for one thing: said so where at least two of them hold.</param>
        public async Task<Verified?> AnswerAsync(AnswerHead head, IReadOnlyList<DraftClaim> drafts, bool conflicting, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(head);
            ArgumentNullException.ThrowIfNull(drafts);
            Checked result = await CheckAsync(head.Id, drafts, cancellationToken);
            if (result.Claims.Length == 0)
            {
                return null;
            }

            bool disagree = conflicting && result.Claims.Length > 1;
            string text = string.Join(' ', result.Claims.Select(claim => claim.Text));
            var answer = new Answer(head)
            {
                Status = disagree ? AnswerStatus.Conflicting : AnswerStatus.Answered,
                Text = disagree ? $"The sources disagree. {text}" : text,
                Claims = result.Claims,
                Citations = result.Citations,
            };
            return new Verified(answer, result.Told);
        }

        /// <summary>Makes a refusal; its closest material is verified like an answer's, and left out where it does not hold.</summary>
        public async Task<Verified> RefuseAsync(AnswerHead head, Draft.Refused refusal, ArchiveExtent searched, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(head);
            ArgumentNullException.ThrowIfNull(refusal);
            Checked closest = await CheckAsync(head.Id, refusal.Closest, cancellationToken);
            bool isRelated = refusal.IsRelated && closest.Claims.Length > 0;
            string text = closest.Claims.Length == 0
                ? refusal.Missing
                : $"{refusal.Missing} {refusal.ClosestIntroduction} {string.Join(' ', closest.Claims.Select(claim => claim.Text))}";
            var answer = new Answer(head)
            {
                Status = isRelated ? AnswerStatus.Related : AnswerStatus.Abstained,
                Text = text,
                Claims = isRelated ? closest.Claims : [],
                Citations = closest.Citations,
                Reason = new Refusal
                {
                    Code = refusal.Code,
                    IsTalk = refusal.Talk is not null,
                    Searched = searched,
                    Closest = closest.Citations,
                    Missing = refusal.Missing,
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
                string? fault = Fault(draft, stored);
                if (fault is not null)
                {
                    dropped++;
                    Log.ClaimDropped(logger, answerId, fault);
                    continue;
                }

                string words = Words(draft);
                if (!texts.Add(words))
                {
                    continue;
                }

                int[] numbers = [.. draft.Citations.Select(citation => NumberOf(citation, stored, citations)).Distinct()];
                string[] shown = [.. draft.Citations.Select(citation => Dateline.Of(stored[citation.ArticleId]!)).Distinct(StringComparer.Ordinal)];
                string datelines = string.Join("; ", shown) + ReprintCheck.AlsoIn(numbers.SelectMany(number => citations[number - 1].AlsoIn), shown);
                string marks = string.Concat(numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]")));
                claims.Add(new Claim { Text = $"{words} ({datelines}) {marks}.", Citations = [.. numbers] });
                told.Add(draft);
            }

            Log.Verified(logger, answerId, claims.Count, dropped);
            return new Checked(claims.ToImmutable(), [.. citations], told.ToImmutable());
        }

        private async Task<Dictionary<string, Article?>> LoadAsync(IReadOnlyList<DraftClaim> drafts, CancellationToken cancellationToken)
        {
            var stored = new Dictionary<string, Article?>(StringComparer.Ordinal);
            foreach (string id in drafts.SelectMany(draft => draft.Citations).SelectMany(citation => citation.AlsoIn.Select(reprint => reprint.ArticleId).Prepend(citation.ArticleId)).Distinct(StringComparer.Ordinal))
            {
                stored[id] = await articles.FindAsync(id, null, cancellationToken);
            }

            return stored;
        }

        /// <summary>Which rule the claim breaks; null where it holds.</summary>
        private string? Fault(DraftClaim draft, Dictionary<string, Article?> stored)
        {
            if (draft.Citations.IsDefaultOrEmpty)
            {
                return "no citation";
            }

            var spans = new List<string>();
            foreach (DraftCitation citation in draft.Citations)
            {
                if (stored[citation.ArticleId] is not { Status: ArticleStatus.Live } article)
                {
                    return "article withdrawn";
                }

                if (article.Version != citation.Version)
                {
                    return "article changed";
                }

                if (!citation.Span.IsWithin(article.Body.Length) || SplitsPair(article.Body, citation.Span))
                {
                    return "span outside the body";
                }

                spans.Add(QuoteMarks.Normalize(citation.Span.Of(article.Body)));
            }

            return WordsFault(draft, spans) ?? SpeakerFault(draft) ?? WordedFault(draft, stored);
        }

        /// <summary>What a model worded is looked at once more, against the stored text.</summary>
        private string? WordedFault(DraftClaim draft, Dictionary<string, Article?> stored)
        {
            if (!IsWorded(draft))
            {
                return null;
            }

            EvidenceItem?[] items = [.. draft.Citations.Select(citation => EvidenceItem.Of("", stored[citation.ArticleId]!, citation, extractor.Extract(stored[citation.ArticleId]!.Body).Statements, extractor))];
            return items.Contains(null) ? "span without words of its own" : ClaimVerifier.WordedFault(draft, [.. items.OfType<EvidenceItem>()]) is { } fault ? $"a model's words: {fault.Rule}" : null;
        }

        private static bool IsWorded(DraftClaim draft) => draft.Parts.Any(part => part is DraftPart.Worded);

        private static string? WordsFault(DraftClaim draft, List<string> spans)
        {
            bool Stands(string text) => QuoteMarks.Normalize(text) is { Length: > 0 } words && spans.Exists(span => span.Contains(words, StringComparison.Ordinal));

            // A first letter may be lowered where the paraphrase goes on a sentence of ours, and raised where a phrase begins one.
            bool StandsRecased(string text) => Stands(text) || (text.Length > 1 && Stands((char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) : char.ToLowerInvariant(text[0])) + text[1..]));
            bool hasWords = false;
            foreach (DraftPart part in draft.Parts)
            {
                switch (part)
                {
                    case DraftPart.Frame frame when frame.Text.AsSpan().ContainsAny('“', '”', '"'):
                        return "quotation mark outside a quotation";
                    case DraftPart.Worded worded when worded.Text.AsSpan().ContainsAny('“', '”', '"'):
                        return "quotation mark outside a quotation";
                    case DraftPart.Told told when !StandsRecased(told.Text):
                        return "told words not in a cited span";
                    case DraftPart.Quoted quoted when !Stands(quoted.Text):
                        return "quoted words not in a cited span";
                    case DraftPart.Told or DraftPart.Quoted or DraftPart.Worded:
                        hasWords = true;
                        break;
                }
            }

            return !hasWords ? "nothing told"
                : QuoteMarks.Quoted(Words(draft)) is not { } runs || !runs.All(Stands) ? "quotation not in a cited span"
                : null;
        }

        private static string? SpeakerFault(DraftClaim draft)
        {
            if (draft.Speaker is null)
            {
                return draft.Parts.Any(part => part is DraftPart.Quoted) ? "words in nobody's mouth" : null;
            }

            string frame = string.Concat(draft.Parts.Select(part => part switch { DraftPart.Frame own => own.Text, DraftPart.Worded worded => worded.Text, _ => " " }));
            bool isNamed = frame.Contains(draft.Speaker, StringComparison.Ordinal) || (SourceLabel.Is(draft.Speaker) && frame.Contains(SourceLabel.Capital(draft.Speaker), StringComparison.Ordinal));
            if (!isNamed)
            {
                return "speaker not named";
            }

            foreach (DraftCitation citation in draft.Citations)
            {
                if (citation.Statement is not { } statement || !SpeakerNames.AreSame(statement.Speaker, draft.Speaker) || !statement.Hull.Overlaps(citation.Span))
                {
                    return "cited words are another's";
                }

                if (statement.Assertion == Assertion.ReportedFalse)
                {
                    return "words that the article calls false told as said";
                }

                if (!string.IsNullOrWhiteSpace(statement.Via) && (draft.Via is null || !frame.Contains(draft.Via, StringComparison.Ordinal)))
                {
                    return "second-hand speech told as first-hand";
                }
            }

            return null;
        }

        private static bool SplitsPair(string body, Span span) =>
            char.IsLowSurrogate(body[span.Start]) || (span.End < body.Length && char.IsLowSurrogate(body[span.End]) && char.IsHighSurrogate(body[span.End - 1]));

        private static string Words(DraftClaim draft)
        {
            var text = new StringBuilder();
            foreach (DraftPart part in draft.Parts)
            {
                _ = part switch
                {
                    DraftPart.Frame frame => text.Append(frame.Text),
                    DraftPart.Told told => text.Append(told.Text),
                    DraftPart.Worded worded => text.Append(worded.Text),
                    DraftPart.Quoted quoted => text.Append('“').Append(quoted.Text).Append('”'),
                    _ => throw new InvalidOperationException("A draft has a part of an unknown kind."),
                };
            }

            return text.ToString();
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
