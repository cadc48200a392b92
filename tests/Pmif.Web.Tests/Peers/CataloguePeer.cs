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

    public override async Task<Measure> DefineMeasure(DefineMeasureRequest request, ServerCallContext context)
    {
        if (await Callers.Of(context, "measures") is not { Kind: CallerKind.Person })
            throw new RpcException(new Status(StatusCode.PermissionDenied, "Not a person."));
        var standing = council.Measures.Find(measure => measure.Code == request.Definition.Code);
        if (request.Against != (standing?.Version ?? 0))
            throw new Fault("measures.definition-changed", FaultKind.PreconditionFailed, "The definition is not the one that you have seen; read it again").ToRpcException();
        if (request.Definition.Decimals > 6)
            throw new Fault("measures.decimals-invalid", FaultKind.Invalid, "The definition is not sound", "Decimals are 0 to 6.").ToRpcException();
        if (request.Definition.Code.Contains(' ', StringComparison.Ordinal))
            throw new Fault("measures.code-invalid", FaultKind.Invalid, "The definition is not sound", "A code has no spaces.").ToRpcException();
        if (request.DryRun)
            return new Measure(request.Definition) { Version = 0 };
        if (standing is not null)
            council.Measures.Remove(standing);
        var defined = new Measure(request.Definition) { Version = request.Against + 1 };
        council.Measures.Add(defined);
        council.Versions.Insert(0, new() { Definition = defined, Reason = request.Reason });
        return defined;
    }

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
