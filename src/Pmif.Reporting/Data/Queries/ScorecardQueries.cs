using Npgsql;
using NpgsqlTypes;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Data;

/// <summary>A scorecard's layout and what is known of the measures on it.</summary>
public sealed record ScorecardParts(ScorecardLayout Layout, IReadOnlyList<PlacedMeasure> Placed)
{
    /// <summary>The same with some measures read anew.</summary>
    public ScorecardParts With(IReadOnlyList<PlacedMeasure> anew)
    {
        var byPlace = anew.ToDictionary(placed => (placed.Group, placed.Measure));
        return this with { Placed = [.. Placed.Select(placed => byPlace.GetValueOrDefault((placed.Group, placed.Measure)) ?? placed)] };
    }
}

/// <summary>A scorecard in a list.</summary>
public sealed record ScorecardSummary(string Code, string Name, int Ordinal, StatusCounts Counts);

/// <summary>Reads scorecards, each with one statement and so at one moment. Null where there is no such scorecard.</summary>
public sealed class ScorecardQueries(ReportingDb db)
{
    /// <summary>The scorecard as it is now; of some measures only, where they are named, and then none where it shows none of them.</summary>
    public Task<ScorecardParts?> Now(string code, string breakdown, CancellationToken cancellationToken, IReadOnlyCollection<string>? measures = null) =>
        Read("scorecard-now", code, breakdown, new NpgsqlParameter { Value = (object?)measures?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }, cancellationToken);

    public Task<ScorecardParts?> AsOf(string code, string breakdown, DateTimeOffset time, CancellationToken cancellationToken) =>
        Read("scorecard-as-of", code, breakdown, new NpgsqlParameter<DateTimeOffset> { TypedValue = time.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz }, cancellationToken);

    /// <summary>Whether no scorecard is laid out or no cell is filled.</summary>
    public async Task<bool> IsEmpty(CancellationToken cancellationToken)
    {
        await using var command = await db.Command("select not exists (select from layouts) or not exists (select from cells)", cancellationToken);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>From when on every revision is kept here; what was known before, Measures knows.</summary>
    public async Task<DateTimeOffset> HistoryFrom(CancellationToken cancellationToken)
    {
        await using var command = await db.Command("select history_from from store", cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetFieldValue<DateTimeOffset>(0);
    }

    /// <summary>Scorecards of the layout in force, for the whole council, after a place in its order.</summary>
    public async Task<IReadOnlyList<ScorecardSummary>> List(int after, int take, CancellationToken cancellationToken)
    {
        await using var command = await db.Command(Sql.Of("list-scorecards"), cancellationToken);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = take });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var summaries = new List<ScorecardSummary>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (summaries.LastOrDefault()?.Code != reader.GetString(0))
                summaries.Add(new ScorecardSummary(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), new StatusCounts()));
            summaries[^1] = summaries[^1] with { Counts = summaries[^1].Counts.With(Words.Read<Rag>(reader.GetString(3)), reader.GetInt32(4)) };
        }
        return summaries;
    }

    private async Task<ScorecardParts?> Read(string statement, string code, string breakdown, NpgsqlParameter third, CancellationToken cancellationToken)
    {
        await using var command = await db.Command(Sql.Of(statement), cancellationToken);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = code });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = breakdown });
        command.Parameters.Add(third);

        // Planning so many joins takes longer than running them.
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        ScorecardLayout? layout = null;
        var placed = new List<PlacedMeasure>();
        while (await reader.ReadAsync(cancellationToken))
        {
            layout ??= ScorecardReader.Layout(reader, code);
            if (ScorecardReader.Placed(reader) is { } measure)
                placed.Add(measure);
        }
        return layout is null ? null : new ScorecardParts(layout, placed);
    }
}
