using Pmif.Contracts.Reporting.V1;

namespace Pmif.Web.Wording;

/// <summary>A place among comparable areas in words.</summary>
public static class Standing
{
    /// <summary>Such as <c>5th of 21, 2nd quartile</c>; says so where nothing is compared.</summary>
    public static string Words(CellBenchmark? benchmark) =>
        benchmark is null || benchmark.Of == 0 ? "Not compared" : Words(benchmark.Rank, benchmark.Of, benchmark.Quartile);

    /// <inheritdoc cref="Words(CellBenchmark?)"/>
    public static string Words(int rank, int of, int quartile) =>
        $"{Ordinal(rank)} of {of}" + (quartile > 0 ? $", {Ordinal(quartile)} quartile" : "");

    /// <summary>Such as <c>1st</c>, <c>12th</c>, <c>23rd</c>.</summary>
    public static string Ordinal(int number) => (number % 100, number % 10) switch
    {
        (11 or 12 or 13, _) => $"{number}th",
        (_, 1) => $"{number}st",
        (_, 2) => $"{number}nd",
        (_, 3) => $"{number}rd",
        _ => $"{number}th",
    };
}
