using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Gaps;

internal static class GapsRest
{
    public static void MapGaps(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/measures/{code}/gaps", async (string code, string? kind, string? period, string? breakdown, string? against, PageRequest page, GetGaps handler, CancellationToken cancellationToken) =>
            (await handler.Handle(RequestOf(code, kind, period, breakdown, against), page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetGaps");

    internal static GetGaps.Request RequestOf(string measure, string? kind, string? period, string? breakdown, string? against) => new(
        measure,
        Words.TryRead<GapKind>(kind, out var known) ? known : throw new FaultException(GapFaults.RequestInvalid.With("The kind is deprivation, equality or area.")),
        string.IsNullOrEmpty(period) ? null
            : Period.TryParseIso(period, out var read) ? read : throw new FaultException(GapFaults.RequestInvalid.With($"'{period}' is no period as 2024-04-01/P1Y is.")),
        breakdown ?? "", string.IsNullOrEmpty(against) ? null : against);
}
