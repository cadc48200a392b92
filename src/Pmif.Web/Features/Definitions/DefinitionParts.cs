using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Definitions;

/// <summary>Reads how a definition came to be, changes it, retires measures and takes that back.</summary>
public sealed class DefinitionParts(Catalogue.CatalogueClient catalogue, Ask ask)
{
    private const int Latest = 100;

    /// <summary>The latest 100 versions, the newest first.</summary>
    public Task<Part<ListVersionsResponse>> Versions(string code, CancellationToken ct) =>
        ask.For("The list of versions", () => catalogue.ListVersionsAsync(new() { Code = code, Limit = Latest }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>Puts a measure on the list or changes its definition; as a trial, only says whether that would be taken.</summary>
    public Task<Result<Measure>> Define(DefineMeasureRequest request, CancellationToken ct) => catalogue.DefineMeasureAsync(request, cancellationToken: ct).AsResult();

    /// <summary>Ends a measure from a day on.</summary>
    public Task<Result<Measure>> Retire(RetireMeasureRequest request, CancellationToken ct) => catalogue.RetireMeasureAsync(request, cancellationToken: ct).AsResult();

    /// <summary>Takes a retirement back.</summary>
    public Task<Result<Measure>> Reinstate(ReinstateMeasureRequest request, CancellationToken ct) => catalogue.ReinstateMeasureAsync(request, cancellationToken: ct).AsResult();
}
