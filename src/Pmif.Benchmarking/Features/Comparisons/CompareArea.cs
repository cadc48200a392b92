using Microsoft.EntityFrameworkCore;
using Pmif.Benchmarking.Data;
using Pmif.Benchmarking.Domain.Groups;
using Pmif.Benchmarking.Features.Groups;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Comparisons;

/// <param name="Measure">Its code.</param>
/// <param name="Area">Any code the area has had; empty for the council's own.</param>
/// <param name="Period">Empty for the latest that can be compared.</param>
/// <param name="Group">Empty for the measure's own.</param>
public sealed record CompareAreaRequest(string? Measure, string? Area, string? Period, string? Group);

/// <summary>One measure of one area against its group.</summary>
public sealed class CompareArea(BenchmarkingDb db)
{
    public async Task<Result<ComparisonView>> Handle(CompareAreaRequest request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Measure))
            return ComparisonFaults.MeasureMissing;
        var measure = await db.Measures.AsNoTracking().SingleOrDefaultAsync(one => one.Code == request.Measure, ct);
        if (measure is null)
            return ComparisonFaults.MeasureUnknown.With($"'{request.Measure}'");
        Period? period = null;
        if (!string.IsNullOrWhiteSpace(request.Period))
        {
            if (!PeriodText.TryParse(request.Period, measure.Frequency, out var read))
                return ComparisonFaults.PeriodInvalid.With($"'{request.Period}'");
            period = read;
        }

        var places = await Geography.Load(db, ct);
        var area = string.IsNullOrWhiteSpace(request.Area) ? places.Own : places.Current(request.Area.Trim());
        if (area is null)
            return ComparisonFaults.OwnAreaUnknown;
        if (!places.IsKnown(area))
            return ComparisonFaults.AreaUnknown.With($"'{request.Area}'");
        var isDefault = string.IsNullOrWhiteSpace(request.Group);
        var group = await Present(isDefault ? measure.Benchmark : request.Group!, ct);
        if (group is null)
            return isDefault ? ComparisonFaults.NoDefaultGroup : GroupFaults.Unknown.With($"'{request.Group}'");

        var compared = await new Comparer(db, places, area).Compare([new(measure, group)], period, ct);
        return compared is [var view] ? view : ComparisonFaults.ValueMissing.With($"{places.Name(area)}, {measure.Name}{(period is { } asked ? $", {asked.Label}" : "")}");
    }

    private Task<ComparatorGroup?> Present(string code, CancellationToken ct) =>
        db.Groups.AsNoTracking().Where(group => group.Code == code).OrderByDescending(group => group.Version).FirstOrDefaultAsync(ct);
}
