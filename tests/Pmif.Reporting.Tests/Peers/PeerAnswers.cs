using System.Globalization;
using Grpc.Core;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;

namespace Pmif.Reporting.Tests.Peers;

internal sealed class PeerFramework(PeerHolder holder) : Frameworks.FrameworksBase
{
    public override Task<FrameworkVersion> GetFramework(GetFrameworkRequest request, ServerCallContext context)
    {
        var known = holder.Peers.OrAway().Frameworks;
        var version = request.Version == 0 ? known.Keys.DefaultIfEmpty().Max() : request.Version;
        return known.TryGetValue(version, out var framework)
            ? Task.FromResult(framework)
            : throw new RpcException(new Status(StatusCode.NotFound, "none in force"));
    }
}

internal sealed class PeerCatalogue(PeerHolder holder) : Catalogue.CatalogueBase
{
    public override Task<ListMeasuresResponse> ListMeasures(ListMeasuresRequest request, ServerCallContext context)
    {
        // Pages of one, so that a reader has to follow them.
        var rest = holder.Peers.OrAway().Measures.Values.OrderBy(measure => measure.Code, StringComparer.Ordinal)
            .Where(measure => string.CompareOrdinal(measure.Code, request.Cursor) > 0).Take(2).ToArray();
        return Task.FromResult(new ListMeasuresResponse { Measures = { rest.Take(1) }, Next = rest.Length > 1 ? rest[0].Code : "" });
    }
}

internal sealed class PeerSeries(PeerHolder holder) : Series.SeriesBase
{
    public override async Task StreamStates(StreamStatesRequest request, IServerStreamWriter<SeriesStates> responseStream, ServerCallContext context)
    {
        var through = request.Through.Length == 0 ? DateOnly.MaxValue : DateOnly.ParseExact(request.Through, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var states = holder.Peers.OrAway().Series
            .Where(series => request.Measures.Count == 0 || request.Measures.Contains(series.Measure))
            .Where(series => !request.HasBreakdown || series.Breakdown == request.Breakdown)
            .Where(series => request.AsOf is null || series.RecordedAt <= request.AsOf)
            .Where(series => Period.ParseIso(series.State.Period).End <= through)
            .GroupBy(series => (series.Measure, series.Breakdown))
            .Select(revisions => revisions.MaxBy(series => series.State.Revision)!);
        foreach (var page in states.Chunk(2))
            await responseStream.WriteAsync(new SeriesStates { Series = { page } }, context.CancellationToken);
    }
}

internal sealed class PeerComparisons(PeerHolder holder) : Comparisons.ComparisonsBase
{
    public override Task<CompareManyResponse> CompareMany(CompareManyRequest request, ServerCallContext context)
    {
        var known = holder.Peers.OrAway().Comparisons;
        return Task.FromResult(new CompareManyResponse
        {
            Comparisons = { request.Measures.Where(known.ContainsKey).Select(measure => known[measure]) },
        });
    }
}
