using Pmif.Measures.Domain.Commentary;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Commentary;

internal static class CommentaryRest
{
    public static void MapCommentary(this IEndpointRouteBuilder routes)
    {
        var one = routes.MapGroup("/measures/{code}/commentary");
        one.MapGet("", async (string code, string? breakdown, string? period, GetCommentary handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, breakdown, period), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetCommentary");

        one.MapPut("", async (string code, string? breakdown, string? period, TextBody body, HttpContext http, WriteCommentary handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, breakdown, period, body.Text, body.Reason, Caller.Of(http), body.Against, ETags.IfMatch(http)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.WriteCommentary).WithName("WriteCommentary").ProducesProblem(412).ProducesProblem(422);

        one.MapGet("/history", async (string code, string? breakdown, string? period, PageRequest page, ListCommentary handler, CancellationToken cancellationToken) =>
            (await handler.History(new(code, breakdown, period), page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListCommentaryHistory");

        one.MapGet("/periods", async (string code, string? breakdown, PageRequest page, ListCommentary handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, breakdown, page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListCommentary");

        one.MapPost("/erase", async (string code, string? breakdown, string? period, ErasureBody body, HttpContext http, EraseCommentary handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, breakdown, period, body.Reason, Caller.Of(http)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.EraseCommentary).WithName("EraseCommentary").ProducesProblem(404).ProducesProblem(422);

        one.MapPost("/check", async (string code, string? breakdown, string? period, TextBody body, CheckCommentary handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, breakdown, period, body.Text), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("CheckCommentary");

        routes.MapGet("/commentary/missing", async (string? source, string? leadService, PageRequest page, ListMissing handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(source ?? "", leadService ?? "", page), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListMissingCommentary");

        routes.MapGet("/commentary/rule", (SetRule handler, CancellationToken cancellationToken) => handler.Current(cancellationToken))
            .RequireAuthorization(Rights.ReadMeasures).WithName("GetCommentaryRule");

        routes.MapPut("/commentary/rule", async (RuleBody body, HttpContext http, SetRule handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(body.Rule ?? new CommentaryRule(), body.Reason, Caller.Of(http)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.SetCommentaryRule).WithName("SetCommentaryRule");
    }

    /// <summary>A commentary in markdown, why it changes, and the version that the writer has seen (0 for none), where that matters.</summary>
    public sealed record TextBody(string? Text, string? Reason = null, int? Against = null);

    /// <summary>Why a commentary is erased.</summary>
    public sealed record ErasureBody(string? Reason);

    /// <summary>A rule and why it is set.</summary>
    public sealed record RuleBody(CommentaryRule? Rule, string? Reason);
}
