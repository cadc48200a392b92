using Pmif.Contracts.Benchmarking.V1;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Data;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Messaging.FromBenchmarking;

/// <summary>Fetches our place among the comparators from Benchmarking and stores it.</summary>
public sealed class ComparisonsReader(Comparisons.ComparisonsClient comparisons, ScorecardWrites writes, TimeProvider clock)
{
    private const int MostAtOnce = 500;

    /// <summary>Brings the comparisons of some measures up to date; one that cannot be compared any more loses its benchmark.</summary>
    public async Task Fetch(IEnumerable<string> measures, CancellationToken cancellationToken)
    {
        foreach (var codes in measures.Distinct(StringComparer.Ordinal).Chunk(MostAtOnce))
        {
            var number = await writes.NextBenchmarkFetch(cancellationToken);
            var answer = await comparisons.CompareManyAsync(new CompareManyRequest { Measures = { codes } }, cancellationToken: cancellationToken);
            var known = answer.Comparisons.Where(comparison => comparison.Rank > 0).ToDictionary(comparison => comparison.Measure, Benchmark, StringComparer.Ordinal);
            await writes.RecordBenchmarks(number, clock.GetUtcNow(),
                [.. codes.Select(code => KeyValuePair.Create(code, known.GetValueOrDefault(code)))], cancellationToken);
        }
    }

    private static CellBenchmark Benchmark(Comparison comparison) => new(
        comparison.Group, comparison.GroupName, comparison.Rank, comparison.Of, comparison.Quartile == 0 ? null : comparison.Quartile,
        Period.TryParseIso(comparison.Period, out var period) ? period : null);
}
