using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds.Quarantine;

internal static class QuarantineRest
{
    /// <summary>Why rows are taken in or left out.</summary>
    public sealed record Decision(string? Reason);

    public static void MapQuarantine(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/quarantine", async (string? feed, string? state, PageRequest page, ListQuarantine handler, CancellationToken cancellationToken) =>
            (await handler.Handle(feed, State(state), page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadHeld).WithName("ListQuarantine");

        routes.MapGet("/quarantine/{submission:guid}/rows", async (Guid submission, PageRequest page, ListHeldRows handler, CancellationToken cancellationToken) =>
            (await handler.Handle(submission, page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadHeld).WithName("ListHeldRows");

        routes.MapPost("/quarantine/{submission:guid}/release", async (Guid submission, Decision body, HttpContext http, ReleaseQuarantine handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(submission, body.Reason, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.DecideQuarantine).WithName("ReleaseQuarantine");

        routes.MapPost("/quarantine/{submission:guid}/discard", async (Guid submission, Decision body, HttpContext http, DiscardQuarantine handler, CancellationToken cancellationToken) =>
            (await handler.Handle(submission, body.Reason, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.DecideQuarantine).WithName("DiscardQuarantine");
    }

    private static QuarantineState State(string? word) => string.IsNullOrEmpty(word) ? QuarantineState.Held
        : Words.TryRead<QuarantineState>(word, out var state) ? state
        : throw new FaultException(QuarantineFaults.StateInvalid.With($"The state was '{word}'."));
}
