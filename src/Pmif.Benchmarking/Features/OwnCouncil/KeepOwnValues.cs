using Pmif.Benchmarking.Data;
using Pmif.Benchmarking.Data.Queries;
using Pmif.Contracts.Measures.Events;

namespace Pmif.Benchmarking.Features.OwnCouncil;

/// <param name="Measure">Its code.</param>
/// <param name="Revision">Only grows per series.</param>
/// <param name="Points">The latest points of the whole council's series.</param>
public sealed record KeepOwnValuesRequest(string Measure, long Revision, IReadOnlyList<RecentPoint> Points);

/// <summary>Keeps the council's own values as Measures tells them; a revision that has been seen changes nothing.</summary>
public sealed class KeepOwnValues(BenchmarkingDb db, TimeProvider clock)
{
    public async Task Handle(KeepOwnValuesRequest request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var connection = await db.Connection(ct);
        if (!await OwnValueQueries.TryTakeRevision(connection, request.Measure, request.Revision, ct))
            return;
        if (await OwnValueQueries.KeepPoints(connection, request.Measure, request.Points, ct))
            db.PublishChanges([request.Measure], clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
