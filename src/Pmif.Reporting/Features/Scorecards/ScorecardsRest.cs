using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Pmif.Reporting.Domain.Scorecards;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Scorecards;

public static class ScorecardsRest
{
    public static void MapScorecards(this IEndpointRouteBuilder endpoints)
    {
        var scorecards = endpoints.MapGroup("/v1/scorecards").RequireAuthorization(Rights.ReadScorecards).WithTags("Scorecards");
        scorecards.MapGroup("").WithETags().MapGet("/", List).WithName("ListScorecards");
        scorecards.MapGet("/{code}", Get).WithName("GetScorecard").Produces<Scorecard>().Produces(StatusCodes.Status304NotModified);
        scorecards.MapGet("/{code}/stream", Stream).WithName("WatchScorecard").Produces<ScorecardCell>(contentType: "text/event-stream");
    }

    private static async Task<Results<Ok<Page<ListScorecards.Item>>, ProblemHttpResult>> List(
        PageRequest page, ListScorecards handler, CancellationToken cancellationToken) =>
        (await handler.Handle(page, cancellationToken)).ToHttp();

    private static async Task<Results<ScorecardAnswer, ProblemHttpResult>> Get(
        string code, string? breakdown, string? period, DateTimeOffset? asOf, GetScorecard handler, CancellationToken cancellationToken)
    {
        var request = ScorecardRequest.Parse(code, breakdown, period, asOf);
        return request.IsFault
            ? request.Fault.ToProblem()
            : (await handler.Handle(request.Value, cancellationToken)).ToHttp(scorecard => new ScorecardAnswer(scorecard));
    }

    private static async Task<Results<ScorecardStream, ProblemHttpResult>> Stream(
        string code, string? breakdown, long? after, [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        WatchScorecard handler, CancellationToken cancellationToken)
    {
        var key = ScorecardKey.Parse(code, breakdown);
        return key.IsFault
            ? key.Fault.ToProblem()
            : (await handler.Handle(key.Value, ScorecardStream.Position(lastEventId) ?? after, cancellationToken)).ToHttp(watch => new ScorecardStream(watch));
    }
}
