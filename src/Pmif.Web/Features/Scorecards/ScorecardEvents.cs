using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Pmif.Contracts.Reporting.V1;
using Pmif.Web.SignIn;

namespace Pmif.Web.Features.Scorecards;

/// <summary>Relays the changes of a scorecard to an open page, beginning with those since the page was made.</summary>
public sealed class ScorecardEvents(
    Pmif.Contracts.Reporting.V1.Scorecards.ScorecardsClient scorecards, CellMarkup markup, SignInSettings settings, TimeProvider time, ILogger<ScorecardEvents> log)
{
    // Proxies cut connections that stay silent; a beat keeps them open.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(2);

    /// <summary>
    /// <c>cell</c> for each change, and <c>layout</c> where the page is to be read again; until the reader leaves, Reporting
    /// cannot be reached, or the reader's rights are due to be asked for again, when the browser comes back by itself.
    /// </summary>
    /// <param name="code">The scorecard.</param>
    /// <param name="breakdown">The breakdown shown; empty for the whole council.</param>
    /// <param name="after">The position up to which the page has everything; null for the present.</param>
    /// <param name="ct">Ends when the reader leaves.</param>
    public async IAsyncEnumerable<SseItem<string>> Since(string code, string breakdown, long? after, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return new SseItem<string>("", "open") { ReconnectionInterval = Reconnect };
        var request = new WatchScorecardRequest { Code = code, Breakdown = breakdown };
        if (after is { } position)
            request.After = position;
        using var watch = scorecards.WatchScorecard(request, cancellationToken: ct);
        var next = Next(watch, ct);
        var until = time.GetUtcNow() + settings.RenewEvery;
        while (true)
        {
            if (time.GetUtcNow() >= until)
                yield break;
            if (await Task.WhenAny(next, Task.Delay(Beat, time, ct)) != next)
            {
                yield return new SseItem<string>("", "beat");
                continue;
            }
            if (await next is not { } change)
                break;
            yield return new SseItem<string>(await markup.Write(change), "cell") { EventId = Id(change.After) };
            next = Next(watch, ct);
        }
        if (await NewLayout(watch, request, ct) is { } layout)
            yield return layout;
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

    // A watch that ends well has met another layout, or a service that is stopping, for which reading again does no harm.
    private async Task<SseItem<string>?> NewLayout(AsyncServerStreamingCall<CellChanged> watch, WatchScorecardRequest request, CancellationToken ct)
    {
        if (ct.IsCancellationRequested || watch.GetStatus().StatusCode != StatusCode.OK)
            return null;
        try
        {
            var now = await scorecards.GetScorecardAsync(new() { Code = request.Code, Breakdown = request.Breakdown }, cancellationToken: ct);
            return new SseItem<string>("", "layout") { EventId = Id(now.Position) };
        }
        catch (RpcException)
        {
            return null;
        }
    }

    private static string Id(long position) => position.ToString(CultureInfo.InvariantCulture);
}
