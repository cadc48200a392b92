using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Benchmarking.Data;
using Pmif.Benchmarking.Data.Queries;
using Pmif.Benchmarking.Domain.Values;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Values;

/// <param name="Body">CSV: measure, area, period, value and, where known, numerator, denominator, lower, upper, flag.</param>
/// <param name="By">Whose key sends it.</param>
public sealed record LoadValuesRequest(Stream Body, string By);

/// <summary>
/// Takes other areas' values: read as a stream, copied into a staging table, merged by one statement that writes what is new
/// or differs. A body that breaks off stores nothing. Measures may come before their definitions, which arrive by event.
/// </summary>
public sealed class LoadValues(BenchmarkingDb db, TimeProvider clock)
{
    private static readonly string[] Required = ["measure", "area", "period", "value"];
    private static readonly string[] Optional = ["numerator", "denominator", "lower", "upper", "flag"];

    public async Task<Result<LoadReceipt>> Handle(LoadValuesRequest request, CancellationToken ct)
    {
        var opened = await CsvTable.Open(request.Body, Required, Optional, ct);
        if (opened.IsFault)
            return opened.Fault;
        using var table = opened.Value;
        var known = await db.Areas.AsNoTracking().Select(area => area.Code).ToHashSetAsync(ct);
        var frequencies = await db.Measures.AsNoTracking().ToDictionaryAsync(measure => measure.Code, measure => measure.Frequency, ct);
        var tally = new LoadTally();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var connection = await db.Connection(ct);
        await using var stage = await ValueStage.Open(connection, ct);
        await foreach (var (number, fields) in table.Rows(ct))
            if (fields is null)
                tally.Unreadable(number);
            else if (ComparatorRow.Read(Written(fields), measure => frequencies.GetValueOrDefault(measure, Frequency.Adhoc), known.Contains, out var row) is { } issue)
                tally.Bad(number, issue);
            else
            {
                tally.Good();
                await stage.Add(number, row!, ct);
            }
        await stage.Complete(ct);

        var receipt = await Merge(stage, tally, ct);
        await Record(connection, receipt, request.By, ct);
        db.Record(new("comparators.loaded", "load", receipt.Id.ToString()) { After = new { receipt.Outcome, receipt.Rows, receipt.MeasuresChanged } });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return receipt;
    }

    private async Task<LoadReceipt> Merge(ValueStage stage, LoadTally tally, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        foreach (var (row, area) in await stage.Duplicates(ct))
            tally.RejectGood(row, new("area", "benchmarking.duplicate-in-file", area, "An earlier row of the file names the same measure, area and period."));
        var merged = await stage.Merge(id, ct);
        db.PublishChanges(merged.Changed, now);
        return tally.Receipt(id, now, merged.Inserted, merged.Updated, merged.Changed.Count, merged.Undefined);
    }

    private static async Task Record(NpgsqlConnection connection, LoadReceipt receipt, string by, CancellationToken ct)
    {
        await using var insert = new NpgsqlCommand("insert into value_loads values ($1, $2, $3, $4, $5, $6, $7, $8)", connection)
        {
            Parameters =
            {
                new() { Value = receipt.Id }, new() { Value = receipt.ReceivedAt }, new() { Value = by }, new() { Value = receipt.Rows.Received },
                new() { Value = receipt.Rows.Inserted }, new() { Value = receipt.Rows.Updated },
                new() { Value = receipt.Rows.Unchanged }, new() { Value = receipt.Rows.Rejected },
            },
        };
        await insert.ExecuteNonQueryAsync(ct);
    }

    private static WrittenRow Written(string[] fields) =>
        new(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7], fields[8]);
}
