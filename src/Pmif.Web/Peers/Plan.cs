using Microsoft.Extensions.Caching.Memory;
using Pmif.Contracts.Framework.V1;

namespace Pmif.Web.Peers;

/// <summary>The framework in force, which every page names things by. It changes a few times a year, so it is kept for half a minute.</summary>
public sealed class Plan(Frameworks.FrameworksClient frameworks, Ask ask, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KeptOnFailure = TimeSpan.FromSeconds(3);

    /// <summary>The framework in force as it was at most half a minute ago.</summary>
    public async Task<Part<FrameworkVersion>> Current(CancellationToken ct)
    {
        if (cache.TryGetValue(typeof(Plan), out Part<FrameworkVersion>? known) && known is not null)
            return known;
        var current = await ask.For("The framework", () => frameworks.GetFrameworkAsync(new(), cancellationToken: ct).ResponseAsync, ct);
        return cache.Set(typeof(Plan), current, current.Value is null ? KeptOnFailure : Kept);
    }
}
