using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Quality;

/// <summary>What the rules of a measure must satisfy.</summary>
public static class ValidationRules
{
    /// <summary>Most rules of one measure.</summary>
    public const int Most = 20;

    /// <summary>The code of what a rule warns of, such as <c>measures.rule-max</c>.</summary>
    public static string CodeOf(ValidationKind kind) => $"measures.rule-{Words.Of(kind)}";

    /// <summary>The first that is wrong with the rules of a measure; none where they are sound.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="code">Code of the measure.</param>
    /// <param name="isKnown">Whether a code is that of a measure.</param>
    public static RuleBreach? FirstBreach(IReadOnlyList<ValidationRule> rules, string code, Func<string, bool> isKnown)
    {
        if (rules.Count > Most)
            return new("measures.rule-invalid", $"A measure has at most {Most} rules.");
        foreach (var rule in rules)
            if (Wrong(rule, code, isKnown) is { } wrong)
                return new("measures.rule-invalid", wrong);
        return null;
    }

    private static string? Wrong(ValidationRule? rule, string code, Func<string, bool> isKnown)
    {
        if (rule is null || rule.Note is null or { Length: > 500 } || rule.Note.Contains('\0'))
            return "A rule has a kind, and a note of at most 500 characters.";
        var (kind, others) = (Words.Of(rule.Kind), rule.Measures ?? []);
        var (needsLimit, fewest, most) = rule.Kind switch
        {
            ValidationKind.AtMost => (false, 1, 1),
            ValidationKind.SumOf => (false, 2, 20),
            ValidationKind.Whole or ValidationKind.NeverFalls => (false, 0, 0),
            _ => (true, 0, 0),
        };
        if (needsLimit != rule.Limit is not null)
            return needsLimit ? $"The rule {kind} needs a limit." : $"The rule {kind} has no limit.";
        if (rule is { Kind: ValidationKind.ChangeAbsolute or ValidationKind.ChangePercent, Limit: < 0 })
            return $"The limit of {kind} is 0 or more.";
        if (rule.Tolerance < 0 || (fewest == 0 && rule.Tolerance > 0))
            return "A tolerance is 0 or more, and belongs to rules between measures.";
        if (others.Count < fewest || others.Count > most)
            return most == 0 ? $"The rule {kind} names no other measure." : $"The rule {kind} names {(fewest == most ? "one other measure" : "2 to 20 other measures")}.";
        if (others.Any(other => other is null || other.Equals(code, StringComparison.OrdinalIgnoreCase)) || others.Distinct(StringComparer.OrdinalIgnoreCase).Count() < others.Count)
            return "Other measures are named once each, and are not the measure itself.";
        return others.FirstOrDefault(other => !isKnown(other)) is { } unknown ? $"No measure has the code '{unknown}'." : null;
    }
}
