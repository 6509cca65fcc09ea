using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace BriefingBot.Models.Chat;

/// <summary>The text of a prompt: messages, each with a role, in which nothing but variables is filled in.</summary>
internal static partial class PromptText
{
    // The one variable that may stand in a system message: the service makes it. What others wrote belongs in a user's message.
    private const string OwnVariable = "fence";

    private static readonly KernelPromptTemplateFactory Templates = new() { AllowDangerouslySetContent = true };

    /// <summary>Takes the text apart; what is wrong with it is added to the errors.</summary>
    public static ImmutableArray<PromptMessage> Parse(string text, string file, IReadOnlyList<string> variables, List<string> errors)
    {
        int before = errors.Count;
        var messages = ImmutableArray.CreateBuilder<PromptMessage>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach ((AuthorRole role, string message) in Messages(text, file, errors))
        {
            foreach (Match other in Filled().Matches(message).Where(m => !Variable().IsMatch(m.Value)))
            {
                errors.Add($"{file} holds {other.Value}; only variables such as {{{{${variables[0]}}}}} may stand between braces, no functions and no texts.");
            }

            var settings = new PromptTemplateConfig(message) { AllowDangerouslySetContent = true };
            try
            {
                messages.Add(new PromptMessage(role, Templates.Create(settings)));
            }
            catch (Exception fault) when (fault is KernelException or ArgumentException)
            {
                errors.Add($"{file} is no template: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}.");
                continue;
            }

            // What a template uses and its settings don't declare is added to them when the template is made: that is the list of what it uses.
            string[] names = [.. settings.InputVariables.Select(v => v.Name)];
            used.UnionWith(names);
            if (role == AuthorRole.System)
            {
                errors.AddRange(names.Where(n => n != OwnVariable && variables.Contains(n))
                    .Select(n => $"{file} uses {{{{${n}}}}} in a system message; what others wrote may stand in a user message only."));
            }
        }

        errors.AddRange(used.Except(variables, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(n => $"{file} uses {{{{${n}}}}}, which the service does not fill; it fills {string.Join(", ", variables)}."));
        if (messages.Count > 0)
        {
            errors.AddRange(variables.Except(used, StringComparer.Ordinal).Select(n => $"{file} does not use {{{{${n}}}}}."));
        }

        return errors.Count == before ? messages.ToImmutable() : [];
    }

    private static IEnumerable<(AuthorRole Role, string Text)> Messages(string text, string file, List<string> errors)
    {
        XElement root;
        try
        {
            root = XElement.Parse($"<prompt>{text}</prompt>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException fault)
        {
            errors.Add($"{file} is not well-formed ({fault.Message.TrimEnd('.')}). A \"<\" or \"&\" of the text is written &lt; or &amp;.");
            yield break;
        }

        bool inMessages = root.Nodes().All(n => n is XComment or XElement { Name.LocalName: "message", HasElements: false } || (n is XText t && string.IsNullOrWhiteSpace(t.Value)));
        string[] roles = [.. root.Elements().Select(e => e.Attribute("role")?.Value ?? "")];
        if (!inMessages || roles is not ["system", .., "user"] || roles[1..].Any(r => r != "user"))
        {
            errors.Add($"{file} must be one <message role=\"system\"> and then <message role=\"user\">, with all of its text in them and no markup within.");
            yield break;
        }

        foreach (XElement message in root.Elements())
        {
            yield return (message.Attribute("role")!.Value == "system" ? AuthorRole.System : AuthorRole.User, message.Value.Trim());
        }
    }

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Filled();

    [GeneratedRegex(@"^\{\{\s*\$[A-Za-z0-9_]+\s*\}\}$", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
