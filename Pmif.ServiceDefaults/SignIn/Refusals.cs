using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Pmif.ServiceDefaults;

/// <summary>Answers callers who are not known or have not the right, over REST and gRPC alike, and logs that they were refused, without what they brought.</summary>
internal sealed partial class Refusals(IAuthenticationSchemeProvider schemes, ILogger<Refusals> logger) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler byScheme = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // The site sends people to its sign-in page instead.
        if (authorizeResult.Succeeded || (await schemes.GetDefaultChallengeSchemeAsync())?.Name != SignIn.Scheme)
        {
            await byScheme.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        var isOver = context.Features.Get<TooManyFailures>() is not null;
        var fault = authorizeResult.Forbidden ? RequestFaults.NotAllowed : isOver ? RequestFaults.TooManyFailures : Unknown(context.Request);
        LogRefused(logger, fault.Code, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
            Caller.Of(context).Id, context.Connection.RemoteIpAddress?.ToString());
        if (isOver) context.Response.Headers.RetryAfter = ((int)FailedSignIns.Window.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        else if (!authorizeResult.Forbidden) context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        await Answer(context, fault);
    }

    private static Fault Unknown(HttpRequest request) => Bearer.Of(request) is null ? RequestFaults.KeyMissing
        : Bearer.SchemeOf(request) == ApiKeyHandler.Name ? RequestFaults.KeyUnknown : RequestFaults.TokenInvalid;

    internal static Task Answer(HttpContext context, Fault fault)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) != true) return fault.ToProblem().ExecuteAsync(context);

        // A gRPC answer that consists of its trailers only.
        var (rpc, response) = (fault.ToRpcException(), context.Response);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)rpc.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(rpc.Status.Detail);
        foreach (var trailer in rpc.Trailers)
            response.Headers[trailer.Key] = trailer.IsBinary ? Convert.ToBase64String(trailer.ValueBytes) : trailer.Value;
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "Refused with {Code}: {Method} {Route} by '{Caller}' from {Address}")]
    private static partial void LogRefused(ILogger logger, string code, string method, string? route, string caller, string? address);
}
