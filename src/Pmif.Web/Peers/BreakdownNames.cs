using Microsoft.Extensions.Caching.Memory;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Peers;

/// <summary>The names of what values are about: areas, services, groups of people.</summary>
public sealed class BreakdownNames(Breakdowns.BreakdownsClient breakdowns, IMemoryCache cache)
{
    private const int PageSize = 1000;
    private const int MostPages = 50;

    /// <summary>Names by code as they were at most a minute ago; the whole council, whose code is empty, among them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ByCode(CancellationToken ct)
    {
        if (cache.TryGetValue(typeof(BreakdownNames), out IReadOnlyDictionary<string, string>? known) && known is not null)
            return known;
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [""] = "The whole council" };
        var request = new ListBreakdownsRequest { Limit = PageSize };
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await breakdowns.ListBreakdownsAsync(request, cancellationToken: ct);
            foreach (var breakdown in answer.Breakdowns)
                names[breakdown.Code] = breakdown.Name;
            if (answer.Next.Length == 0)
                break;
            request.Cursor = answer.Next;
        }
        return cache.Set(typeof(BreakdownNames), names, TimeSpan.FromMinutes(1));
    }
}
