using System.Text.Encodings.Web;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Pmif.ServiceDefaults;

/// <summary><c>Authorization: Bearer key</c>, over REST and as gRPC metadata alike.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "api-key";
    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    private AuthenticateResult Authenticate()
    {
        if (Key() is not { } key) return AuthenticateResult.NoResult();
        return keys.Find(key) is { } caller
            ? AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Name), Name))
            : AuthenticateResult.Fail("Unknown API key.");
    }

    private string? Key()
    {
        var header = Request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Answer(Key() is null ? RequestFaults.KeyMissing : RequestFaults.KeyUnknown);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Answer(RequestFaults.NotAllowed);

    private Task Answer(Fault fault)
    {
        if (Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) != true) return fault.ToProblem().ExecuteAsync(Context);

        // A gRPC answer that consists of its trailers only.
        var rpc = fault.ToRpcException();
        Response.StatusCode = StatusCodes.Status200OK;
        Response.ContentType = "application/grpc";
        Response.Headers["grpc-status"] = ((int)rpc.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Response.Headers["grpc-message"] = Uri.EscapeDataString(rpc.Status.Detail);
        foreach (var trailer in rpc.Trailers)
            Response.Headers[trailer.Key] = trailer.IsBinary ? Convert.ToBase64String(trailer.ValueBytes) : trailer.Value;
        return Task.CompletedTask;
    }
}
