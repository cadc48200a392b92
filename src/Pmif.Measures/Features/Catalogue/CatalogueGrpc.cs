using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>The gRPC door to the single data list.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class CatalogueGrpc(ListMeasures list, GetMeasure get, ListVersions versions, DefineMeasure define, RetireMeasure retire) : Contracts.Measures.V1.Catalogue.CatalogueBase
{
    public override async Task<ListMeasuresResponse> ListMeasures(ListMeasuresRequest request, ServerCallContext context)
    {
        var page = await list.Handle(PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), new(request.State, request.Source, request.Tag, request.Kind, request.Assurance), context.CancellationToken);
        return new ListMeasuresResponse { Measures = { page.Items.Select(MeasureMessages.ToMessage) }, Next = page.Next ?? "" };
    }

    public override async Task<Measure> GetMeasure(GetMeasureRequest request, ServerCallContext context) =>
        (await get.Handle(new(request.Code, request.Version == 0 ? null : request.Version, SeriesRest.Day(request.On)), context.CancellationToken)).OrThrowRpc().ToMessage();

    public override async Task<ListVersionsResponse> ListVersions(ListVersionsRequest request, ServerCallContext context)
    {
        var page = (await versions.Handle(request.Code, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc();
        return new() { Versions = { page.Items.Select(MeasureMessages.ToMessage) }, Next = page.Next ?? "" };
    }

    [Authorize(Rights.DefineMeasures)]
    public override async Task<Measure> DefineMeasure(DefineMeasureRequest request, ServerCallContext context)
    {
        var definition = (request.Definition ?? new()).ToDefinition().OrThrowRpc();
        Func<object?, bool>? isKnown = request.HasAgainst ? standing => (standing as MeasureResponse)?.Version.Equals(request.Against) ?? request.Against == 0 : null;
        return (await define.Handle(new(definition.Code, definition, Caller.Of(context.GetHttpContext()), request.Reason.Length == 0 ? null : request.Reason, isKnown, request.DryRun),
            context.CancellationToken)).OrThrowRpc().ToMessage();
    }

    [Authorize(Rights.DefineMeasures)]
    public override async Task<Measure> RetireMeasure(RetireMeasureRequest request, ServerCallContext context) => (await retire.Retire(
        request.Code, new(SeriesRest.Day(request.From), request.Reason, request.ReplacedBy), Caller.Of(context.GetHttpContext()), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.DefineMeasures)]
    public override async Task<Measure> ReinstateMeasure(ReinstateMeasureRequest request, ServerCallContext context) =>
        (await retire.Reinstate(request.Code, new(request.Reason), Caller.Of(context.GetHttpContext()), context.CancellationToken)).OrThrowRpc().ToMessage();
}
