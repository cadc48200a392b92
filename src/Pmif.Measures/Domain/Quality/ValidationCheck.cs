using System.Globalization;
using System.Text.Json.Serialization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Quality;

/// <summary>A value that does not keep a rule.</summary>
/// <param name="Code">Stable code, from the kind of the rule.</param>
/// <param name="Period">Its period.</param>
/// <param name="Value">The value, in the measure's unit.</param>
/// <param name="Message">For people.</param>
public sealed record RuleWarning(string Code, Period Period, decimal Value, string Message)
{
    /// <summary>The period before, where the rule compares with it: another value there can break or mend it.</summary>
    [JsonIgnore]
    public Period? Against { get; init; }
}

/// <summary>Holds values against rules.</summary>
public static class ValidationCheck
{
    /// <summary>What of a series does not keep the rules, in order of time.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="definition">The measure.</param>
    /// <param name="values">Its values in order of time.</param>
    /// <param name="other">The value of another measure in a period; none where it has none, and then nothing is compared.</param>
    public static IEnumerable<RuleWarning> Of(
        IReadOnlyList<ValidationRule> rules, MeasureDefinition definition, IReadOnlyList<(Period Period, decimal Value)> values, Func<string, Period, decimal?> other)
    {
        var known = values.ToDictionary(one => one.Period, one => one.Value);
        for (var i = 0; i < values.Count; i++)
        {
            var (period, value) = values[i];
            var earlier = Before(definition, period, i == 0 ? null : values[i - 1].Period);
            var before = earlier is { } last && known.TryGetValue(last, out var found) ? found : (decimal?)null;
            foreach (var rule in rules)
                if (Broken(rule, value, before, measure => other(measure, period)) is { } message)
                    yield return new(ValidationRules.CodeOf(rule.Kind), period, value, rule.Note.Length > 0 ? $"{message} {rule.Note}" : message)
                    {
                        Against = rule.Kind is ValidationKind.ChangeAbsolute or ValidationKind.ChangePercent or ValidationKind.NeverFalls ? earlier : null,
                    };
        }
    }

    private static string? Broken(ValidationRule rule, decimal value, decimal? before, Func<string, decimal?> other) => (rule.Kind, rule.Limit, before) switch
    {
        (ValidationKind.Min, { } limit, _) when value < limit => $"{Text(value)} is less than {Text(limit)}.",
        (ValidationKind.Max, { } limit, _) when value > limit => $"{Text(value)} is more than {Text(limit)}.",
        (ValidationKind.ChangeAbsolute, { } limit, { } last) when Math.Abs(value - last) > limit =>
            $"{Text(value)} is {Text(Math.Abs(value - last))} away from the {Text(last)} before; expected is at most {Text(limit)}.",
        // From nothing, no percentage leads anywhere.
        (ValidationKind.ChangePercent, { } limit, { } last) when last != 0 && Math.Abs(value - last) > Math.Abs(last) * limit / 100 =>
            $"{Text(value)} is {Text(Math.Round(Math.Abs(value - last) / Math.Abs(last) * 100, 1))}% away from the {Text(last)} before; expected is at most {Text(limit)}%.",
        (ValidationKind.Whole, _, _) when value != decimal.Truncate(value) => $"{Text(value)} is not a whole number.",
        (ValidationKind.NeverFalls, _, { } last) when value < last => $"{Text(value)} is less than the {Text(last)} before.",
        (ValidationKind.AtMost, _, _) when other(rule.Measures![0]) is { } bound && value > bound + rule.Tolerance =>
            $"{Text(value)} is more than {rule.Measures[0]}, which is {Text(bound)}.",
        (ValidationKind.SumOf, _, _) when Sum(rule.Measures!, other) is { } sum && Math.Abs(value - sum) > rule.Tolerance =>
            $"{Text(value)} is not {string.Join(" + ", rule.Measures!)}, which is {Text(sum)}.",
        _ => null,
    };

    private static decimal? Sum(IReadOnlyList<string> measures, Func<string, decimal?> other)
    {
        var sum = 0m;
        foreach (var measure in measures)
            if (other(measure) is { } part)
                sum += part;
            else
                return null;
        return sum;
    }

    // A running total from 1 April on grows by a step, and has nothing before its first.
    private static Period? Before(MeasureDefinition definition, Period period, Period? inTheList) =>
        (ReportingStep.Months(definition.Frequency), definition.TemporalType, period) switch
        {
            (0, _, _) => inTheList,
            (var step, TemporalType.Cumulative, { Start: { Month: 4, Day: 1 } }) => period.Months > step ? period with { Months = period.Months - step } : null,
            var (step, _, _) => period.Shift(-step),
        };

    private static string Text(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
