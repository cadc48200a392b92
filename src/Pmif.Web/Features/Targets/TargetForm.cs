using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;

namespace Pmif.Web.Features.Targets;

/// <summary>The form that targets are proposed with: what it starts from, and what was sent with it.</summary>
public static class TargetForm
{
    private const int Most = 200;

    /// <summary>What the form starts from: the targets that stand, and no reason.</summary>
    public static TargetInput From(Measure measure, string breakdown, TargetVersion? standing) => standing is null
        ? new TargetInput { Measure = measure.Code, Breakdown = breakdown }
        : new TargetInput
        {
            Measure = measure.Code,
            Breakdown = breakdown,
            BaselinePeriod = Readable(measure, standing.BaselinePeriod),
            BaselineValue = standing.BaselineValue,
            ToleranceUnit = standing.ToleranceUnit,
            ToleranceAmount = standing.ToleranceAmount,
            Targets = { standing.Targets.Select(target => new GivenTarget(target) { Period = Readable(measure, target.Period) }) },
            Trajectory = standing.Trajectory,
            AmberRule = standing.AmberRule,
            JudgedAgainst = standing.JudgedAgainst,
            EffectiveFrom = standing.EffectiveFrom,
        };

    /// <summary>What was sent; rows that were left blank are none.</summary>
    public static TargetInput Read(string measure, string breakdown, IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim();
        string At(string name, int row) => form[name] is { Count: var count } values && row < count ? values[row]?.Trim() ?? "" : "";
        var rows = Enumerable.Range(0, Math.Min(form["period"].Count, Most))
            .Select(row => new GivenTarget { Period = At("period", row), Value = At("value", row), Stretch = At("stretch", row), Amber = At("amber", row) });
        return new()
        {
            Measure = measure,
            Breakdown = breakdown,
            BaselinePeriod = Text("baseline-period"),
            BaselineValue = Text("baseline-value"),
            ToleranceUnit = Text("tolerance-unit"),
            ToleranceAmount = Text("tolerance-amount"),
            Targets = { rows.Where(row => row.Period.Length + row.Value.Length + row.Stretch.Length + row.Amber.Length > 0) },
            Trajectory = Text("trajectory"),
            AmberRule = Text("amber-rule"),
            JudgedAgainst = Text("judged-against"),
            EffectiveFrom = Text("effective-from"),
            Reason = Text("reason"),
        };
    }

    // The label where it is read back as the same period, else the exact text.
    private static string Readable(Measure measure, string period) =>
        Period.TryParseIso(period, out var known) && Words.TryRead<Frequency>(measure.Frequency, out var frequency)
        && PeriodText.TryParse(known.Label, frequency, out var again) && again == known ? known.Label : period;
}
