using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Pmif.Contracts.Reporting.V1;

namespace Pmif.Web.Features.Scorecards;

/// <summary>Relays the changes of a scorecard to an open page, beginning with those since the page was made.</summary>
public sealed class ScorecardEvents(
    Pmif.Contracts.Reporting.V1.Scorecards.ScorecardsClient scorecards, CellMarkup markup, TimeProvider time, ILogger<ScorecardEvents> log)
{
    // Proxies cut connections that stay silent; a beat keeps them open.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(3);

    /// <summary>Cells as they change, until the reader leaves or Reporting does; the browser then comes back by itself.</summary>
    /// <param name="code">The scorecard.</param>
    /// <param name="breakdown">The breakdown shown; empty for the whole council.</param>
    /// <param name="after">Ticks of the newest cell that the page has.</param>
    /// <param name="ct">Ends when the reader leaves.</param>
    public async IAsyncEnumerable<SseItem<string>> Since(string code, string breakdown, long after, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return new SseItem<string>("", "open") { ReconnectionInterval = Reconnect };
        using var watch = scorecards.WatchScorecard(new() { Code = code, Breakdown = breakdown }, cancellationToken: ct);
        await Answering(watch, ct);
        foreach (var missed in await Missed(code, breakdown, after, ct))
            yield return await Item(missed);
        var next = Next(watch, ct);
        while (true)
        {
            if (await Task.WhenAny(next, Task.Delay(Beat, time, ct)) != next)
            {
                yield return new SseItem<string>("", "beat");
                continue;
            }
            if (await next is not { } change)
                yield break;
            yield return await Item(change);
            next = Next(watch, ct);
        }
    }

    private async Task<SseItem<string>> Item(CellChanged change) =>
        new(await markup.Write(change), "cell") { EventId = CellMark.Ticks(change.Cell).ToString(System.Globalization.CultureInfo.InvariantCulture) };

    // Once the watch has answered, nothing that changes can be missed between it and the read that follows.
    private async Task Answering(AsyncServerStreamingCall<CellChanged> watch, CancellationToken ct)
    {
        try
        {
            await watch.ResponseHeadersAsync.WaitAsync(TimeSpan.FromSeconds(1), time, ct);
        }
        catch (Exception e) when (e is TimeoutException or RpcException)
        {
            log.LogDebug("The watch of a scorecard had not answered before the first read");
        }
    }

    private async Task<IReadOnlyList<CellChanged>> Missed(string code, string breakdown, long after, CancellationToken ct)
    {
        try
        {
            var now = await scorecards.GetScorecardAsync(new() { Code = code, Breakdown = breakdown }, cancellationToken: ct);
            return [.. now.Groups.SelectMany(group => group.Measures).Where(cell => CellMark.Ticks(cell) > after).DistinctBy(CellMark.Key)
                .Select(cell => new CellChanged
                {
                    Cell = cell,
                    Counts = now.Counts,
                    Groups = { now.Groups.Where(group => group.Measures.Any(other => CellMark.Key(other) == CellMark.Key(cell))).Select(group => new GroupCounts { Group = group.Code, Counts = group.Counts }) },
                })];
        }
        catch (RpcException)
        {
            return [];
        }
    }

    private async Task<CellChanged?> Next(AsyncServerStreamingCall<CellChanged> watch, CancellationToken ct)
    {
        try
        {
            return await watch.ResponseStream.MoveNext(ct) ? watch.ResponseStream.Current : null;
        }
        catch (RpcException e)
        {
            if (!ct.IsCancellationRequested)
                log.LogInformation("The watch of a scorecard ended: {Status}", e.StatusCode);
            return null;
        }
    }
}
