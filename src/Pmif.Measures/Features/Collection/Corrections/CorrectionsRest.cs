using Pmif.Measures.Domain.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Corrections;

internal static class CorrectionsRest
{
    public static void MapCorrections(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/corrections", async (PageRequest page, string? state, string? measure, HttpContext http, ListCorrections handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(state, measure, page, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListCorrections");

        routes.MapGet("/corrections/{id:int}", async (int id, HttpContext http, ListCorrections handler, CancellationToken cancellationToken) =>
            (await handler.One(id, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetCorrection");

        routes.MapPost("/corrections", async (CorrectionBody body, HttpContext http, ProposeCorrection handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(body.ToRow(), body.Reason, Caller.Of(http)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.ProposeCorrections).WithName("ProposeCorrection").ProducesProblem(422);

        routes.MapPost("/corrections/{id:int}/accept", async (int id, ReasonBody? body, HttpContext http, AcceptCorrection handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(id, body?.Reason, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.DecideCorrections).WithName("AcceptCorrection");

        routes.MapPost("/corrections/{id:int}/reject", async (int id, ReasonBody? body, HttpContext http, CloseCorrection handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(id, CorrectionState.Rejected, body?.Reason, Caller.Of(http)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.DecideCorrections).WithName("RejectCorrection");

        routes.MapPost("/corrections/{id:int}/withdraw", async (int id, ReasonBody? body, HttpContext http, CloseCorrection handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(id, CorrectionState.Withdrawn, body?.Reason, Caller.Of(http)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.ProposeCorrections).WithName("WithdrawCorrection");
    }
}
