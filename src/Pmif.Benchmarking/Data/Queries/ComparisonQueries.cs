using Npgsql;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Data.Queries;

/// <summary>The period a measure is compared in.</summary>
/// <param name="Measure">Its code.</param>
/// <param name="Period">The period.</param>
/// <param name="HasLater">Whether the area has a later value that nothing can be compared with.</param>
internal sealed record ChosenPeriod(string Measure, Period Period, bool HasLater);

/// <summary>A value as it is held.</summary>
/// <param name="Measure">Its measure.</param>
/// <param name="Area">The area as it was received; null for the council's own value from Measures.</param>
/// <param name="Value">In the measure's unit.</param>
/// <param name="Numerator">Where it was given.</param>
/// <param name="Denominator">Where it was given.</param>
/// <param name="Lower">Lower end of its interval.</param>
/// <param name="Upper">Upper end of its interval.</param>
internal sealed record HeldValue(
    string Measure, string? Area, decimal Value, decimal? Numerator, decimal? Denominator, decimal? Lower, decimal? Upper);

/// <summary>Reads what comparisons need, for many measures at once.</summary>
internal static class ComparisonQueries
{
    private static readonly string Choose = SqlText.Of("choose_periods");
    private static readonly string Read = SqlText.Of("read_values");

    /// <param name="connection">Open.</param>
    /// <param name="measures">Measure and the index of its group in <paramref name="memberLists"/>.</param>
    /// <param name="memberLists">Of each group every code that its members' values may have come under.</param>
    /// <param name="areaCodes">The codes that the area's values may have come under.</param>
    /// <param name="isOwn">Whether the area is the council's own.</param>
    /// <param name="cancellation">Stops at once.</param>
    public static async Task<IReadOnlyList<ChosenPeriod>> ChoosePeriods(
        NpgsqlConnection connection, IReadOnlyList<(string Measure, int MemberList)> measures, IReadOnlyList<IReadOnlyCollection<string>> memberLists,
        IReadOnlyCollection<string> areaCodes, bool isOwn, CancellationToken cancellation)
    {
        var members = memberLists.SelectMany((codes, list) => codes.Select(code => (List: list, Code: code))).ToList();
        await using var command = new NpgsqlCommand(Choose, connection)
        {
            Parameters =
            {
                new() { Value = measures.Select(asked => asked.Measure).ToArray() },
                new() { Value = measures.Select(asked => asked.MemberList).ToArray() },
                new() { Value = members.Select(member => member.List).ToArray() },
                new() { Value = members.Select(member => member.Code).ToArray() },
                new() { Value = isOwn },
                new() { Value = areaCodes.ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var chosen = new List<ChosenPeriod>();
        while (await reader.ReadAsync(cancellation))
            chosen.Add(new(reader.GetString(0), new Period(reader.GetFieldValue<DateOnly>(1), reader.GetInt32(2)), reader.GetBoolean(3)));
        return chosen;
    }

    public static async Task<IReadOnlyList<HeldValue>> ReadValues(
        NpgsqlConnection connection, IReadOnlyCollection<ChosenPeriod> periods, IReadOnlyCollection<string> areaCodes, bool withOwn, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Read, connection)
        {
            Parameters =
            {
                new() { Value = periods.Select(chosen => chosen.Measure).ToArray() },
                new() { Value = periods.Select(chosen => chosen.Period.Start).ToArray() },
                new() { Value = periods.Select(chosen => chosen.Period.Months).ToArray() },
                new() { Value = areaCodes.ToArray() },
                new() { Value = withOwn },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new List<HeldValue>();
        while (await reader.ReadAsync(cancellation))
            values.Add(new(
                reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetDecimal(2),
                Number(reader, 3), Number(reader, 4), Number(reader, 5), Number(reader, 6)));
        return values;
    }

    private static decimal? Number(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDecimal(column);
}
