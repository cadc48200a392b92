using Microsoft.EntityFrameworkCore;
using Pmif.Benchmarking.Data;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Comparisons;

/// <param name="Measures">Codes, 500 at most.</param>
/// <param name="Area">Empty for the council's own.</param>
/// <param name="Group">Empty for each measure's own.</param>
public sealed record CompareManyRequest(IReadOnlyList<string> Measures, string? Area, string? Group);

/// <summary>Many measures at once, each in its latest comparable period; those that cannot be compared are left out.</summary>
public sealed class CompareMany(BenchmarkingDb db)
{
    public const int MostMeasures = 500;

    public async Task<Result<IReadOnlyList<ComparisonView>>> Handle(CompareManyRequest request, CancellationToken ct)
    {
        if (request.Measures.Count > MostMeasures)
            return ComparisonFaults.TooManyMeasures;
        var places = await Geography.Load(db, ct);
        var area = string.IsNullOrWhiteSpace(request.Area) ? places.Own : places.Current(request.Area.Trim());
        var measures = await db.Measures.AsNoTracking().Where(measure => request.Measures.Contains(measure.Code)).OrderBy(measure => measure.Code).ToListAsync(ct);
        var codes = string.IsNullOrWhiteSpace(request.Group) ? measures.Select(measure => measure.Benchmark).Distinct().ToList() : [request.Group];
        var groups = await db.Groups.AsNoTracking()
            .Where(group => codes.Contains(group.Code) && !db.Groups.Any(later => later.Code == group.Code && later.Version > group.Version))
            .ToDictionaryAsync(group => group.Code, ct);
        var asked = measures
            .Select(measure => groups.TryGetValue(codes is [var only] ? only : measure.Benchmark, out var group) ? new MeasureInGroup(measure, group) : null)
            .OfType<MeasureInGroup>().ToList();
        // Assigned first: the implicit conversion to a result does not take an interface.
        IReadOnlyList<ComparisonView> views = area is null || asked.Count == 0 ? [] : await new Comparer(db, places, area).Compare(asked, period: null, ct);
        return new List<ComparisonView>(views);
    }
}
