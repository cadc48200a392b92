using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Tests.Peers;

public sealed class CataloguePeer(Council council) : Catalogue.CatalogueBase
{
    public override Task<ListMeasuresResponse> ListMeasures(ListMeasuresRequest request, ServerCallContext context) =>
        Task.FromResult(new ListMeasuresResponse { Measures = { council.Measures } });

    public override Task<Measure> GetMeasure(GetMeasureRequest request, ServerCallContext context) =>
        Task.FromResult(council.Measures.Find(measure => measure.Code == request.Code) ?? throw Missing.Of("measure"));

    public override Task<ListVersionsResponse> ListVersions(ListVersionsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListVersionsResponse { Versions = { council.Versions } });

    public override async Task<Measure> RetireMeasure(RetireMeasureRequest request, ServerCallContext context)
    {
        var measure = await GetMeasure(new() { Code = request.Code }, context);
        if (request.ReplacedBy == "NONE")
            throw new Fault("measures.replaced-by-unknown", FaultKind.Invalid, "The measure that takes its place must be on the list").ToRpcException();
        (measure.RetiredFrom, measure.RetiredReason, measure.ReplacedBy) = (request.From, request.Reason, request.ReplacedBy);
        return measure;
    }

    public override async Task<Measure> ReinstateMeasure(ReinstateMeasureRequest request, ServerCallContext context)
    {
        var measure = await GetMeasure(new() { Code = request.Code }, context);
        (measure.RetiredFrom, measure.RetiredReason, measure.ReplacedBy) = ("", request.Reason, "");
        return measure;
    }
}
