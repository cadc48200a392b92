using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Feeds;

/// <summary>What a feed contract must satisfy.</summary>
public static class FeedContractRules
{
    private const int MostDays = 3_650;
    private const int MostMeasures = 1_000;
    private const int LongestText = 500;

    /// <summary>The first rule that <paramref name="contract"/> breaks by itself; none where it is sound.</summary>
    public static RuleBreach? FirstBreach(FeedContract contract)
    {
        if (!DefinitionRules.IsCode(contract.Code))
            return new("measures.feed-code-invalid", "A code has 1 to 64 letters, digits, points, hyphens or underscores and starts with a letter or digit.");
        string?[] texts = [contract.Name, contract.Source, contract.Owner, contract.Contact, contract.Adapter];
        if (texts.Any(text => text is null or { Length: > LongestText } || text.Any(char.IsControl)))
            return new("measures.feed-text-invalid", "Texts hold at most 500 characters and no line breaks.");
        if (string.IsNullOrWhiteSpace(contract.Source))
            return new("measures.feed-source-missing", "A feed has a source: the system whose key sends it.");
        if (contract.Measures is null or { Count: 0 or > MostMeasures } || !contract.Measures.All(DefinitionRules.IsCode)
            || contract.Measures.Distinct(StringComparer.OrdinalIgnoreCase).Count() < contract.Measures.Count)
            return new("measures.feed-measures-invalid", "A feed names 1 to 1,000 measures, each once.");
        if (contract.DeadlineDays is < 0 or > MostDays)
            return new("measures.feed-deadline-invalid", "The deadline is 0 to 3,650 days after the end of a period.");
        if (contract.ExpectedRows is { } rows && (rows is { Least: null, Most: null } || rows.Least < 0 || rows.Most < 0 || rows.Least > rows.Most))
            return new("measures.feed-expected-rows-invalid", "Expected rows have a least, a most or both; neither is negative and the least is not above the most.");
        if (contract.EffectiveFrom is { Year: < 1990 or > 2200 })
            return new("measures.feed-effective-from-invalid", "A contract begins between 1990 and 2200.");
        return contract.Jump is { } jump ? JumpBreach(jump) : null;
    }

    private static RuleBreach? JumpBreach(JumpTolerance jump)
    {
        if (jump is { Relative: null, Absolute: null } || jump.Relative <= 0 || jump.Absolute <= 0)
            return new("measures.feed-jump-invalid", "A tolerance is relative, in per cent, or absolute, in the measure's unit, or both, and above zero.");
        return jump.LeastPoints is < 1 or > 100
            ? new("measures.feed-jump-invalid", "A series is judged once it has 1 to 100 earlier values.")
            : null;
    }
}
