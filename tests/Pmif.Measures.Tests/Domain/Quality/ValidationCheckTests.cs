using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Quality;

namespace Pmif.Measures.Tests.Domain.Quality;

public sealed class ValidationCheckTests
{
    private static readonly MeasureDefinition Monthly = new() { Code = "A", Frequency = Frequency.Monthly };

    [Theory]
    [InlineData(ValidationKind.Min, 0, 10, -1, "-1 is less than 0.")]
    [InlineData(ValidationKind.Min, 0, 10, 0, null)]
    [InlineData(ValidationKind.Max, 100, 10, 100.1, "100.1 is more than 100.")]
    [InlineData(ValidationKind.Max, 100, 10, 100, null)]
    [InlineData(ValidationKind.ChangeAbsolute, 5, 10, 15.5, "15.5 is 5.5 away from the 10 before; expected is at most 5.")]
    [InlineData(ValidationKind.ChangeAbsolute, 5, 10, 5, null)]
    [InlineData(ValidationKind.ChangePercent, 20, 10, 7.9, "7.9 is 21% away from the 10 before; expected is at most 20%.")]
    [InlineData(ValidationKind.ChangePercent, 20, 3, 4, "4 is 33.3% away from the 3 before; expected is at most 20%.")]
    [InlineData(ValidationKind.ChangePercent, 20, -10, -12, null)]
    [InlineData(ValidationKind.ChangePercent, 20, 0, 1_000, null)]
    [InlineData(ValidationKind.Whole, null, 10, 3.5, "3.5 is not a whole number.")]
    [InlineData(ValidationKind.Whole, null, 10, 3.0, null)]
    [InlineData(ValidationKind.NeverFalls, null, 10, 9, "9 is less than the 10 before.")]
    [InlineData(ValidationKind.NeverFalls, null, 10, 10, null)]
    public void Holds_a_value_against_a_rule(ValidationKind kind, object? limit, double before, double value, string? message)
    {
        var rule = new ValidationRule(kind, limit is null ? null : Convert.ToDecimal(limit, null));
        var warnings = Check([rule], Monthly, (Period.Month(2024, 4), (decimal)before), (Period.Month(2024, 5), (decimal)value))
            .Where(warning => warning.Period == Period.Month(2024, 5));
        Assert.Equal(message is null ? [] : [(ValidationRules.CodeOf(kind), message)], warnings.Select(warning => (warning.Code, warning.Message)));
    }

    [Fact]
    public void Compares_with_the_period_before_and_not_with_the_value_before() =>
        Assert.Empty(Check([new(ValidationKind.ChangeAbsolute, 1)], Monthly, (Period.Month(2024, 4), 10), (Period.Month(2024, 6), 50)));

    [Fact]
    public void A_running_total_begins_again_on_1_April()
    {
        var total = Monthly with { TemporalType = TemporalType.Cumulative };
        Assert.Equal([Period.Month(2024, 5)], Check([new(ValidationKind.NeverFalls)], total,
            (Period.Month(2024, 3), 90), (Period.Month(2024, 4), 10), (Period.Month(2024, 5), 8)).Select(warning => warning.Period));
        var start = new DateOnly(2024, 4, 1);
        Assert.Equal([new(start, 3)], Check([new(ValidationKind.NeverFalls)], total with { Frequency = Frequency.Quarterly },
            (new(start.AddYears(-1), 12), 90), (new(start, 3), 10), (new(start, 6), 12)).Select(warning => warning.Period).Append(new(start, 3)));
        Assert.Equal([new Period(start, 6)], Check([new(ValidationKind.NeverFalls)], total with { Frequency = Frequency.Quarterly },
            (new(start, 3), 10), (new(start, 6), 8)).Select(warning => warning.Period));
    }

    [Fact]
    public void Holds_a_measure_against_others_of_the_same_period()
    {
        var may = Period.Month(2024, 5);
        decimal? Other(string code, Period period) => (code, period == may) switch { ("B", true) => 10, ("C", true) => 4.5m, _ => null };
        IEnumerable<string> Found(decimal value, params ValidationRule[] rules) => ValidationCheck.Of(rules, Monthly, [(may, value)], Other).Select(warning => warning.Message);
        Assert.Equal(["10.6 is more than B, which is 10. Answered of received."], Found(10.6m, new ValidationRule(ValidationKind.AtMost, Measures: ["B"], Tolerance: 0.5m, Note: "Answered of received.")));
        Assert.Equal(["11 is more than B, which is 10. ?"], Found(11, new ValidationRule(ValidationKind.AtMost, Measures: ["B"], Note: "?")));
        Assert.Empty(Found(10.5m, new ValidationRule(ValidationKind.AtMost, Measures: ["B"], Tolerance: 0.5m)));
        Assert.Equal(["14.9 is not B + C, which is 14.5."], Found(14.9m, new ValidationRule(ValidationKind.SumOf, Measures: ["B", "C"], Tolerance: 0.3m)));
        Assert.Empty(Found(14.2m, new ValidationRule(ValidationKind.SumOf, Measures: ["B", "C"], Tolerance: 0.3m)));
        Assert.Empty(Found(99, new(ValidationKind.SumOf, Measures: ["B", "D"]), new(ValidationKind.AtMost, Measures: ["D"])));
    }

