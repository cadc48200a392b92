using Pmif.Benchmarking.Data;
using Pmif.Benchmarking.Data.Queries;
using Pmif.Benchmarking.Domain.Areas;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Areas;

/// <param name="Body">CSV: code, name, kind, validFrom, validTo, successor.</param>
public sealed record LoadAreasRequest(Stream Body);

/// <summary>Registers areas, or corrects them. Areas that the file leaves out stay.</summary>
public sealed class LoadAreas(BenchmarkingDb db, TimeProvider clock)
{
    private const int MostRows = 100_000;

    public async Task<Result<LoadReceipt>> Handle(LoadAreasRequest request, CancellationToken ct)
    {
        var opened = await CsvTable.Open(request.Body, ["code", "name"], ["kind", "validFrom", "validTo", "successor"], ct);
        if (opened.IsFault)
            return opened.Fault;
        using var table = opened.Value;
        var tally = new LoadTally();
        var areas = new List<Area>();
        await foreach (var (number, fields) in table.Rows(ct))
        {
            if (number > MostRows)
                return CsvFaults.TooManyRows.With($"At most {MostRows:N0} areas.");
            if (fields is null)
                tally.Unreadable(number);
            else if (AreaRow.Read(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], out var area) is { } issue)
                tally.Bad(number, issue);
            else
            {
                tally.Good();
                areas.Add(area!);
            }
        }
        return await Store(areas, tally, ct);
    }

    private async Task<LoadReceipt> Store(List<Area> areas, LoadTally tally, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (inserted, updated) = await AreaMerge.Run(await db.Connection(ct), areas, ct);
        if (inserted + updated > 0)
        {
            await db.PublishChangesOfAll(now, ct);
            db.Record(new("areas.loaded", "areas", "list") { After = new { tally.Received, tally.Rejected, Inserted = inserted, Updated = updated } });
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return tally.Receipt(Guid.CreateVersion7(now), now, inserted, updated);
    }
}
