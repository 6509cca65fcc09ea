using System.Collections.Immutable;

namespace BriefingBot.Articles;

/// <summary>
/// Tells what of a body is not its prose: datelines, captions, credits, player labels, links, tweets, adverts, leftover markup, bylines. A
/// pure function of the text: linear in it, and never throws. Where it is unsure a line is prose.
/// </summary>
public static class ArticleParts
{
    /// <summary>What marks a whole line or the words at its beginning; the first that knows it decides.</summary>
    private static readonly ImmutableArray<Func<BodyLine, ArticlePart?>> OfLine =
        [MarkupRule.Line, PhraseRule.Line, CaptionRule.Line, PlayerRule.Line, BylineRule.Line, LinkRule.Line];

    /// <summary>In order, none overlapping another, all within the body.</summary>
    public static ImmutableArray<ArticlePart> Find(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        ImmutableArray<BodyLine> lines = BodyLine.Read(body);
        var found = new List<ArticlePart>();
        ImmutableArray<ArticlePart>[] tweets = TweetRule.Find(lines);
        ImmutableArray<bool> code = MarkupRule.Code(lines);
        var list = new LinkList();
        bool named = false;
        for (int i = 0; i < lines.Length; i++)
        {
            BodyLine line = lines[i];
            int before = found.Count;
            if (code[i])
            {
                found.Add(new ArticlePart(line.Span, ArticlePartKind.Markup, "code"));
            }
            else if (tweets[i].Length > 0)
            {
                found.AddRange(tweets[i]);
            }
            else if (Whole(line) is { } part)
            {
                found.Add(part);
            }
            else if (list.Takes(line))
            {
                found.Add(new ArticlePart(line.Span, ArticlePartKind.Link, "link-list"));
            }
            else if ((named = i + 1 < lines.Length && BylineRule.IsNameAbove(line, lines[i + 1])) || BylineRule.IsAgency(line))
            {
                found.Add(new ArticlePart(line.Span, named ? ArticlePartKind.Byline : ArticlePartKind.Credit, named
                    ? "name-above-agency" : "agency"));
            }
            else
            {
                found.AddRange(DatelineRule.Find(line));
            }

            list.Follow(line, found.Count > before ? found[before] : null);
            AddTokens(found, before, line);
        }

        return [.. found];
    }

    /// <summary>What is neither prose nor the words of a tweet, in order: no sentence and no statement reaches into it.</summary>
    public static ImmutableArray<Span> PassedOver(string body) => [.. Find(body).Where(IsPassedOver).Select(part => part.Span)];

    /// <summary>The body with blanks for what is <see cref="PassedOver"/>, so that every offset holds.</summary>
    public static string Prose(string body)
    {
        ImmutableArray<Span> spans = PassedOver(body);
        return spans.Length == 0 ? body : string.Create(body.Length, (body, spans), static (prose, source) =>
        {
            source.body.CopyTo(prose);
            foreach (Span span in source.spans)
            {
                Blank(prose[span.Start..span.End]);
            }
        });
    }

    /// <summary>True for parts that hold nobody's words.</summary>
    public static bool IsPassedOver(ArticlePart part) => part.Kind != ArticlePartKind.Tweet;

    private static void Blank(Span<char> run)
    {
        foreach (ref char c in run)
        {
            c = c == '\n' ? c : ' ';
        }
    }

    private static ArticlePart? Whole(BodyLine line)
    {
        foreach (Func<BodyLine, ArticlePart?> rule in OfLine)
        {
            if (rule(line) is { } part)
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>Addresses of tweets inside what the line has left; the words of a tweet are cut around them.</summary>
    private static void AddTokens(List<ArticlePart> found, int from, BodyLine line)
    {
        List<ArticlePart> tokens = TweetRule.Tokens(line);
        if (tokens.Count == 0)
        {
            return;
        }

        List<ArticlePart> own = found.GetRange(from, found.Count - from);
        found.RemoveRange(from, found.Count - from);
        var all = new List<ArticlePart>();
        foreach (ArticlePart part in own)
        {
            all.AddRange(part.Kind == ArticlePartKind.Tweet ? Around(part, tokens, line.Body) : [part]);
        }

        all.AddRange(tokens.Where(token => !own.Exists(part => part.Kind != ArticlePartKind.Tweet && part.Span.Overlaps(token.Span))));
        all.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        int end = 0;
        foreach (ArticlePart part in all.Where(part => part.Span.Start >= end))
        {
            end = part.Span.End;
            found.Add(part);
        }
    }

    private static IEnumerable<ArticlePart> Around(ArticlePart part, List<ArticlePart> tokens, string body)
    {
        int start = part.Span.Start;
        foreach (ArticlePart token in tokens.Where(token => part.Span.Overlaps(token.Span)))
        {
            if (new Span(start, Math.Max(start, token.Span.Start)).Trim(body) is { Length: > 0 } piece)
            {
                yield return part with { Span = piece };
            }

            start = Math.Max(start, token.Span.End);
        }

        if (new Span(Math.Min(start, part.Span.End), part.Span.End).Trim(body) is { Length: > 0 } rest)
        {
            yield return part with { Span = rest };
        }
    }
}
