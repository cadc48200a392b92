using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Pmif.ServiceDefaults;

namespace Pmif.Web.SignIn;

/// <summary>
/// Keeps what somebody wrote in a form and sent after their session had ended, until they have signed in again. It travels in a cookie of this host, encrypted, for
/// an hour, and is shown to the same person on the same page only. Nothing is kept of a request that brings no session of this site, or does not come from it.
/// </summary>
internal sealed class KeptForms(SignInSettings settings, IDataProtectionProvider protection, IOptionsMonitor<CookieAuthenticationOptions> sessions)
{
    private const int LongestField = 4_000, LargestBody = 64 * 1024;

    // Two cookies' worth: proxies let 8 KiB of all cookies together through. 4,000 letters of English take less than half of it.
    private const int LongestCookie = 7_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("pmif.kept-form").ToTimeLimitedDataProtector();
    private readonly ChunkingCookieManager cookies = new() { ThrowForPartialCookies = false };

    private string Name => settings.CookieName("pmif-kept");

    /// <summary>Leads somebody whose session has ended to the sign-in with what they wrote. Goes between knowing who asks and refusing them.</summary>
    public async Task Keep(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || Caller.Of(http).IsKnown || http.GetEndpoint()?.Metadata.GetMetadata<KeepsFormAttribute>() is not { } page
            || !IsOfThisSite(http.Request) || WhoWas(http) is not { } person)
        {
            await next(http);
            return;
        }

        if (await Read(http, page) is { } fields && Seal(new(person, PageOf(http.Request), fields)) is { Length: <= LongestCookie } kept) cookies.AppendResponseCookie(http, Name, kept, Cookie(Lifetime));
        http.Response.Redirect(sessions.Get(SiteSignIn.Scheme).LoginPath + QueryString.Create(SignInAddresses.To, ReturnAddress.Within(PageOf(http.Request))));
    }

    /// <summary>What the reader wrote on this page before they had to sign in again; null where nothing is kept, or it is somebody else's.</summary>
    public IReadOnlyDictionary<string, string>? Of(HttpContext http) =>
        cookies.GetRequestCookie(http, Name) is { Length: > 0 } sealedForm && Open(sealedForm) is { } kept && kept.Page == PageOf(http.Request) && kept.Person == Caller.Of(http).Id ? kept.Fields : null;

    /// <summary>Keeps it no longer.</summary>
    public void Forget(HttpContext http)
    {
        if (cookies.GetRequestCookie(http, Name) is { Length: > 0 }) cookies.DeleteCookie(http, Name, Cookie(null));
    }

    // Browsers bring the anti-forgery cookie along from this site's own pages only.
    private bool IsOfThisSite(HttpRequest request) =>
        request.Cookies.ContainsKey(settings.CookieName(SiteSignIn.FormCookie)) && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";

    // The cookie of a session that is over still says, under this site's own seal, whose it was.
    private string? WhoWas(HttpContext http)
    {
        var options = sessions.Get(SiteSignIn.Scheme);
        var ticket = options.CookieManager.GetRequestCookie(http, options.Cookie.Name!) is { Length: > 0 } cookie ? options.TicketDataFormat.Unprotect(cookie) : null;
        return ticket is not null && Caller.Of(ticket.Principal) is { Kind: CallerKind.Person, Id: { Length: > 0 } id } ? id : null;
    }

    private static async Task<Dictionary<string, string>?> Read(HttpContext http, KeepsFormAttribute page)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = LargestBody;
        if (!http.Request.HasFormContentType) return null;
        try
        {
            var form = await http.Request.ReadFormAsync(new FormOptions { ValueCountLimit = 64, ValueLengthLimit = LargestBody }, http.RequestAborted);
            var fields = page.Fields.Where(form.ContainsKey).ToDictionary(field => field, field => form[field].ToString());
            return fields.Values.Any(text => text.Length > LongestField) ? null : fields;
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private string Seal(Kept kept)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal)) JsonSerializer.Serialize(brotli, kept);
        return Convert.ToBase64String(protector.Protect(packed.ToArray(), Lifetime));
    }

    private Kept? Open(string sealedForm)
    {
        try
        {
            using var packed = new MemoryStream(protector.Unprotect(Convert.FromBase64String(sealedForm)));
            using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Kept>(brotli);
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private CookieOptions Cookie(TimeSpan? lifetime) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", Secure = settings.IsSecure, IsEssential = true, MaxAge = lifetime };

    private static string PageOf(HttpRequest request) => request.PathBase + request.Path + request.QueryString;

    private sealed record Kept(string Person, string Page, Dictionary<string, string> Fields);
}
