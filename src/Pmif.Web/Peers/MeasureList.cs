using Microsoft.Extensions.Caching.Memory;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Peers;

/// <summary>The single data list.</summary>
public sealed class MeasureList(Catalogue.CatalogueClient catalogue, IMemoryCache cache, Ask ask)
{
    private const int PageSize = 1000;
    private const int MostPages = 20;

    /// <summary>The definition of one measure as it stands.</summary>
    public Task<Part<Measure>> One(string code, CancellationToken ct) =>
        ask.For("The measures register", () => catalogue.GetMeasureAsync(new() { Code = code }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>All measures by code, read page by page; 20,000 at most.</summary>
    public async Task<IReadOnlyList<Measure>> All(CancellationToken ct)
    {
        var measures = new List<Measure>();
        var request = new ListMeasuresRequest { Limit = PageSize };
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await catalogue.ListMeasuresAsync(request, cancellationToken: ct);
            measures.AddRange(answer.Measures);
            if (answer.Next.Length == 0)
                break;
            request.Cursor = answer.Next;
        }
        return [.. measures.OrderBy(measure => measure.Code, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Measures by code as they were at most a quarter of a minute ago, for pages that only need their names.</summary>
    public async Task<IReadOnlyDictionary<string, Measure>> ByCode(CancellationToken ct)
    {
        if (cache.TryGetValue(typeof(MeasureList), out IReadOnlyDictionary<string, Measure>? known) && known is not null)
            return known;
        var all = (await All(ct)).ToDictionary(measure => measure.Code, StringComparer.OrdinalIgnoreCase);
        return cache.Set(typeof(MeasureList), all, TimeSpan.FromSeconds(15));
    }
}
