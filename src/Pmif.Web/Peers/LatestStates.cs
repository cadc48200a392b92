using Grpc.Core;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Peers;

/// <summary>Where series stand now.</summary>
public sealed class LatestStates(Series.SeriesClient series)
{
    /// <summary>The state of every measure for the whole council, by measure.</summary>
    public async Task<IReadOnlyDictionary<string, SeriesState>> OfCouncil(CancellationToken ct)
    {
        var states = new Dictionary<string, SeriesState>(StringComparer.OrdinalIgnoreCase);
        await foreach (var snapshot in Read(new StreamStatesRequest { Breakdown = "" }, ct))
            states[snapshot.Measure] = snapshot.State;
        return states;
    }

    /// <summary>Every breakdown of one measure, the whole council first.</summary>
    public async Task<IReadOnlyList<SeriesSnapshot>> OfMeasure(string measure, CancellationToken ct)
    {
        var snapshots = new List<SeriesSnapshot>();
        await foreach (var snapshot in Read(new StreamStatesRequest { Measures = { measure } }, ct))
            snapshots.Add(snapshot);
        return [.. snapshots.OrderBy(snapshot => snapshot.Breakdown, StringComparer.Ordinal)];
    }

    private async IAsyncEnumerable<SeriesSnapshot> Read(StreamStatesRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var call = series.StreamStates(request, cancellationToken: ct);
        await foreach (var page in call.ResponseStream.ReadAllAsync(ct))
            foreach (var snapshot in page.Series)
                yield return snapshot;
    }
}
