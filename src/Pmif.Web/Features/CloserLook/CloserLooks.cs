using Pmif.Contracts.Measures.V1;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.CloserLook;

/// <summary>Some of the measures behind whose whole there is something to look at.</summary>
/// <param name="Items">Measures with findings.</param>
/// <param name="Next">Where the next page goes on; empty at the end.</param>
public sealed record BehindPage(IReadOnlyList<Pmif.Contracts.Measures.V1.CloserLook> Items, string Next);

/// <summary>Asks what lies behind the whole.</summary>
public sealed class CloserLooks(Pmif.Contracts.Measures.V1.CloserLooks.CloserLooksClient client, Ask ask)
{
    private const int Shown = 20, MostCalls = 5;

    /// <summary>Behind one measure, for the whole council or one part of it.</summary>
    public Task<Part<Pmif.Contracts.Measures.V1.CloserLook>> Of(string measure, string breakdown, CancellationToken ct) =>
        ask.For("What lies behind this figure", () => client.GetCloserLookAsync(new() { Measure = measure, Breakdown = breakdown }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>From a cursor on, at least a pageful where there are so many.</summary>
    public Task<Part<BehindPage>> After(string cursor, CancellationToken ct) => ask.For("The list", () => Read(cursor, ct), ct);

    private async Task<BehindPage> Read(string cursor, CancellationToken ct)
    {
        var items = new List<Pmif.Contracts.Measures.V1.CloserLook>();
        for (var call = 0; call < MostCalls && items.Count < Shown; call++)
        {
            var answer = await client.ListCloserLookAsync(new() { Cursor = cursor }, cancellationToken: ct);
            items.AddRange(answer.Items);
            cursor = answer.Next;
            if (cursor.Length == 0)
                break;
        }
        return new(items, cursor);
    }
}
