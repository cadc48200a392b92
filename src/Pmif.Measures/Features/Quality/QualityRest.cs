using Pmif.Measures.Domain.Quality;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Quality;

internal static class QualityRest
{
    public static void MapQuality(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/quality", (string? source, string? leadService, PageRequest page, GetQuality handler, CancellationToken cancellationToken) =>
            handler.Handle(new(source ?? "", leadService ?? "", page), cancellationToken)).RequireAuthorization(Rights.ReadMeasures).WithName("ListQuality");

        routes.MapGet("/quality/sources", (GetQuality handler, CancellationToken cancellationToken) => handler.Sources(cancellationToken))
            .RequireAuthorization(Rights.ReadMeasures).WithName("ListSourceQuality");

        routes.MapGet("/measures/{code}/quality", async (string code, string? breakdown, HttpContext http, GetQuality handler, CancellationToken cancellationToken) =>
            (await handler.Of(code, breakdown, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetQuality");

        routes.MapGet("/measures/{code}/rules", async (string code, SetRules handler, CancellationToken cancellationToken) =>
            (await handler.Current(code, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetValidationRules");

        routes.MapPut("/measures/{code}/rules", async (string code, RulesBody body, HttpContext http, SetRules handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, body.Rules ?? [], body.Reason, Caller.Of(http)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.SetQualityRules).WithName("SetValidationRules");

        routes.MapPost("/measures/{code}/verification", async (string code, string? breakdown, string? period, VerificationBody body, HttpContext http, VerifyValue handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, breakdown, period, body.Outcome, body.Reason, body.Against, Caller.Of(http)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.VerifyValues).WithName("VerifyValue");

        routes.MapGet("/measures/{code}/assurance", async (string code, PageRequest page, AssessMeasure handler, CancellationToken cancellationToken) =>
            (await handler.History(code, page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetAssurance");

        routes.MapPost("/measures/{code}/assurance", async (string code, AssessmentBody body, HttpContext http, AssessMeasure handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, body.Dimensions ?? new AssuranceDimensions(), body.Note, Caller.Of(http)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.AssessQuality).WithName("AssessMeasure");
    }

    /// <summary>All rules of a measure and why they are set.</summary>
    public sealed record RulesBody(IReadOnlyList<ValidationRule>? Rules, string? Reason);

    /// <summary><c>verified</c>, or <c>queried</c> with a reason, and the submission that brought the value which was looked at, where that matters.</summary>
    public sealed record VerificationBody(string? Outcome, string? Reason = null, Guid? Against = null);

    /// <summary>A rating for each dimension (not-assessed unless given), and what was looked at.</summary>
    public sealed record AssessmentBody(AssuranceDimensions? Dimensions, string? Note);
}
