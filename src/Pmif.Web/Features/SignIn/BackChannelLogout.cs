using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Pmif.Web.SignIn;

namespace Pmif.Web.Features.SignIn;

/// <summary>The provider ends sessions here, by a signed token, as soon as somebody signs out there or their account is closed.</summary>
internal static partial class BackChannelLogout
{
    private const int Largest = 16 * 1024;

    public static void MapBackChannelLogout(this WebApplication app) => app.MapPost(SignInAddresses.BackChannel, End).AllowAnonymous();

    private static async Task<IResult> End(HttpContext http, LogoutTokens tokens, Sessions sessions, ILogger<LogoutTokens> log, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await Token(http, ct) is not { Length: > 0 } token) return Refused(log, "form");
        try
        {
            var (over, wrong) = await tokens.Read(token, ct);
            if (over is null) return Refused(log, wrong);
            sessions.EndThose(over);
            LogEnded(log);
            return TypedResults.Ok();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            LogKeysUnknown(log, e.GetType().Name);
            return Answer("temporarily_unavailable", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<string?> Token(HttpContext http, CancellationToken ct)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = Largest;
        if (!http.Request.HasFormContentType || http.Request.ContentLength > Largest) return null;
        try
        {
            return (await http.Request.ReadFormAsync(new FormOptions { ValueCountLimit = 16, ValueLengthLimit = Largest }, ct))["logout_token"];
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static JsonHttpResult<Dictionary<string, string>> Refused(ILogger log, string wrong)
    {
        LogRefused(log, wrong);
        return Answer("invalid_request", StatusCodes.Status400BadRequest);
    }

    private static JsonHttpResult<Dictionary<string, string>> Answer(string error, int status) => TypedResults.Json(new Dictionary<string, string> { ["error"] = error }, statusCode: status);

    [LoggerMessage(Level = LogLevel.Information, Message = "The provider ended a person's session")]
    private static partial void LogEnded(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A logout token was refused: {Wrong}")]
    private static partial void LogRefused(ILogger log, string wrong);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A logout token could not be checked, as the provider's keys are not known: {Kind}")]
    private static partial void LogKeysUnknown(ILogger log, string kind);
}
