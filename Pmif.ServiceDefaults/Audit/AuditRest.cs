using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>The doors to a service's audit trail.</summary>
public static class AuditRest
{
    /// <summary>To read and to verify; removing needs the right of administrators to people.</summary>
    public const string Right = Rights.SearchAudit, RemovalRight = Rights.ManagePeople;

    /// <summary>Why something is removed.</summary>
    public sealed record RemovalBody(string? Reason);

    /// <summary>One line of what verifying answers: how far it came, or at last the verdict.</summary>
    public sealed record VerificationLine(long? Checked = null, AuditVerdict? Verdict = null);

    /// <summary><c>/v1/audit</c> and its gRPC twin.</summary>
    public static void MapAudit<TDb>(this WebApplication app) where TDb : ServiceDbContext
    {
        ArgumentNullException.ThrowIfNull(app);
        var trail = app.MapGroup("/v1/audit").RequireAuthorization(Right).WithTags("Audit");
        trail.MapGroup("").WithETags().MapGet("", async (
            DateTimeOffset? from, DateTimeOffset? to, string? actor, string? action, string? subject, string? who, long? beforePlace, PageRequest page, ListEntries<TDb> handler,
            CancellationToken cancellationToken) =>
            (await handler.Handle(new(from, to, actor, action, subject) { Who = who, BeforePlace = beforePlace }, page, cancellationToken)).ToHttp()).WithName("ListAuditEntries");
        trail.MapPost("/verify", async (string? head, HttpContext http, VerifyTrail<TDb> handler, AuditKeys keys, CancellationToken cancellationToken) =>
        {
            var witness = string.IsNullOrEmpty(head) ? null : AuditWitness.Read(head, keys.Service);
            if (witness is null && !string.IsNullOrEmpty(head)) return (IResult)AuditFaults.HeadInvalid.With($"The head was '{head}'.").ToProblem();
            http.Response.ContentType = "application/x-ndjson";
            var verdict = await handler.Handle(witness, done => Write(http, new(Checked: done)), cancellationToken);
            await Write(http, new(Verdict: verdict));
            return TypedResults.Empty;
        }).WithName("VerifyAuditTrail").Produces<VerificationLine>(200, "application/x-ndjson");
        trail.MapPost("/{id:guid}/redact", async (Guid id, RemovalBody body, RemoveDetails<TDb> handler, CancellationToken cancellationToken) =>
            (await handler.Handle(id, body.Reason, cancellationToken)).ToHttp(_ => TypedResults.NoContent())).RequireAuthorization(RemovalRight).WithName("RedactAuditEntry");
        trail.MapPost("/people/forget", async (string actor, RemovalBody body, ForgetPerson<TDb> handler, CancellationToken cancellationToken) =>
            (await handler.Handle(actor, body.Reason, cancellationToken)).ToHttp(_ => TypedResults.NoContent())).RequireAuthorization(RemovalRight).WithName("ForgetAuditPerson");
        app.MapGrpcService<AuditGrpc<TDb>>();
    }

    private static async Task Write(HttpContext http, VerificationLine line)
    {
        await JsonSerializer.SerializeAsync(http.Response.Body, line, PmifJson.Options, http.RequestAborted);
        await http.Response.Body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
