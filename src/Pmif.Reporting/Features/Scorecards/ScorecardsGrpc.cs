using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Reporting.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Scorecards;

[Authorize(Rights.ReadScorecards)]
public sealed class ScorecardsGrpc(ListScorecards list, GetScorecard get, WatchScorecard watch)
    : Contracts.Reporting.V1.Scorecards.ScorecardsBase
{
    public override async Task<ListScorecardsResponse> ListScorecards(ListScorecardsRequest request, ServerCallContext context)
    {
        var page = (await list.Handle(new PageRequest(PageRequest.MaxLimit, null), context.CancellationToken)).OrThrowRpc();
        return new ListScorecardsResponse { Scorecards = { page.Items.Select(ScorecardMessages.Of) } };
    }

    public override async Task<Scorecard> GetScorecard(GetScorecardRequest request, ServerCallContext context)
    {
        var read = ScorecardRequest.Parse(request.Code, request.Breakdown, request.Period, request.AsOf?.ToDateTimeOffset()).OrThrowRpc();
        return ScorecardMessages.Of((await get.Handle(read, context.CancellationToken)).OrThrowRpc().Scorecard);
    }

    public override async Task WatchScorecard(WatchScorecardRequest request, IServerStreamWriter<CellChanged> responseStream, ServerCallContext context)
    {
        var key = ScorecardKey.Parse(request.Code, request.Breakdown).OrThrowRpc();
        using var open = (await watch.Handle(key, request.HasAfter ? request.After : null, context.CancellationToken)).OrThrowRpc();

        // Lets the caller know that it is being served before anything has changed.
        await context.WriteResponseHeadersAsync([]);
        await foreach (var changes in open.Changes(context.CancellationToken))
        {
            if (changes?.LayoutChanged == true)
                return;
            foreach (var change in changes?.Cells ?? [])
                await responseStream.WriteAsync(ScorecardMessages.Of(change, changes!.Scorecard), context.CancellationToken);
        }
    }
}
