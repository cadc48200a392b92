using Pmif.Contracts.Measures.V1;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Targets;

/// <summary>Some of the series whose targets are worth a second look.</summary>
/// <param name="Items">Series with flags.</param>
/// <param name="Next">Where the next page goes on; empty at the end.</param>
public sealed record FlaggedPage(IReadOnlyList<SeriesRealism> Items, string Next);

/// <summary>Asks for targets that are worth a second look.</summary>
public sealed class FlaggedTargets(Realism.RealismClient realism, Ask ask)
{
    private const int LookedAt = 500, Shown = 50, MostCalls = 5;

    /// <summary>From a cursor on, at least a pageful where there are so many.</summary>
    public Task<Part<FlaggedPage>> After(string cursor, CancellationToken ct) => ask.For("The list of targets", () => Read(cursor, ct), ct);

    private async Task<FlaggedPage> Read(string cursor, CancellationToken ct)
    {
        var items = new List<SeriesRealism>();
        for (var call = 0; call < MostCalls && items.Count < Shown; call++)
        {
            var answer = await realism.ListRealismAsync(new() { Limit = LookedAt, Cursor = cursor, Flagged = true }, cancellationToken: ct);
            items.AddRange(answer.Items);
            cursor = answer.Next;
            if (cursor.Length == 0)
                break;
        }
        return new(items, cursor);
    }
}
