using Microsoft.AspNetCore.Mvc;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Matrices;

internal static class MatricesRest
{
    public static void MapMatrices(this IEndpointRouteBuilder endpoints)
    {
        var matrix = endpoints.MapGroup("/v1/matrix").WithETags().WithTags("Matrix").RequireAuthorization(Rights.ReadRisks);

        matrix.MapGet("", async (int? version, GetMatrix handler, CancellationToken ct) =>
                (await handler.Handle(new GetMatrixRequest(version), ct)).ToHttp())
            .WithName("GetMatrix").WithSummary("A version of the matrix; the one in force unless named").ProducesProblem(404);

        matrix.MapPut("", async (MatrixDocument document, HttpContext http, PutMatrix handler, CancellationToken ct) =>
                (await handler.Handle(new PutMatrixRequest(document, Caller.Of(http)), ct)).ToHttp())
            .RequireAuthorization(Rights.SetRiskMatrix).WithMetadata(new RequestSizeLimitAttribute(256 * 1024))
            .WithName("PutMatrix").WithSummary("Puts a matrix in force as a new version; scores given before keep theirs")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
    }
}
