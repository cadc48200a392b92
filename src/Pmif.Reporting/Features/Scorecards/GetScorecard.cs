using Grpc.Core;
using Pmif.Reporting.Data;
using Pmif.Reporting.Domain.Scorecards;
using Pmif.Reporting.Features.Scorecards.Live;
using Pmif.Reporting.Messaging.FromMeasures;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Scorecards;

/// <summary>A scorecard: the present from memory, the past from what was recorded here or, before that, from Measures.</summary>
public sealed class GetScorecard(CurrentScorecards current, ScorecardQueries queries, MeasuresReader measures, TimeProvider clock)
{
    public async Task<Result<RenderedScorecard>> Handle(ScorecardRequest request, CancellationToken cancellationToken)
    {
        var (key, period, asOf) = request;
        if (asOf >= clock.GetUtcNow())
            asOf = null;
        if (period is null && asOf is null)
            return await current.Get(key, cancellationToken) is { } now ? now : NotFound(key);

        var parts = asOf is { } time
            ? await queries.AsOf(key.Code, key.Breakdown, time, cancellationToken)
            : await queries.Now(key.Code, key.Breakdown, cancellationToken);
        if (parts is null)
            return NotFound(key);

        var placed = parts.Placed;
        if (period is not null || asOf < await queries.HistoryFrom(cancellationToken))
        {
            try
            {
                placed = await AskMeasures(placed, request with { AsOf = asOf }, cancellationToken);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                return ScorecardFaults.MeasuresUnavailable;
            }
        }
        return new RenderedScorecard(ScorecardAssembly.Of(parts.Layout, key.Breakdown, placed, asOf));
    }

    private async Task<IReadOnlyList<PlacedMeasure>> AskMeasures(IReadOnlyList<PlacedMeasure> placed, ScorecardRequest request, CancellationToken cancellationToken)
    {
        var codes = placed.Select(row => row.Measure).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (codes.Length == 0)
            return placed;
        var states = new Dictionary<string, Recorded<CellRevision>>(StringComparer.Ordinal);
        await foreach (var page in measures.States(codes, request.Key.Breakdown, request.Period?.End, request.AsOf, cancellationToken))
            foreach (var row in page)
                states[row.Measure] = new Recorded<CellRevision>(row.Cell, row.RecordedAt, 0);
        return [.. placed.Select(row => row.At(row.Measure is { } code ? states.GetValueOrDefault(code) : null))];
    }

    private static Fault NotFound(ScorecardKey key) => ScorecardFaults.NotFound.With($"The framework has no scorecard '{key.Code}'.");
}
