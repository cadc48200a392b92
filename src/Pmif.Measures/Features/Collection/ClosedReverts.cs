using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection;

/// <summary>Looks whether undoing a submission would change a closed period. Then all of it stays: half of a submission undone would be harder to explain than none.</summary>
internal static class ClosedReverts
{
    private const int MostNamed = 10;

    private const string Staged = """
        select measure_id, breakdown_id, period_start, period_months from staged_values
        group by measure_id, breakdown_id, period_start, period_months order by measure_id, period_start, period_months
        """;

    /// <summary>The late entries by which the staged values may change, with how many of them; or the fault that names the closed periods.</summary>
    public static async Task<Result<IReadOnlyDictionary<int, long>>> Check(NpgsqlConnection connection, CatalogueSnapshot catalogue, DateOnly today, CancellationToken cancellationToken)
    {
        var closures = new ClosureMarks(catalogue.Closed, today);
        var excepted = new Dictionary<int, long>();
        var closed = new HashSet<(string Measure, Period Period)>();
        await using var command = new NpgsqlCommand(Staged, connection) { CommandTimeout = 0 };
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            while (await reader.ReadAsync(cancellationToken))
            {
                var measure = catalogue.Measure(reader.GetInt32(0));
                var period = new Period(reader.GetFieldValue<DateOnly>(2), reader.GetInt16(3));
                if (closures.MarkOf(measure, (measure.InForceAt(period) ?? measure.Current).Definition, reader.GetInt32(1), period) is not { } number)
                    continue;
                if (closures.Marks[number].LateEntryId is { } lateEntry)
                    excepted[lateEntry] = excepted.GetValueOrDefault(lateEntry) + 1;
                else
                    closed.Add((measure.Code, period));
            }
        if (closed.Count == 0)
            return excepted;
        var named = string.Join(", ", closed.Take(MostNamed).Select(one => $"{one.Measure} {one.Period.Label}"));
        return CollectionFaults.PeriodClosed.With(
            $"Closed: {named}{(closed.Count > MostNamed ? $" and {closed.Count - MostNamed} more" : "")}. Propose corrections, or ask the performance team for late entries.");
    }
}
