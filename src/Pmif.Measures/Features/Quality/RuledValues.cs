using Npgsql;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Quality;

namespace Pmif.Measures.Features.Quality;

/// <summary>The values that the rules of some series need: their own, and those of the measures they are held against.</summary>
internal sealed class RuledValues
{
    private readonly Dictionary<(int Measure, int Breakdown), List<PointRow>> points = [];

    public static async Task<RuledValues> Read(
        MeasuresDb db, CatalogueSnapshot catalogue, IReadOnlyCollection<(MeasureEntry Measure, int Breakdown)> ruled, CancellationToken cancellationToken)
    {
        int[] measures = [.. ruled.SelectMany(one => catalogue.Involved(one.Measure)).Select(measure => measure.Id).Distinct()];
        int[] breakdowns = [.. ruled.Select(one => one.Breakdown).Distinct()];
        var series = await SeriesRows.Where(db, "where measure_id = any($1) and breakdown_id = any($2)", cancellationToken,
            new NpgsqlParameter { Value = measures }, new NpgsqlParameter { Value = breakdowns });
        var rows = await PointRows.Read((NpgsqlConnection)db.Database.GetDbConnection(), [.. series.Select(row => row.Id)], null, cancellationToken);
        var read = new RuledValues();
        foreach (var row in series)
            read.points[(row.MeasureId, row.BreakdownId)] = rows[row.Id];
        return read;
    }

    public IReadOnlyList<PointRow> Of(MeasureEntry measure, int breakdown) => points.GetValueOrDefault((measure.Id, breakdown), []);

    /// <summary>The same values, but for one that is proposed.</summary>
    public RuledValues With(MeasureEntry measure, int breakdown, Period period, decimal? value)
    {
        var other = new RuledValues();
        foreach (var (series, rows) in points)
            other.points[series] = rows;
        other.points[(measure.Id, breakdown)] = [.. Of(measure, breakdown).Where(row => row.Period != period)
            .Append(new(period, value, null, null, null, null, ValueFlag.None, null, null, Rag.NoData, 0, default, Guid.Empty)).OrderBy(row => row.Period)];
        return other;
    }

    /// <summary>What of a series does not keep its rules.</summary>
    public IEnumerable<RuleWarning> Warnings(CatalogueSnapshot catalogue, MeasureEntry measure, int breakdown)
    {
        var others = catalogue.Involved(measure).Where(other => other != measure).ToDictionary(other => other.Code,
            other => Of(other, breakdown).Where(row => row.Value is not null).ToDictionary(row => row.Period, row => row.Value!.Value), StringComparer.OrdinalIgnoreCase);
        return ValidationCheck.Of(measure.Rules, measure.Current.Definition,
            [.. Of(measure, breakdown).Where(row => row.Value is not null).Select(row => (row.Period, row.Value!.Value))],
            (code, period) => others.TryGetValue(code, out var values) && values.TryGetValue(period, out var value) ? value : null);
    }
}
