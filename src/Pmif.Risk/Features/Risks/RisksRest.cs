using Microsoft.AspNetCore.Mvc;
using Pmif.Risk.Domain.Register;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Risks;

internal static class RisksRest
{
    public static void MapRisks(this IEndpointRouteBuilder endpoints)
    {
        var risks = endpoints.MapGroup("/v1/risks").WithETags().WithTags("Risks").RequireAuthorization(Rights.ReadRisks);

        risks.MapGet("", async (PageRequest page, string? measure, string? objective, string? state, ListRisks handler, CancellationToken ct) =>
                (await handler.Handle(new ListRisksRequest(page, measure, objective, state), ct)).ToHttp())
            .WithName("ListRisks").WithSummary("The register in the order of its codes").ProducesProblem(400);

        risks.MapGet("/{code}", async (string code, GetRisk handler, CancellationToken ct) =>
                (await handler.Handle(new GetRiskRequest(code), ct)).ToHttp())
            .WithName("GetRisk").WithSummary("One risk").ProducesProblem(404);

        risks.MapGet("/{code}/scores", async (string code, PageRequest page, ListScores handler, CancellationToken ct) =>
                (await handler.Handle(new ListScoresRequest(code, page), ct)).ToHttp())
            .WithName("ListScores").WithSummary("Every score a risk was ever given, the latest first").ProducesProblem(404);

        risks.MapPut("/{code}", async (string code, RiskDocument document, HttpContext http, PutRisk handler, CancellationToken ct) =>
                (await handler.Handle(new PutRiskRequest(code, document, Caller.Of(http)), ct)).ToHttp())
            .RequireAuthorization(Rights.WriteRisks).WithMetadata(new RequestSizeLimitAttribute(1024 * 1024))
            .WithName("PutRisk").WithSummary("Enters a risk or changes it; a new score is added to the history")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
    }
}
