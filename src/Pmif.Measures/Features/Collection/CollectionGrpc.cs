using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Measures.Features.Collection.Corrections;
using Pmif.Measures.Features.Collection.LateEntries;
using Pmif.Measures.Features.Collection.Locks;
using Pmif.Measures.Features.Collection.Windows;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;
using CorrectionState = Pmif.Measures.Domain.Collection.CorrectionState;

namespace Pmif.Measures.Features.Collection;

/// <summary>The gRPC door to windows, locks, late entries and corrections.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class CollectionGrpc(
    GetWindow window, ListLocks locks, LockPeriod @lock, LiftLock lift, ListLateEntries lateEntries, OpenLateEntry open, ListCorrections corrections,
    ProposeCorrection propose, AcceptCorrection accept, CloseCorrection close) : Contracts.Measures.V1.Collection.CollectionBase
{
    public override async Task<Window> GetWindow(GetWindowRequest request, ServerCallContext context) =>
        (await window.Handle(new(request.Measure, request.Breakdown, request.Period), context.CancellationToken)).OrThrowRpc().ToMessage();

    public override async Task<ListPeriodLocksResponse> ListPeriodLocks(ListPeriodLocksRequest request, ServerCallContext context)
    {
        var page = (await locks.Handle(request.On, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc();
        return new ListPeriodLocksResponse { Locks = { page.Items.Select(CollectionMessages.ToMessage) }, Next = page.Next ?? "" };
    }

    [Authorize(Rights.LockPeriods)]
    public override async Task<PeriodLock> LockPeriod(LockPeriodRequest request, ServerCallContext context) =>
        (await @lock.Handle(new(request.Period, request.Measures, request.Source, request.Reason, CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.LockPeriods)]
    public override async Task<PeriodLock> LiftPeriodLock(LiftPeriodLockRequest request, ServerCallContext context) =>
        (await lift.Handle(new(request.Id, request.Reason, CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    public override async Task<ListLateEntriesResponse> ListLateEntries(ListLateEntriesRequest request, ServerCallContext context)
    {
        var page = (await lateEntries.Handle(request.Measure, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc();
        return new ListLateEntriesResponse { LateEntries = { page.Items.Select(CollectionMessages.ToMessage) }, Next = page.Next ?? "" };
    }

    [Authorize(Rights.OpenLateEntries)]
    public override async Task<LateEntry> OpenLateEntry(OpenLateEntryRequest request, ServerCallContext context) =>
        (await open.Handle(new(request.Measure, request.HasBreakdown ? request.Breakdown : null, request.Period, SeriesRest.Day(request.Until), request.Reason,
            CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    public override async Task<ListCorrectionsResponse> ListCorrections(ListCorrectionsRequest request, ServerCallContext context)
    {
        var page = (await corrections.Handle(new(request.State, request.Measure, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), CallerOf(context)),
            context.CancellationToken)).OrThrowRpc();
        return new ListCorrectionsResponse { Corrections = { page.Items.Select(CollectionMessages.ToMessage) }, Next = page.Next ?? "" };
    }

    public override async Task<Correction> GetCorrection(GetCorrectionRequest request, ServerCallContext context) =>
        (await corrections.One(request.Id, CallerOf(context), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.ProposeCorrections)]
    public override async Task<Correction> ProposeCorrection(ProposeCorrectionRequest request, ServerCallContext context) =>
        (await propose.Handle(new(request.ToRow(), request.Reason, CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.DecideCorrections)]
    public override async Task<Correction> AcceptCorrection(DecideCorrectionRequest request, ServerCallContext context) =>
        (await accept.Handle(new(request.Id, request.Reason, CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.DecideCorrections)]
    public override Task<Correction> RejectCorrection(DecideCorrectionRequest request, ServerCallContext context) => Close(request, CorrectionState.Rejected, context);

    [Authorize(Rights.ProposeCorrections)]
    public override Task<Correction> WithdrawCorrection(DecideCorrectionRequest request, ServerCallContext context) => Close(request, CorrectionState.Withdrawn, context);

    private async Task<Correction> Close(DecideCorrectionRequest request, CorrectionState state, ServerCallContext context) =>
        (await close.Handle(new(request.Id, state, request.Reason, CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    private static Caller CallerOf(ServerCallContext context) => Caller.Of(context.GetHttpContext());
}
