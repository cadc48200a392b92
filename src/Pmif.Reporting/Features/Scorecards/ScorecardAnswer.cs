using Microsoft.Net.Http.Headers;

namespace Pmif.Reporting.Features.Scorecards;

/// <summary>A scorecard's JSON with its entity tag; 304 for a caller that has it already.</summary>
public sealed class ScorecardAnswer(RenderedScorecard scorecard) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.ETag = scorecard.ETag;
        response.Headers.CacheControl = "no-cache";
        if (request.Headers.IfNoneMatch.Count > 0 && IsKnown(request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = scorecard.Json.Length;
        return response.Body.WriteAsync(scorecard.Json, httpContext.RequestAborted).AsTask();
    }

    private bool IsKnown(HttpRequest request)
    {
        var tag = new EntityTagHeaderValue(scorecard.ETag);
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
    }
}
