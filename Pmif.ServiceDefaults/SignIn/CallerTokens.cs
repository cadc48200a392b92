using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Pmif.ServiceDefaults;

/// <summary>
/// Says from service to service who asks: a signed token of two minutes for one service. <c>Pmif:Tokens:Key</c> signs;
/// <c>Pmif:Tokens:OtherKey</c> is accepted beside it while an installation changes from one key to the next.
/// </summary>
public sealed class CallerTokens : IDisposable
{
    public const string Issuer = "pmif";

    /// <summary>Tells these tokens from a provider's; a token of another type is not accepted as one.</summary>
    public const string Type = "pmif-caller+jwt";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private const int LeastKeyBytes = 32;
    private const int MostKept = 10_000;
    private static readonly string[] KeyNames = ["Pmif:Tokens:Key", "Pmif:Tokens:OtherKey"];
    private const string CallerClaim = "caller";
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    // Services ask in bursts for one person, and send the same token as long as it has half its life.
    private readonly MemoryCache made = new(new MemoryCacheOptions { SizeLimit = MostKept }), read = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };
    private readonly SymmetricSecurityKey[] keys;
    private readonly TimeProvider clock;

    public CallerTokens(IConfiguration configuration, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        this.clock = clock ?? TimeProvider.System;
        keys = [.. KeyNames
            .Where(name => !string.IsNullOrEmpty(configuration[name])).Select(name => Key(name, configuration[name]!))];
    }

    /// <summary>False where no key was given: then nobody's word is passed on and none is taken.</summary>
    public bool HasKey => keys.Length > 0;

    /// <summary>A token by which one service knows the caller.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="service">The only service that may accept it: framework, measures, …</param>
    public string For(Caller caller, string service)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var (now, told) = (clock.GetUtcNow().UtcDateTime, caller.ToJson());
        if (made.Get<Made>((told, service)) is { } earlier && earlier.At <= now && now - earlier.At < Lifetime / 2) return earlier.Token;
        var token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = service,
            TokenType = Type,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = new SigningCredentials(keys[0], SecurityAlgorithms.HmacSha256),
            Claims = new Dictionary<string, object> { ["sub"] = caller.Id, [CallerClaim] = told },
        });
        made.Set((told, service), new Made(token, now), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });
        return token;
    }

    /// <summary>Whom a token names that was found good before and has not run out since; null where it must be read.</summary>
    public Caller? Known(string token, string service) =>
        read.Get<Good>((token, service)) is { } good && clock.GetUtcNow().UtcDateTime is var now && good.From - Skew <= now && now < good.Until + Skew ? good.Caller : null;

    /// <summary>Whom a token names; null where it is not a good one for this service.</summary>
    public async Task<Caller?> Read(string token, string service)
    {
        if (!HasKey) return null;
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = service,
            ValidTypes = [Type],
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeys = keys,
            LifetimeValidator = IsNow,
        });
        if (!result.IsValid || Caller.FromJson((string)result.Claims[CallerClaim]) is not { } caller) return null;
        read.Set((token, service), new Good(caller, result.SecurityToken.ValidFrom, result.SecurityToken.ValidTo), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime + Skew });
        return caller;
    }

    public void Dispose()
    {
        made.Dispose();
        read.Dispose();
    }

    private sealed record Made(string Token, DateTime At);

    private sealed record Good(Caller Caller, DateTime From, DateTime Until);

    // Longer ones than we give out are not taken either.
    private bool IsNow(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return notBefore is { } from && expires is { } until && until - from <= Lifetime && from - Skew <= now && now < until + Skew;
    }

    private static SymmetricSecurityKey Key(string name, string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length) || length < LeastKeyBytes)
            throw new InvalidOperationException($"{name} is not {LeastKeyBytes} bytes or more in Base64. Make one with: openssl rand -base64 32");
        var key = bytes[..length];
        return new SymmetricSecurityKey(key) { KeyId = Convert.ToHexStringLower(SHA256.HashData(key))[..8] };
    }
}
