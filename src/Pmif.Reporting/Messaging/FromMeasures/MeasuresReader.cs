using System.Globalization;
using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.Reporting.Data;

namespace Pmif.Reporting.Messaging.FromMeasures;

/// <summary>Asks Measures for definitions and states, past or present.</summary>
public sealed class MeasuresReader(Catalogue.CatalogueClient catalogue, Series.SeriesClient series, TimeProvider clock)
{
    private const int PageSize = 500;
    private static readonly TimeSpan ForSome = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ForAll = TimeSpan.FromMinutes(30);

    /// <summary>Every definition, in pages. Their time is when they took effect, as far as Measures tells it.</summary>
    public async IAsyncEnumerable<IReadOnlyList<DefinitionRow>> Definitions([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListMeasuresRequest { Limit = PageSize };
        do
        {
            var page = await catalogue.ListMeasuresAsync(request, cancellationToken: cancellationToken);
            yield return [.. page.Measures.Select(measure => measure.ToRow())];
            request.Cursor = page.Next;
        }
        while (request.Cursor.Length > 0);
    }

    /// <summary>The present state of every series, in pages.</summary>
    public IAsyncEnumerable<IReadOnlyList<SeriesRow>> States(CancellationToken cancellationToken) =>
        States(new StreamStatesRequest(), ForAll, cancellationToken);

    /// <summary>States of some measures, for one breakdown, at the latest period that ends by <paramref name="through"/>, as known at <paramref name="asOf"/>.</summary>
    public IAsyncEnumerable<IReadOnlyList<SeriesRow>> States(
        IEnumerable<string> measures, string breakdown, DateOnly? through, DateTimeOffset? asOf, CancellationToken cancellationToken) =>
        States(new StreamStatesRequest
        {
            Measures = { measures },
            Breakdown = breakdown,
            Through = through?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            AsOf = asOf is { } time ? Timestamp.FromDateTimeOffset(time) : null,
        }, ForSome, cancellationToken);

    private async IAsyncEnumerable<IReadOnlyList<SeriesRow>> States(
        StreamStatesRequest request, TimeSpan deadline, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = series.StreamStates(request, deadline: clock.GetUtcNow().UtcDateTime + deadline, cancellationToken: cancellationToken);
        await foreach (var page in call.ResponseStream.ReadAllAsync(cancellationToken))
            yield return [.. page.Series.Select(snapshot => snapshot.ToRow())];
    }
}
