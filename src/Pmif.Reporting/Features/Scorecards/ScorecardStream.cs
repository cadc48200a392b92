using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Features.Scorecards;

/// <summary>
/// A watch as server-sent events: a <c>cell</c> for each changed measure; <c>layout</c> where the scorecard is laid out anew and is to be
/// read again; comments keep the connection alive.
/// </summary>
public sealed class ScorecardStream(WatchScorecard.Watch watch) : IResult
{
    /// <summary>The place that a reader resumes after, from the id it last saw; null where it has none.</summary>
    public static long? Position(string? lastEventId) =>
        long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var open = watch;
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        try
        {
            await Write(response, "retry: 1000\n\n", httpContext.RequestAborted);
            await foreach (var changes in open.Changes(httpContext.RequestAborted))
                await Write(response, changes is null ? ": here\n\n" : Events(changes), httpContext.RequestAborted);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The reader has left.
        }
    }

    private static string Events(ScorecardChanges changes)
    {
        var scorecard = changes.Scorecard;
        var events = new StringBuilder();
        if (changes.LayoutChanged)
            return events.Append(CultureInfo.InvariantCulture, $"id: {scorecard.Position}\n")
                .Append("event: layout\ndata: ").Append(Json(new { scorecard.Code, scorecard.FrameworkVersion })).Append("\n\n").ToString();

        foreach (var change in changes.Cells)
            events.Append(CultureInfo.InvariantCulture, $"id: {change.ResumeAfter}\n")
                .Append("event: cell\ndata: ").Append(Json(change.Cell)).Append("\n\n");
        return events.ToString();
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, PmifJson.Options);

    private static async Task Write(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
