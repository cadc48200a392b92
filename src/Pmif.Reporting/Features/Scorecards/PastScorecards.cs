using Grpc.Core;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Data;
using Pmif.Reporting.Domain.Scorecards;
using Pmif.Reporting.Messaging.FromMeasures;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Scorecards;

/// <summary>Scorecards as they were: from what was recorded here; for an earlier period, or a time before that record begins, from Measures.</summary>
public sealed class PastScorecards(ScorecardQueries queries, MeasuresReader measures, TimeProvider clock)
{
    /// <summary>A scorecard at the latest period that ends by the end of <paramref name="period"/>, as it was known at <paramref name="asOf"/>.</summary>
    public async Task<Result<RenderedScorecard>> Read(ScorecardKey key, Period? period, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var parts = asOf is { } time
            ? await queries.AsOf(key.Code, key.Breakdown, time, cancellationToken)
            : await queries.Now(key.Code, key.Breakdown, cancellationToken);
        if (parts is null)
            return ScorecardFaults.NoScorecard(key);

        var placed = parts.Placed;
        if (period is not null || asOf < await queries.HistoryFrom(cancellationToken))
        {
            try
            {
                placed = await AskMeasures(placed, key.Breakdown, period, asOf, cancellationToken);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                return ScorecardFaults.MeasuresUnavailable;
            }
        }
        var day = DateOnly.FromDateTime(asOf?.LocalDateTime ?? clock.GetLocalNow().DateTime);
        return new RenderedScorecard(ScorecardAssembly.Of(parts.Layout, key.Breakdown, day, placed, asOf));
    }

    private async Task<IReadOnlyList<PlacedMeasure>> AskMeasures(
        IReadOnlyList<PlacedMeasure> placed, string breakdown, Period? period, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var codes = placed.Select(row => row.Measure).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (codes.Length == 0)
            return placed;
        var states = new Dictionary<string, Recorded<CellRevision>>(StringComparer.Ordinal);
        await foreach (var page in measures.States(codes, breakdown, period?.End, asOf, cancellationToken))
            foreach (var row in page)
                states[row.Measure] = new Recorded<CellRevision>(row.Cell, row.RecordedAt, 0);
        return [.. placed.Select(row => row.At(row.Measure is { } code ? states.GetValueOrDefault(code) : null))];
    }
}
