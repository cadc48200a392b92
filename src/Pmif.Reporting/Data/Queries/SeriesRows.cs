using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Data;

/// <summary>One revision of one series as Measures told it.</summary>
public sealed record SeriesRow(string Measure, string Breakdown, DateTimeOffset RecordedAt, CellRevision Cell);

/// <summary>Turns rows into one array per column, the parameters $1 to $16 of the statements that take many series at once.</summary>
internal static class SeriesRows
{
    public static void AddColumns(this NpgsqlParameterCollection parameters, IReadOnlyCollection<SeriesRow> rows)
    {
        Add(row => row.Measure);
        Add(row => row.Breakdown);
        Add(row => row.Cell.Revision);
        Add(row => row.RecordedAt.ToUniversalTime());
        Add(row => row.Cell.State.Period?.Start);
        Add(row => row.Cell.State.Period?.Months);
        Add(row => row.Cell.State.Value);
        Add(row => row.Cell.State.Target);
        Add(row => Words.Of(row.Cell.State.Rag));
        Add(row => Words.Of(row.Cell.State.Direction));
        Add(row => row.Cell.State.Movement is { } movement ? Words.Of(movement) : null);
        Add(row => Words.Of(row.Cell.State.Variation));
        Add(row => Words.Of(row.Cell.State.Assurance));
        AddJson(row => row.Cell.State.Forecast);
        AddJson(row => row.Cell.Recent);
        AddJson(row => CellMarks.Of(row.Cell.State));

        void Add<T>(Func<SeriesRow, T> column) => parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. rows.Select(column)] });

        void AddJson(Func<SeriesRow, object?> column) => parameters.Add(new NpgsqlParameter<string?[]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            TypedValue = [.. rows.Select(column).Select(value => value is null ? null : JsonSerializer.Serialize(value, PmifJson.Options))],
        });
    }
}
