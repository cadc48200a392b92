using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

/// <summary>A breakdown in a list, which carries its code itself.</summary>
public sealed record BreakdownItem(
    string Code, BreakdownKind Kind, string? Name, IReadOnlyList<string>? Parents = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null,
    IReadOnlyList<string>? Successors = null, IReadOnlyList<Membership>? Memberships = null)
{
    internal BreakdownBody Body => new(Kind, Name, Parents, ValidFrom, ValidTo, Successors, Memberships);
}

/// <summary>What became of a list.</summary>
public sealed record BreakdownCounts(int Received, int Inserted, int Updated, int Unchanged);

/// <summary>Registers up to 5,000 breakdowns at once, all or none.</summary>
internal sealed class DefineBreakdowns(MeasuresDb db, TimeProvider clock)
{
    private const int Most = 5_000;
    private const int MostTold = 500;

    public async Task<Result<BreakdownCounts>> Handle(IReadOnlyList<BreakdownItem?> items, Caller caller, CancellationToken cancellationToken)
    {
        if (items.Count > Most)
            return BreakdownFaults.ListTooLong;
        if (Issues(items) is { Count: > 0 } issues)
            return BreakdownFaults.ListInvalid with { Issues = issues, Detail = $"{issues.Count} of {items.Count} are not sound; nothing was stored." };

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        string[] codes = [.. items.Select(item => item!.Code.ToUpperInvariant())];
        var known = await db.Breakdowns.Where(row => codes.Contains(row.Code.ToUpper())).ToDictionaryAsync(row => row.Code, StringComparer.OrdinalIgnoreCase, cancellationToken);
        int inserted = 0, updated = 0;
        var changed = new List<BreakdownRow>();
        foreach (var item in items)
        {
            if (!known.TryGetValue(item!.Code, out var row))
                db.Add(row = new BreakdownRow { Code = item.Code, Name = item.Name!, RecordedBy = caller.Name });
            BreakdownRules.Write(row, item.Body);
            var state = db.Entry(row).State;
            if (state == EntityState.Unchanged)
                continue;
            (row.RecordedAt, row.RecordedBy) = (clock.GetUtcNow(), caller.Name);
            _ = state == EntityState.Added ? inserted++ : updated++;
            changed.Add(row);
        }
        if (changed.Count > 0)
        {
            if (await db.FirstCycle(changed, cancellationToken) is { } cycle)
                return cycle;
            var told = new { items.Count, Inserted = inserted, Updated = updated, Codes = changed.Take(MostTold).Select(row => row.Code) };
            db.Record(new("breakdowns.defined", "breakdowns", "list") { After = told });
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        return new BreakdownCounts(items.Count, inserted, updated, items.Count - inserted - updated);
    }

    private static List<FaultIssue> Issues(IReadOnlyList<BreakdownItem?> items)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var issues = new List<FaultIssue>();
        for (var i = 0; i < items.Count; i++)
        {
            var fault = items[i] is not { } item ? BreakdownFaults.NameMissing
                : BreakdownRules.FirstBreach(item.Code, item.Body) ?? (seen.Add(item.Code) ? null : BreakdownFaults.ListedTwice);
            if (fault is not null)
                issues.Add(new FaultIssue(fault.Code, fault.Detail ?? fault.Title, $"[{i}]"));
        }
        return issues;
    }
}
