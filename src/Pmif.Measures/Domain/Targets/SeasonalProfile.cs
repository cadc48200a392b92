using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Targets;

/// <summary>How a year's total falls on its parts, from the past.</summary>
public static class SeasonalProfile
{
    /// <summary>Complete years that a profile is taken from.</summary>
    public const int Years = 3;

    /// <summary>
    /// The mean share of each reporting period in the last three complete years that start in the month of <paramref name="yearStart"/>
    /// and end before it; a year that sums to nothing has no shares and is passed over. None where there are fewer such years.
    /// </summary>
    /// <param name="flows">Amounts of single reporting periods; running totals are taken apart before.</param>
    /// <param name="stepMonths">Length of a reporting period: 1, 3 or 6 months.</param>
    /// <param name="yearStart">First day of the year that is planned.</param>
    public static IReadOnlyList<decimal>? From(IReadOnlyDictionary<Period, decimal> flows, int stepMonths, DateOnly yearStart)
    {
        var parts = 12 / stepMonths;
        var years = new List<decimal[]>();
        var earliest = flows.Keys.Select(period => period.Start).DefaultIfEmpty(yearStart).Min();
        for (var start = yearStart.AddYears(-1); start >= earliest && years.Count < Years; start = start.AddYears(-1))
        {
            var amounts = Enumerable.Range(0, parts)
                .Select(part => flows.TryGetValue(new Period(start.AddMonths(part * stepMonths), stepMonths), out var amount) ? amount : (decimal?)null)
                .ToList();
            var total = amounts.Sum();
            if (amounts.TrueForAll(amount => amount is not null) && total != 0)
                years.Add([.. amounts.Select(amount => amount!.Value / total!.Value)]);
        }
        return years.Count < Years ? null : [.. Enumerable.Range(0, parts).Select(part => years.Average(year => year[part]))];
    }
}
