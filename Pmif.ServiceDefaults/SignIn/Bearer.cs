using Microsoft.AspNetCore.Http;

namespace Pmif.ServiceDefaults;

/// <summary><c>Authorization: Bearer …</c>, over REST and as gRPC metadata alike, and what kind of text it is.</summary>
internal static class Bearer
{
    private const string Prefix = "Bearer ";

    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }

    /// <summary>The scheme that is to judge it. Each is strict by itself: choosing one gains nothing.</summary>
    public static string SchemeOf(HttpRequest request) => Of(request) is { } text && IsToken(text) ? CallerTokenHandler.Name : ApiKeyHandler.Name;

    // header.payload.signature, and the header is JSON: {" in Base64 begins with ey.
    private static bool IsToken(string text) => text.StartsWith("ey", StringComparison.Ordinal) && text.AsSpan().Count('.') == 2;
}
