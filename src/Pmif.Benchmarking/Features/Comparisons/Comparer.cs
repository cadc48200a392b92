using System.Data;
using Microsoft.EntityFrameworkCore;
using Pmif.Benchmarking.Data;
using Pmif.Benchmarking.Data.Queries;
using Pmif.Benchmarking.Domain.Areas;
using Pmif.Benchmarking.Domain.Comparisons;
using Pmif.Benchmarking.Domain.Groups;
using Pmif.Benchmarking.Domain.Measures;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Features.Comparisons;

/// <summary>A measure and the group it is compared in.</summary>
internal sealed record MeasureInGroup(ComparedMeasure Measure, ComparatorGroup Group);

/// <summary>What both doors of comparing share: chooses periods, reads values, and hands them to the domain.</summary>
/// <param name="Db">The service's database.</param>
/// <param name="Places">Today's areas.</param>
/// <param name="Area">The area that asks, by today's code.</param>
internal sealed record Comparer(BenchmarkingDb Db, Geography Places, string Area)
{
    private bool IsOwn => Area == Places.Own;

    /// <summary>Compares each measure in its latest comparable period, or all of them in the one asked for. Those without a value are left out.</summary>
    public async Task<IReadOnlyList<ComparisonView>> Compare(IReadOnlyList<MeasureInGroup> asked, Period? period, CancellationToken ct)
    {
        // One snapshot for both queries: a value must not go between the choice of its period and its reading.
        await using var snapshot = await Db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var connection = await Db.Connection(ct);
        var groups = asked.Select(one => one.Group).DistinctBy(group => group.Code).ToList();
        var memberCodes = groups.ConvertAll(group => Members(group).SelectMany(Places.ReceivedAs).ToHashSet());
        var areaCodes = Places.ReceivedAs(Area).ToList();

        var periods = period is { } given
            ? [.. asked.Select(one => new ChosenPeriod(one.Measure.Code, given, HasLater: false))]
            : await ComparisonQueries.ChoosePeriods(
                connection, [.. asked.Select(one => (one.Measure.Code, groups.FindIndex(group => group.Code == one.Group.Code)))],
                memberCodes, areaCodes, IsOwn, ct);

        HashSet<string> codes = [.. memberCodes.SelectMany(list => list), .. areaCodes, AreaCodes.England];
        var values = (await ComparisonQueries.ReadValues(connection, periods, codes, Places.Own is not null, ct)).ToLookup(value => value.Measure);
        var chosen = periods.ToDictionary(one => one.Measure);
        return [.. asked.Where(one => chosen.ContainsKey(one.Measure.Code))
            .Select(one => View(one, chosen[one.Measure.Code], CurrentValues(values[one.Measure.Code])))
            .OfType<ComparisonView>()];
    }

    private IEnumerable<string> Members(ComparatorGroup group) => group.Members.Select(Places.Current).Distinct();

    /// <summary>
    /// One value for each place today. The council's own comes from Measures before any file; a value under today's code
    /// before one under an older code.
    /// </summary>
    private Dictionary<string, ComparedValue> CurrentValues(IEnumerable<HeldValue> held)
    {
        var values = new Dictionary<string, ComparedValue>();
        foreach (var value in held.OrderBy(value => value.Area is null ? 0 : value.Area == Places.OfValue(value.Area) ? 1 : 2).ThenByDescending(value => value.Area, StringComparer.Ordinal))
        {
            var area = value.Area is null ? Places.Own! : Places.OfValue(value.Area);
            var compared = new ComparedValue(
                area, Places.Name(area), FloatingNoise.Clean(value.Value), FloatingNoise.Clean(value.Lower), FloatingNoise.Clean(value.Upper),
                Fraction.From(value.Numerator, value.Denominator));
            if (!values.TryAdd(area, compared) && values[area] is { Parts: null } first && first.Value == compared.Value)
                values[area] = first with { Parts = compared.Parts };
        }
        return values;
    }

    private ComparisonView? View(MeasureInGroup asked, ChosenPeriod chosen, Dictionary<string, ComparedValue> values)
    {
        if (!values.TryGetValue(Area, out var own))
            return null;
        var (measure, group) = asked;
        var members = Members(group).ToList();
        var others = members.Where(code => code != Area && values.ContainsKey(code)).Select(code => values[code]).ToList();
        var missing = members.Where(code => code != Area && !values.ContainsKey(code)).Select(Places.Name).ToList();
        var compared = Comparison.Of(new(
            measure.Yardstick, measure.Scale, measure.Decimals, own, others, missing, members.Contains(Area), values.GetValueOrDefault(AreaCodes.England)));
        var areas = others.Append(own).OrderBy(value => measure.Yardstick.Order(value.Value)).ThenBy(value => value.Name, StringComparer.Ordinal);
        var notes = chosen.HasLater
            ? compared.Notes.Prepend("The area has a later value, but no other area of the group has one for its period yet.")
            : compared.Notes;
        return new(
            measure.Code, measure.Name, Area, Places.Name(Area), chosen.Period, chosen.Period.Label, group.Code, group.Name, group.Version,
            own.Value, compared.Ranking.Rank, compared.Ranking.Of, compared.Ranking.Percentile, compared.Ranking.Quartile, Comparison.QuartileMethod,
            compared.Spread.Minimum, compared.Spread.LowerQuartile, compared.Spread.Median, compared.Spread.UpperQuartile, compared.Spread.Maximum,
            compared.Spread.Mean, compared.Pooled, compared.Significance, compared.Funnel, compared.MadDistance, [.. notes],
            [.. areas.Select(value => new AreaValueView(value.Area, value.Name, value.Value, value.Lower, value.Upper))]);
    }
}
