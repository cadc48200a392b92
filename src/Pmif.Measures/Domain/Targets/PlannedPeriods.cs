using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Targets;

/// <summary>The periods that targets say something about.</summary>
public static class PlannedPeriods
{
    private const int Most = 1_000;

    /// <summary>Each target's period, preceded by the reporting periods within it where the measure is reported more often.</summary>
    public static IReadOnlyList<Period> Of(TargetSet set, Frequency frequency)
    {
        var step = ReportingStep.Months(frequency);
        return [.. set.Targets.SelectMany(target => Within(target.Period, step)).Distinct().Take(Most)];
    }

    private static IEnumerable<Period> Within(Period whole, int step)
    {
        if (step > 0 && whole.Months % step == 0)
            for (var month = 0; month < whole.Months; month += step)
                yield return new Period(whole.Start.AddMonths(month), step);
        yield return whole;
    }
}
