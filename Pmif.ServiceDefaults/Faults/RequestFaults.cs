using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Pmif.ServiceDefaults;

/// <summary>The faults that any service may answer with before, or instead of, one of its own.</summary>
public static class RequestFaults
{
    public const string Unexpected = "service.unexpected";

    public static readonly Fault Invalid = new("request.invalid", FaultKind.Invalid, "The request cannot be read");
    public static readonly Fault TooLarge = new("request.too-large", FaultKind.TooLarge, "The request is too large");
    public static readonly Fault TooSlow = new("request.too-slow", FaultKind.TimedOut, "The request came too slowly and was given up");
    public static readonly Fault ContentType = new("request.content-type", FaultKind.UnsupportedMediaType, "This kind of content is not accepted here");
    public static readonly Fault NoSuchAddress = new("request.no-such-address", FaultKind.NotFound, "There is nothing at this address");
    public static readonly Fault LimitInvalid = new("request.limit-invalid", FaultKind.Invalid, "The limit is not a whole number from 1 to 1000");
    public static readonly Fault CursorInvalid = new("request.cursor-invalid", FaultKind.Invalid, "The cursor is not one that this service gave out");
    public static readonly Fault Unavailable = new("service.unavailable", FaultKind.Unavailable, "A part that this request needs cannot be reached just now");
    public static readonly Fault KeyMissing = new("auth.key-missing", FaultKind.Unauthorised, "This needs an API key or a token");
    public static readonly Fault KeyUnknown = new("auth.key-unknown", FaultKind.Unauthorised, "The API key is not known");
    public static readonly Fault TokenInvalid = new("auth.token-invalid", FaultKind.Unauthorised, "The token is not valid here, or not any more");
    public static readonly Fault NotAllowed = new("auth.not-allowed", FaultKind.Forbidden, "Your sign-in does not give the right to do this");

    public static readonly Fault TooMany = new("request.too-many", FaultKind.TooManyRequests, "Too many requests; ask again after the time that Retry-After names");
    public static readonly Fault TooManyFailures = new("auth.too-many-failures", FaultKind.TooManyRequests, "Too many keys or tokens from this address were no good");
    public static readonly Fault OutsideRemit = new("auth.outside-remit", FaultKind.Forbidden, "This lies outside what your role is limited to");

    /// <summary>The fault behind an exception, or null when it is a bug.</summary>
    public static Fault? Of(Exception exception) => exception switch
    {
        FaultException e => e.Fault,
        BadHttpRequestException e => Of(e),
        _ when Transient.Is(exception) => Unavailable,
        _ when HoldsUnstorableText(exception) => Invalid.With("A text holds a character that cannot be stored."),
        _ => null,
    };

    // PostgreSQL keeps every character but NUL, which a query string can carry.
    private static bool HoldsUnstorableText(Exception? exception) =>
        exception is DbException { SqlState: "22021" } || (exception is not null && HoldsUnstorableText(exception.InnerException));

    private static Fault Of(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => TooSlow,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => ContentType.With(exception.Message),
        _ => Invalid.With(exception.InnerException is JsonException json ? Where(json) : exception.Message),
    };

    // JsonException's own message names the .NET types it wanted.
    private static string Where(JsonException json) =>
        $"The JSON cannot be read at {json.Path ?? "$"}, line {(json.LineNumber ?? 0) + 1}, byte {(json.BytePositionInLine ?? 0) + 1}.";
}
