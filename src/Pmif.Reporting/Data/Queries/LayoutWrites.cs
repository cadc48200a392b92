using Microsoft.EntityFrameworkCore;

namespace Pmif.Reporting.Data;

/// <summary>Stores layouts.</summary>
public sealed class LayoutWrites(ReportingDb db)
{
    /// <summary>Stores a version of the framework's scorecards; false where it is known already.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="layout">Makes it, given its place in the order of changes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> Record(int version, Func<long, Layout> layout, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var moved = await db.Database.SqlQuery<long>($"update store set position = position + 1 returning position").ToListAsync(cancellationToken);
        if (await db.Layouts.AnyAsync(known => known.Version == version, cancellationToken))
            return false;

        db.Layouts.Add(layout(moved.Single()));
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_notify('scorecards', '*')", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
