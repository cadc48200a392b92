using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Pmif.ServiceDefaults;

/// <summary>The last line of the REST door: an exception becomes its fault, a bug becomes 500 without a word about its inside.</summary>
internal sealed partial class FaultExceptionHandler(ILogger<FaultExceptionHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        if (RequestFaults.Of(exception) is { } fault)
        {
            if (fault.Kind == FaultKind.Unavailable) LogUnavailable(exception, http.Request.Method, http.Request.Path);
            await fault.ToProblem().ExecuteAsync(http);
            return true;
        }

        LogBug(exception, http.Request.Method, http.Request.Path);
        await TypedResults.Problem(HttpFaults.Details(RequestFaults.Unexpected, 500, "Something went wrong on our side", null)).ExecuteAsync(http);
        return true;
    }

    /// <summary>Gives an empty error answer (unknown address, wrong method …) the shape of all others.</summary>
    public static async Task DescribeEmptyAnswer(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var status = http.Response.StatusCode;
        if (http.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true) return;

        var problem = status switch
        {
            404 => RequestFaults.NoSuchAddress.ToProblem(),
            408 => RequestFaults.TooSlow.ToProblem(),
            413 => RequestFaults.TooLarge.ToProblem(),
            415 => RequestFaults.ContentType.ToProblem(),
            _ => TypedResults.Problem(HttpFaults.Details($"request.http-{status}", status, ReasonPhrases.GetReasonPhrase(status), null)),
        };
        await problem.ExecuteAsync(http);
    }

    [LoggerMessage(LogLevel.Warning, "A neighbour is unavailable to {Method} {Path}")]
    private partial void LogUnavailable(Exception exception, string method, string path);

    [LoggerMessage(LogLevel.Error, "Unexpected exception in {Method} {Path}")]
    private partial void LogBug(Exception exception, string method, string path);
}
