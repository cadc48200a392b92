using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;

namespace Pmif.ServiceDefaults;

/// <summary>
/// Whose key one is: those of the configuration at once, others as Framework told within the last minute, so that a revoked key ends within one.
/// While Framework cannot be reached, what it said last holds for a quarter of an hour.
/// </summary>
public sealed partial class KeyDirectory(ApiKeys local, ILogger<KeyDirectory> logger, KeyLookup? ask = null, TimeProvider? clock = null) : IDisposable
{
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(10);

    private readonly MemoryCache told = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private readonly TimeProvider time = clock ?? TimeProvider.System;

    private sealed record Told(KeyHolder? Holder, DateTimeOffset At);

    /// <summary>Whose key it is; null where nobody's, or nobody's any more.</summary>
    public async ValueTask<Caller?> Find(string key, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        if (local.Find(hash) is { } known) return known;
        if (ask is null || !key.StartsWith("pmif_", StringComparison.Ordinal)) return null;

        var name = Convert.ToHexString(hash);
        var before = told.Get<Told>(name);
        var now = time.GetUtcNow();
        if (before is not null && now - before.At < (before.Holder is null ? UnknownFor : Fresh)) return Good(before, now);
        try
        {
            var answer = new Told(await ask(hash, cancellationToken), now);
            told.Set(name, answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
            return Good(answer, now);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            if (before is not null && now - before.At < Kept)
            {
                LogKept(logger);
                return Good(before, now);
            }

            throw new FaultException(RequestFaults.Unavailable.With("Whose key this is cannot be asked just now."));
        }
    }

    /// <summary>Whether a key was good a moment ago; nothing is asked.</summary>
    internal bool IsKnown(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return local.Find(hash) is not null || told.Get<Told>(Convert.ToHexString(hash)) is { Holder: not null };
    }

    public void Dispose() => told.Dispose();

    private static Caller? Good(Told told, DateTimeOffset now) => told.Holder is { } holder && now < holder.Expires ? holder.Caller : null;

    [LoggerMessage(LogLevel.Warning, "Framework cannot be reached: an API key is taken as it was last known.")]
    private static partial void LogKept(ILogger logger);
}
