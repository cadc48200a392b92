using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pmif.Mutation;

/// <summary>
/// Writes each fault beside what it replaces, as <c>(MutantSwitch.Is(7) ? faulty : original)</c>: all of them are compiled at once, and one is
/// switched on for each run of the tests.
/// </summary>
internal sealed class MutatingRewriter(string file, Func<string, bool> wanted, List<Mutant> mutants) : CSharpSyntaxRewriter
{
    private static readonly Dictionary<SyntaxKind, (SyntaxKind Kind, SyntaxKind Token)> Operators = new()
    {
        [SyntaxKind.LessThanExpression] = (SyntaxKind.LessThanOrEqualExpression, SyntaxKind.LessThanEqualsToken),
        [SyntaxKind.LessThanOrEqualExpression] = (SyntaxKind.LessThanExpression, SyntaxKind.LessThanToken),
        [SyntaxKind.GreaterThanExpression] = (SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.GreaterThanEqualsToken),
        [SyntaxKind.GreaterThanOrEqualExpression] = (SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken),
        [SyntaxKind.EqualsExpression] = (SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken),
        [SyntaxKind.NotEqualsExpression] = (SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken),
        [SyntaxKind.AddExpression] = (SyntaxKind.SubtractExpression, SyntaxKind.MinusToken),
        [SyntaxKind.SubtractExpression] = (SyntaxKind.AddExpression, SyntaxKind.PlusToken),
        [SyntaxKind.MultiplyExpression] = (SyntaxKind.DivideExpression, SyntaxKind.SlashToken),
        [SyntaxKind.DivideExpression] = (SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken),
        [SyntaxKind.ModuloExpression] = (SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken),
        [SyntaxKind.LogicalAndExpression] = (SyntaxKind.LogicalOrExpression, SyntaxKind.BarBarToken),
        [SyntaxKind.LogicalOrExpression] = (SyntaxKind.LogicalAndExpression, SyntaxKind.AmpersandAmpersandToken),
    };

    private static readonly Dictionary<string, string> Calls = new()
    {
        ["Min"] = "Max", ["Max"] = "Min", ["Floor"] = "Ceiling", ["Ceiling"] = "Floor", ["Any"] = "All", ["All"] = "Any", ["First"] = "Last", ["Last"] = "First",
    };

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var inner = (ExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (!Operators.TryGetValue(node.Kind(), out var other) || IsFixed(node))
            return inner;
        return Switched(node, SyntaxFactory.BinaryExpression(other.Kind, node.Left, SyntaxFactory.Token(other.Token).WithTriviaFrom(node.OperatorToken), node.Right), inner);
    }

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) => IsFixed(node) ? node
        : node.Kind() switch
        {
            SyntaxKind.NumericLiteralExpression => Switched(node, SyntaxFactory.ParseExpression($"{node}+1"), node),
            SyntaxKind.TrueLiteralExpression => Switched(node, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression), node),
            SyntaxKind.FalseLiteralExpression => Switched(node, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression), node),
            _ => node,
        };

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var inner = (ExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        return node.Kind() is SyntaxKind.LogicalNotExpression or SyntaxKind.UnaryMinusExpression && !IsFixed(node) ? Switched(node, node.Operand, inner) : inner;
    }

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        var result = (ExpressionSyntax)base.VisitIsPatternExpression(node)!;
        if (IsFixed(node))
            return result;
        foreach (var bound in node.Pattern.DescendantNodesAndSelf().OfType<RelationalPatternSyntax>())
            result = Switched(node, node.ReplaceNode(bound, bound.WithOperatorToken(Shifted(bound.OperatorToken))), result);
        return result;
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var inner = (ExpressionSyntax)base.VisitInvocationExpression(node)!;
        return node.Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access && Calls.TryGetValue(name.Identifier.Text, out var other) && !IsFixed(node)
            ? Switched(node, node.WithExpression(access.WithName(SyntaxFactory.IdentifierName(other))), inner)
            : inner;
    }

    // Attributes, constants, patterns and labels are read by the compiler.
    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitConstantPattern(ConstantPatternSyntax node) => node;

    public override SyntaxNode? VisitRelationalPattern(RelationalPatternSyntax node) => node;

    public override SyntaxNode? VisitParameter(ParameterSyntax node) => node;

    public override SyntaxNode? VisitEnumDeclaration(EnumDeclarationSyntax node) => node;

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => node;

    // A table of constants lies in the program file.
    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
        node.Type is GenericNameSyntax { Identifier.Text: "ReadOnlySpan" } ? node : base.VisitPropertyDeclaration(node);

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) => IsConst(node.Modifiers) ? node : base.VisitFieldDeclaration(node);

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node) => IsConst(node.Modifiers) ? node : base.VisitLocalDeclarationStatement(node);

    private ExpressionSyntax Switched(ExpressionSyntax original, ExpressionSyntax faulty, ExpressionSyntax otherwise)
    {
        var mutant = new Mutant(mutants.Count + 1, file, original.GetLocation().GetLineSpan().StartLinePosition.Line + 1, Named(original), Short(faulty));
        mutants.Add(mutant);
        // Written on the line of the original, so that an error of the compiler names it.
        return wanted(mutant.Key) ? SyntaxFactory.ParseExpression($"(Pmif.Mutation.MutantSwitch.Is({mutant.Id}) ? ({faulty}) : ({otherwise.ToString()}))").WithTriviaFrom(original) : otherwise;
    }

    // A variable that is declared within cannot be declared twice.
    private static bool IsFixed(ExpressionSyntax node) => node.DescendantNodesAndSelf().Any(inner => inner is VariableDesignationSyntax or LambdaExpressionSyntax or ThrowExpressionSyntax or RefExpressionSyntax);

    private static bool IsConst(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.ConstKeyword);

    private static SyntaxToken Shifted(SyntaxToken token) => SyntaxFactory.Token(token.Kind() switch
    {
        SyntaxKind.LessThanToken => SyntaxKind.LessThanEqualsToken,
        SyntaxKind.LessThanEqualsToken => SyntaxKind.LessThanToken,
        SyntaxKind.GreaterThanToken => SyntaxKind.GreaterThanEqualsToken,
        _ => SyntaxKind.GreaterThanToken,
    }).WithTriviaFrom(token);

    // A number alone names nothing: it is told with what it stands in.
    private static string Named(ExpressionSyntax node)
    {
        var around = node is LiteralExpressionSyntax && node.Parent is { } parent ? Short(parent) : "";
        return around.Length == 0 ? Short(node) : $"{(around.Length <= 60 ? around : around[..60])}: {Short(node)}";
    }

    private static string Short(SyntaxNode node) => string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
