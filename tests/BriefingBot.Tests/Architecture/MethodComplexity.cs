using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BriefingBot.Tests.Architecture;

/// <summary>
/// Cyclomatic complexity after McCabe: one, and one for each branch: conditions, loops, cases, arms of switch expressions (not the default),
/// <c>catch</c>, <c>&amp;&amp;</c>, <c>||</c>, <c>??</c> and <c>?:</c>. Patterns joined by <c>or</c> are one test; a lambda counts to the method it stands in.
/// </summary>
internal static class MethodComplexity
{
    /// <summary>Each member with code of a file and its complexity.</summary>
    public static IEnumerable<(string Name, int Complexity)> Of(SyntaxTree tree)
    {
        foreach (MemberDeclarationSyntax member in tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            string? name = member switch
            {
                MethodDeclarationSyntax method => method.Identifier.Text,
                ConstructorDeclarationSyntax constructor => constructor.Identifier.Text + "()",
                OperatorDeclarationSyntax @operator => "operator " + @operator.OperatorToken.Text,
                PropertyDeclarationSyntax property => property.Identifier.Text,
                IndexerDeclarationSyntax => "this[]",
                FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
                _ => null,
            };
            if (name is not null)
            {
                string type = member.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault()?.Identifier.Text ?? "";
                yield return ($"{type}.{name}", 1 + member.DescendantNodes().Sum(Branches));
            }
        }
    }

    private static int Branches(SyntaxNode node) => node switch
    {
        IfStatementSyntax or ConditionalExpressionSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax
            or CommonForEachStatementSyntax or CatchClauseSyntax or CaseSwitchLabelSyntax or CasePatternSwitchLabelSyntax => 1,
        SwitchExpressionArmSyntax { Pattern: not DiscardPatternSyntax } => 1,
        SwitchExpressionArmSyntax { WhenClause: not null } => 1,
        BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
            or SyntaxKind.CoalesceExpression => 1,
        AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) => 1,
        _ => 0,
    };
}
