using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Features.Feeds;
using Pmif.Measures.Features.Submissions.Bodies;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions;

internal static class SubmissionsRest
{
    public static void MapSubmissions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/submissions", Submit).RequireAuthorization(Rights.SubmitValues).WithName("SubmitValues")
            .WithDescription("Values as text/csv, application/json or application/x-ndjson, plain or gzip.").Produces<Receipt>().Produces<Receipt>(422).ProducesProblem(400);

        routes.MapGet("/submissions", async (string[]? source, bool? own, PageRequest page, HttpContext http, ListSubmissions handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(source ?? [], own ?? false, Caller.Of(http), page), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListSubmissions");

        routes.MapGet("/submissions/{id:guid}", async (Guid id, HttpContext http, GetSubmission handler, CancellationToken cancellationToken) =>
            (await handler.Handle(id, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetSubmission");

        routes.MapGet("/submissions/{id:guid}/issues", async (Guid id, PageRequest page, HttpContext http, ListIssues handler, CancellationToken cancellationToken) =>
            (await handler.Handle(id, page, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListIssues");

        routes.MapPost("/submissions/{id:guid}/revert", async (Guid id, RevertBody body, HttpContext http, RevertSubmission handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(id, body.Reason, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.RevertSubmissions).WithName("RevertSubmission");
    }

    /// <summary>Why a submission is undone.</summary>
    public sealed record RevertBody(string? Reason);

    private static async Task<Results<JsonHttpResult<Receipt>, ProblemHttpResult>> Submit(
        HttpRequest http, SubmitValues handler, FeedAdapter adapters, IOptions<SubmissionLimits> limits, CancellationToken cancellationToken, string? mode = null, string? dryRun = null,
        string? adapter = null, string? feed = null)
    {
        if (ReadMode(mode) is not { } readMode)
            return SubmissionFaults.OptionInvalid.With($"'{mode}' is no mode; use partial or atomic.").ToProblem();
        if (!TryReadBoolean(dryRun, out var isDryRun))
            return SubmissionFaults.OptionInvalid.With($"'{dryRun}' is neither true nor false.").ToProblem();
        var shape = await adapters.Find(adapter, feed, http.ContentType, cancellationToken);
        if (shape.IsFault)
            return shape.Fault.ToProblem();
        var body = ContentTypes.Of(http, limits.Value, shape.Value);
        if (body.IsFault)
            return body.Fault.ToProblem();
        var key = http.Headers.TryGetValue("Idempotency-Key", out var header) ? header.ToString() : null;
        var result = await handler.Handle(new(Caller.Of(http.HttpContext), body.Value, readMode, isDryRun, key, string.IsNullOrEmpty(feed) ? null : feed), cancellationToken);
        return result.IsFault ? result.Fault.ToProblem()
            : TypedResults.Json(result.Value with { ContentDigest = body.Value.HasDigest ? DigestState.Verified : DigestState.Absent }, PmifJson.Options, statusCode: StatusOf(result.Value));
    }

    private static SubmissionMode? ReadMode(string? mode) =>
        string.IsNullOrEmpty(mode) ? SubmissionMode.Partial : Words.TryRead<SubmissionMode>(mode, out var read) ? read : null;

    private static bool TryReadBoolean(string? text, out bool value)
    {
        value = false;
        return string.IsNullOrEmpty(text) || bool.TryParse(text, out value);
    }

    private static int StatusOf(Receipt receipt) => receipt is { Mode: SubmissionMode.Atomic, Outcome: Outcome.Rejected }
        ? StatusCodes.Status422UnprocessableEntity
        : StatusCodes.Status200OK;
}
