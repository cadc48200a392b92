using Grpc.Core;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Reporting.V1;
using Pmif.Contracts.Risk.V1;
using Scorecard = Pmif.Contracts.Reporting.V1.Scorecard;

namespace Pmif.Web.Tests.Peers;

public sealed class FrameworksPeer(Council council) : Frameworks.FrameworksBase
{
    public override Task<FrameworkVersion> GetFramework(GetFrameworkRequest request, ServerCallContext context) =>
        Task.FromResult(council.Framework ?? throw Missing.Of("framework"));
}

public sealed class CollectionPeer(Council council) : Collection.CollectionBase
{
    public override Task<ListPeriodLocksResponse> ListPeriodLocks(ListPeriodLocksRequest request, ServerCallContext context) =>
        Task.FromResult(new ListPeriodLocksResponse { Locks = { council.Locks.Where(one => !request.On || one.LiftedAt is null) } });

    public override Task<ListLateEntriesResponse> ListLateEntries(ListLateEntriesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListLateEntriesResponse { LateEntries = { council.LateEntries } });

    public override Task<ListCorrectionsResponse> ListCorrections(ListCorrectionsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListCorrectionsResponse { Corrections = { council.Corrections.Where(one => request.State.Length == 0 || one.State == request.State) } });
}

public sealed class BreakdownsPeer(Council council) : Breakdowns.BreakdownsBase
{
    public override Task<ListBreakdownsResponse> ListBreakdowns(ListBreakdownsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListBreakdownsResponse { Breakdowns = { council.Breakdowns } });
}

public sealed class FeedsPeer(Council council) : Feeds.FeedsBase
{
    public override Task<ListFeedsResponse> ListFeeds(ListFeedsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListFeedsResponse { Feeds = { council.Feeds } });
}

public sealed class SeriesPeer(Council council) : Series.SeriesBase
{
    public override Task<GetSeriesResponse> GetSeries(GetSeriesRequest request, ServerCallContext context)
    {
        if (context.RequestHeaders.GetValue("pmif-taken-out") is { } file) council.Note("measures", file, context);
        return Task.FromResult(council.Series.GetValueOrDefault((request.Measure, request.Breakdown)) ?? throw Missing.Of("series"));
    }

    public override Task<GetSpcResponse> GetSpc(GetSpcRequest request, ServerCallContext context)
    {
        if (context.RequestHeaders.GetValue("pmif-taken-out") is { } file) council.Note("measures", file, context);
        return Task.FromResult(council.Control.GetValueOrDefault((request.Measure, request.Breakdown)) ?? new GetSpcResponse { Basis = "trend" });
    }

    public override async Task StreamStates(StreamStatesRequest request, IServerStreamWriter<SeriesStates> responseStream, ServerCallContext context)
    {
        var wanted = council.Series.Values.Where(series =>
            (request.Measures.Count == 0 || request.Measures.Contains(series.Measure)) && (!request.HasBreakdown || series.Breakdown == request.Breakdown));
        await responseStream.WriteAsync(new SeriesStates
        {
            Series = { wanted.Select(series => new SeriesSnapshot { Measure = series.Measure, Breakdown = series.Breakdown, State = series.State ?? new() }) },
        });
    }
}

public sealed class RealismPeer(Council council) : Realism.RealismBase
{
    public override Task<SeriesRealism> GetRealism(GetRealismRequest request, ServerCallContext context) =>
        Task.FromResult(council.Realism.GetValueOrDefault((request.Measure, request.Breakdown)) ?? new SeriesRealism { NoForecast = "too-few-values" });

    public override Task<ListRealismResponse> ListRealism(ListRealismRequest request, ServerCallContext context) =>
        Task.FromResult(new ListRealismResponse { Items = { council.Realism.Values.Where(one => !request.Flagged || one.Flags.Count > 0) } });
}

public sealed class GapsPeer(Council council) : Gaps.GapsBase
{
    public override Task<GetGapsResponse> GetGaps(GetGapsRequest request, ServerCallContext context) =>
        Task.FromResult(new GetGapsResponse { Gaps = { council.Gaps.Where(gap => gap.Measure == request.Measure && gap.Kind == request.Kind) } });
}

public sealed class CloserLooksPeer(Council council) : CloserLooks.CloserLooksBase
{
    public override Task<CloserLook> GetCloserLook(GetCloserLookRequest request, ServerCallContext context) =>
        Task.FromResult(council.Behind.GetValueOrDefault((request.Measure, request.Breakdown)) ?? new CloserLook());

    public override Task<ListCloserLookResponse> ListCloserLook(ListCloserLookRequest request, ServerCallContext context) =>
        Task.FromResult(new ListCloserLookResponse { Items = { council.Behind.Values } });
}

public sealed class ScorecardsPeer(Council council) : Scorecards.ScorecardsBase
{
    public override Task<ListScorecardsResponse> ListScorecards(ListScorecardsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListScorecardsResponse
        {
            Scorecards = { council.Scorecards.Select(scorecard => new ScorecardSummary { Code = scorecard.Code, Name = scorecard.Name, Counts = scorecard.Counts }) },
        });

    public override Task<Scorecard> GetScorecard(GetScorecardRequest request, ServerCallContext context) =>
        Task.FromResult(council.Scorecards.Find(scorecard => scorecard.Code == request.Code) ?? throw Missing.Of("scorecard"));

    public override async Task WatchScorecard(WatchScorecardRequest request, IServerStreamWriter<CellChanged> responseStream, ServerCallContext context)
    {
        var watcher = council.Watch(request.Code);
        try
        {
            await context.WriteResponseHeadersAsync([]);
            foreach (var missed in council.Missed.Where(change => request.HasAfter && change.After > request.After))
                await responseStream.WriteAsync(missed);
            await foreach (var change in watcher.Reader.ReadAllAsync(context.CancellationToken))
                await responseStream.WriteAsync(change);
        }
        finally
        {
            council.Leave(watcher);
        }
    }
}

public sealed class RisksPeer(Council council) : Risks.RisksBase
{
    public override Task<ListRisksResponse> ListRisks(ListRisksRequest request, ServerCallContext context) =>
        Task.FromResult(new ListRisksResponse
        {
            Risks = { council.Risks.Where(risk => request.Measure.Length == 0 || risk.Measures.Any(link => link.Measure == request.Measure)) },
        });

    public override Task<RiskEntry> GetRisk(GetRiskRequest request, ServerCallContext context) =>
        Task.FromResult(council.Risks.Find(risk => risk.Code == request.Code) ?? throw Missing.Of("risk"));
}

public sealed class ComparisonsPeer(Council council) : Comparisons.ComparisonsBase
{
    public override Task<Comparison> Compare(CompareRequest request, ServerCallContext context) =>
        Task.FromResult(council.Comparisons.GetValueOrDefault(request.Measure) ?? throw Missing.Of("comparison"));
}

internal static class Missing
{
    public static RpcException Of(string what) => new(new Status(StatusCode.NotFound, $"There is no such {what}."));
}
