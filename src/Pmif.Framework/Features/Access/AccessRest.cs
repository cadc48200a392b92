using Microsoft.AspNetCore.Mvc;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

internal static class AccessRest
{
    private static readonly RequestSizeLimitAttribute Small = new(256 * 1024);

    /// <summary>All that somebody has besides what the provider's groups give.</summary>
    public sealed record GrantsBody(IReadOnlyList<GrantView>? Grants = null, bool MaySeeHeld = false, string? Reason = null);

    public sealed record RemoveBody(string? Reason = null, bool ForgetName = false);

    public sealed record KeyBody(string? Name = null, string? Source = null, IReadOnlyList<string>? Measures = null, string? Role = null, DateTimeOffset? Expires = null, string? Reason = null);

    public sealed record RotateBody(int OverlapHours = 24, DateTimeOffset? Expires = null, string? Reason = null);

    public sealed record RevokeBody(string? Reason = null);

    public static void MapAccess(this IEndpointRouteBuilder endpoints)
    {
        var people = endpoints.MapGroup("/v1/people").WithETags().WithTags("People").RequireAuthorization(Rights.ManagePeople).WithMetadata(Small);

        people.MapGet("", async (PageRequest page, string? text, ListPeople handler, CancellationToken ct) => (await handler.Handle(text, page, ct)).ToHttp())
            .WithName("ListPeople").WithSummary("Everybody who has signed in, by name").ProducesProblem(400);

        people.MapPut("/{id}/grants", async (string id, GrantsBody body, HttpContext http, SetGrants handler, CancellationToken ct) =>
                (await handler.Handle(new(id, body.Grants ?? [], body.MaySeeHeld, body.Reason, Caller.Of(http)), ct)).ToHttp())
            .WithName("SetGrants").WithSummary("Says which roles somebody has besides those of the provider's groups").ProducesProblem(400).ProducesProblem(404);

        people.MapPost("/{id}/remove", async (string id, RemoveBody body, HttpContext http, RemovePerson handler, CancellationToken ct) =>
                (await handler.Handle(new(id, body.Reason, body.ForgetName, Caller.Of(http)), ct)).ToHttp())
            .WithName("RemovePerson").WithSummary("Takes every right from somebody who leaves").ProducesProblem(400).ProducesProblem(404);

        var keys = endpoints.MapGroup("/v1/keys").WithETags().WithTags("Keys").RequireAuthorization(Rights.ManageKeys).WithMetadata(Small);

        keys.MapGet("", async (PageRequest page, string? source, ListKeys handler, CancellationToken ct) => (await handler.Handle(source, page, ct)).ToHttp())
            .WithName("ListKeys").WithSummary("Every key there ever was, without secrets, the latest first").ProducesProblem(400);

        keys.MapPost("", async (KeyBody body, HttpContext http, CreateKey handler, CancellationToken ct) =>
                (await handler.Handle(new(body.Name ?? "", body.Source ?? "", body.Measures ?? [], body.Role ?? "", body.Expires, body.Reason, Caller.Of(http)), ct)).ToHttp())
            .WithName("CreateKey").WithSummary("Makes a key; its secret is shown this once").ProducesProblem(400);

        keys.MapPost("/{id}/rotate", async (string id, RotateBody body, HttpContext http, RotateKey handler, CancellationToken ct) =>
                (await handler.Handle(new(id, body.OverlapHours, body.Expires, body.Reason, Caller.Of(http)), ct)).ToHttp())
            .WithName("RotateKey").WithSummary("Makes a new key beside the old one, which ends after the overlap").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

        keys.MapPost("/{id}/revoke", async (string id, RevokeBody body, HttpContext http, RevokeKey handler, CancellationToken ct) =>
                (await handler.Handle(new(id, body.Reason, Caller.Of(http)), ct)).ToHttp())
            .WithName("RevokeKey").WithSummary("Ends a key").ProducesProblem(400).ProducesProblem(404);
    }
}
