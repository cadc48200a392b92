using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Pmif.ServiceDefaults;

/// <summary><c>Authorization: Bearer …</c>, over REST and as gRPC metadata alike, and what kind of text it is.</summary>
internal static class Bearer
{
    private const string Prefix = "Bearer ";
    private const int LongestHeader = 1_024;

    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }

    /// <summary>The scheme that is to judge it. Each is strict by itself: choosing one gains nothing.</summary>
    public static string SchemeOf(HttpRequest request) => Of(request) is not { } text || !IsToken(text) ? ApiKeyHandler.Name
        : IsOurs(text) ? CallerTokenHandler.Name : ProviderTokens.Name;

    // header.payload.signature, and the header is JSON: {" in Base64 begins with ey.
    private static bool IsToken(string text) => text.StartsWith("ey", StringComparison.Ordinal) && text.AsSpan().Count('.') == 2;

    private static bool IsOurs(string token)
    {
        var header = token.AsSpan(0, token.IndexOf('.', StringComparison.Ordinal));
        if (header.Length > LongestHeader || !Base64Url.IsValid(header)) return false;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(header)).Contains($"\"{CallerTokens.Type}\"", StringComparison.Ordinal);
    }
}
