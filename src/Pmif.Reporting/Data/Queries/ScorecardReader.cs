using System.Text.Json;
using Npgsql;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Data;

/// <summary>Reads the columns that scorecard-now.sql and scorecard-as-of.sql share.</summary>
internal static class ScorecardReader
{
    public static ScorecardLayout Layout(NpgsqlDataReader row, string code) =>
        new(code, row.GetString(0), row.GetInt32(1), Time(row, 2), row.GetInt64(3));

    /// <summary>Null for a scorecard without groups.</summary>
    public static PlacedMeasure? Placed(NpgsqlDataReader row) => row.IsDBNull(4) ? null : new PlacedMeasure(
        row.GetString(4), row.GetString(5), row.GetString(6), Text(row, 7), Definition(row), Cell(row), Benchmark(row))
    {
        FirstDue = row.IsDBNull(38) ? null : row.GetFieldValue<DateOnly>(38),
    };

    private static Recorded<MeasureDefinition>? Definition(NpgsqlDataReader row) => row.IsDBNull(8) ? null : new(
        new MeasureDefinition(row.GetString(8), row.GetString(9), row.GetDecimal(10), row.GetInt32(11), TargetRange.Of(Number(row, 36), Number(row, 37))), Time(row, 12), row.GetInt64(13));

    private static Recorded<CellRevision>? Cell(NpgsqlDataReader row)
    {
        if (row.IsDBNull(14))
            return null;
        var revision = row.GetInt64(14);
        var state = CellMarks.Put(Json<CellMarks>(row, 39), new SeriesState(
            row.IsDBNull(17) ? null : new Period(row.GetFieldValue<DateOnly>(17), row.GetInt32(18)), Number(row, 19), Number(row, 20),
            Words.Read<Rag>(row.GetString(21)), Words.Read<Direction>(row.GetString(22)), Text(row, 23) is { } word ? Words.Read<Movement>(word) : null,
            Words.Read<Variation>(row.GetString(24)), Words.Read<Assurance>(row.GetString(25)), Json<ForecastState>(row, 26), revision));
        return new(new CellRevision(revision, state, Json<RecentPoints>(row, 27) ?? []), Time(row, 15), row.GetInt64(16));
    }

    private static Recorded<CellBenchmark?>? Benchmark(NpgsqlDataReader row)
    {
        if (row.IsDBNull(35))
            return null;
        var benchmark = row.IsDBNull(30) ? null : new CellBenchmark(
            row.GetString(28), row.GetString(29), row.GetInt32(30), row.GetInt32(31), row.IsDBNull(32) ? null : row.GetInt32(32),
            Period.TryParseIso(Text(row, 33), out var period) ? period : null);
        return new(benchmark, Time(row, 34), row.GetInt64(35));
    }

    private static DateTimeOffset Time(NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    private static decimal? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T? Json<T>(NpgsqlDataReader row, int column) where T : class =>
        row.IsDBNull(column) ? null : JsonSerializer.Deserialize<T>(row.GetString(column), PmifJson.Options);
}
