using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

/// <summary>Keeps parents and successors free of circles, whoever else was registered before.</summary>
internal static class BreakdownRelations
{
    /// <summary>The circle that rows about to be saved would close, as a fault; none where they close none.</summary>
    public static async Task<Fault?> FirstCycle(this MeasuresDb db, IReadOnlyList<BreakdownRow> changed, CancellationToken cancellationToken)
    {
        if (changed.All(row => row.Parents.Length == 0 && row.Successors.Length == 0))
            return null;
        var stored = await db.Breakdowns.AsNoTracking().Where(row => row.Parents.Length > 0 || row.Successors.Length > 0)
            .Select(row => new { row.Code, row.Parents, row.Successors }).ToListAsync(cancellationToken);
        return Cycle(stored.Select(row => (row.Code, row.Parents)), changed, row => row.Parents, BreakdownFaults.ParentCycle)
            ?? Cycle(stored.Select(row => (row.Code, row.Successors)), changed, row => row.Successors, BreakdownFaults.SuccessorCycle);
    }

    private static Fault? Cycle(IEnumerable<(string Code, string[] Others)> stored, IReadOnlyList<BreakdownRow> changed, Func<BreakdownRow, string[]> others, Fault fault)
    {
        var edges = stored.ToDictionary(row => row.Code, row => row.Others, StringComparer.OrdinalIgnoreCase);
        foreach (var row in changed)
            edges[row.Code] = others(row);
        return RelationCycle.Find(edges, changed.Select(row => row.Code)) is { } circle ? fault.With(string.Join(" → ", circle.Take(10))) : null;
    }
}
