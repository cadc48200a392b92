using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Commentary;

/// <summary>The gRPC door to commentary.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class CommentaryGrpc(GetCommentary get, WriteCommentary write, EraseCommentary erase, CheckCommentary check, ListCommentary list, ListMissing missing)
    : Commentaries.CommentariesBase
{
    public override async Task<Contracts.Measures.V1.Commentary> GetCommentary(GetCommentaryRequest request, ServerCallContext context) =>
        (await get.Handle(new(request.Measure, request.Breakdown, request.Period), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.WriteCommentary)]
    public override async Task<Contracts.Measures.V1.Commentary> WriteCommentary(WriteCommentaryRequest request, ServerCallContext context) =>
        (await write.Handle(new(request.Measure, request.Breakdown, request.Period, request.Text, request.Reason.Length == 0 ? null : request.Reason,
            Caller.Of(context.GetHttpContext()), request.HasAgainst ? request.Against : null), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.EraseCommentary)]
    public override async Task<EraseCommentaryResponse> EraseCommentary(EraseCommentaryRequest request, ServerCallContext context) => new()
    {
        Versions = (await erase.Handle(new(request.Measure, request.Breakdown, request.Period, request.Reason, Caller.Of(context.GetHttpContext())),
            context.CancellationToken)).OrThrowRpc().Versions,
    };

    public override async Task<CommentaryCheck> CheckCommentary(CheckCommentaryRequest request, ServerCallContext context) =>
        (await check.Handle(new(request.Measure, request.Breakdown, request.Period, request.Text), context.CancellationToken)).OrThrowRpc().ToMessage();

    public override async Task<ListCommentaryResponse> ListCommentary(ListCommentaryRequest request, ServerCallContext context)
    {
        var page = (await list.Handle(request.Measure, request.Breakdown, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc();
        return new()
        {
            Commentary = { page.Items.Select(one => new CommentaryOfPeriod { Period = one.Period.ToString(), PeriodLabel = one.PeriodLabel, Standing = one.Standing.ToMessage() }) },
            Next = page.Next ?? "",
        };
    }

    public override async Task<ListCommentaryHistoryResponse> ListCommentaryHistory(ListCommentaryHistoryRequest request, ServerCallContext context)
    {
        var page = (await list.History(new(request.Measure, request.Breakdown, request.Period), PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(),
            context.CancellationToken)).OrThrowRpc();
        return new() { Versions = { page.Items.Select(CommentaryMessages.ToMessage) }, Next = page.Next ?? "" };
    }

    public override async Task<ListMissingCommentaryResponse> ListMissingCommentary(ListMissingCommentaryRequest request, ServerCallContext context)
    {
        var page = (await missing.Handle(new(request.Source, request.LeadService, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc()),
            context.CancellationToken)).OrThrowRpc();
        return new() { Missing = { page.Items.Select(CommentaryMessages.ToMessage) }, Next = page.Next ?? "" };
    }
}