    [Fact]
    public void Says_which_period_before_it_was_compared_with()
    {
        ValidationRule[] rules = [new(ValidationKind.NeverFalls), new(ValidationKind.ChangeAbsolute, 1), new(ValidationKind.ChangePercent, 1), new(ValidationKind.Max, 5)];
        Assert.Equal([Period.Month(2024, 4), Period.Month(2024, 4), Period.Month(2024, 4), null],
            Check(rules, Monthly, (Period.Month(2024, 4), 20), (Period.Month(2024, 5), 10)).Where(warning => warning.Period == Period.Month(2024, 5)).Select(warning => warning.Against));
    }

    public static TheoryData<ValidationRule, string?> Rules => new()
    {
        { new(ValidationKind.Max), "The rule max needs a limit." },
        { new(ValidationKind.Whole, 1), "The rule whole has no limit." },
        { new(ValidationKind.ChangePercent, -1), "The limit of change-percent is 0 or more." },
        { new(ValidationKind.Min, -5), null },
        { new(ValidationKind.ChangePercent, 0), null },
        { new(ValidationKind.Whole, Note: new('x', 500)), null },
        { new(ValidationKind.Whole, Note: new('x', 501)), "A rule has a kind, and a note of at most 500 characters." },
        { new(ValidationKind.Whole, Note: "a\0b"), "A rule has a kind, and a note of at most 500 characters." },
        { new(ValidationKind.Whole, Note: null!), "A rule has a kind, and a note of at most 500 characters." },
        { null!, "A rule has a kind, and a note of at most 500 characters." },
        { new(ValidationKind.SumOf, Measures: [.. Enumerable.Range(0, 20).Select(i => $"X{i}")]), "No measure has the code 'X0'." },
        { new(ValidationKind.SumOf, Measures: [.. Enumerable.Range(0, 21).Select(i => $"X{i}")]), "The rule sum-of names 2 to 20 other measures." },
        { new(ValidationKind.Whole), null },
        { new(ValidationKind.NeverFalls, Measures: ["B"]), "The rule never-falls names no other measure." },
        { new(ValidationKind.AtMost), "The rule at-most names one other measure." },
        { new(ValidationKind.AtMost, Measures: ["B", "C"]), "The rule at-most names one other measure." },
        { new(ValidationKind.AtMost, Measures: ["a"]), "Other measures are named once each, and are not the measure itself." },
        { new(ValidationKind.SumOf, Measures: ["B"]), "The rule sum-of names 2 to 20 other measures." },
        { new(ValidationKind.SumOf, Measures: ["B", "b"]), "Other measures are named once each, and are not the measure itself." },
        { new(ValidationKind.SumOf, Measures: ["B", "X"]), "No measure has the code 'X'." },
        { new(ValidationKind.SumOf, Measures: ["B", "C"], Tolerance: -1), "A tolerance is 0 or more, and belongs to rules between measures." },
        { new(ValidationKind.Min, 0, Tolerance: 1), "A tolerance is 0 or more, and belongs to rules between measures." },
        { new(ValidationKind.Min, 0, ["B"]), "The rule min names no other measure." },
        { new(ValidationKind.SumOf, Measures: ["B", "C"], Tolerance: 1, Note: "Rounding"), null },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_makes_sense(ValidationRule rule, string? wrong) =>
        Assert.Equal(wrong, ValidationRules.FirstBreach([rule], "A", code => code.ToUpperInvariant() is "A" or "B" or "C")?.Detail);

    [Fact]
    public void A_measure_has_a_bounded_number_of_rules()
    {
        Assert.Equal("measures.rule-invalid", ValidationRules.FirstBreach([.. Enumerable.Repeat(new ValidationRule(ValidationKind.Whole), 21)], "A", _ => true)?.Code);
        Assert.Null(ValidationRules.FirstBreach([.. Enumerable.Repeat(new ValidationRule(ValidationKind.Whole), 20)], "A", _ => true));
    }

    private static IEnumerable<RuleWarning> Check(ValidationRule[] rules, MeasureDefinition definition, params (Period, decimal)[] values) =>
        ValidationCheck.Of(rules, definition, values, (_, _) => null);
}
