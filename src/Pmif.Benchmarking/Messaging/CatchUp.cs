using Grpc.Core;
using Pmif.Benchmarking.Domain.Measures;
using Pmif.Benchmarking.Features.OwnCouncil;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Messaging;

/// <summary>
/// Asks Framework and Measures once at every start for what their events would have told, so that a new or restored database
/// fills itself. Versions and revisions decide what is news, so asking changes nothing that is current. Tries until they answer.
/// </summary>
internal sealed partial class CatchUp(
    IServiceScopeFactory scopes, Frameworks.FrameworksClient frameworks, Catalogue.CatalogueClient catalogue, Series.SeriesClient series,
    TimeProvider clock, ILogger<CatchUp> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Serving does not wait for the neighbours.
        await Task.Yield();
        await Task.WhenAll(
            Until(AskForOwnArea, "framework", stoppingToken),
            Until(AskForDefinitions, "definitions", stoppingToken),
            Until(AskForOwnValues, "own values", stoppingToken));
    }

    private async Task Until(Func<CancellationToken, Task<int>> ask, string what, CancellationToken ct)
    {
        for (var wait = First; !ct.IsCancellationRequested; wait = wait * 2 < Longest ? wait * 2 : Longest)
            try
            {
                LogCaughtUp(log, what, await ask(ct));
                return;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogNotYet(log, what, e.Message, wait.TotalSeconds);
                await Task.Delay(wait, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                return;
            }
    }

    private async Task<int> AskForOwnArea(CancellationToken ct)
    {
        try
        {
            var framework = await frameworks.GetFrameworkAsync(new GetFrameworkRequest(), cancellationToken: ct);
            await Keep<KeepOwnArea>(keep => keep.Handle(new(framework.Code, framework.Version, framework.AreaCode), ct));
            return 1;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            // None is in force yet; its event will tell when one is.
            return 0;
        }
    }

    private async Task<int> AskForDefinitions(CancellationToken ct)
    {
        var count = 0;
        for (var cursor = ""; ;)
        {
            var page = await catalogue.ListMeasuresAsync(new ListMeasuresRequest { Limit = 1000, Cursor = cursor }, cancellationToken: ct);
            foreach (var measure in page.Measures)
                await Keep<KeepDefinition>(keep => keep.Handle(AsCompared(measure), ct));
            count += page.Measures.Count;
            if (page.Next.Length == 0)
                return count;
            cursor = page.Next;
        }
    }

    private async Task<int> AskForOwnValues(CancellationToken ct)
    {
        var count = 0;
        using var call = series.StreamStates(new StreamStatesRequest { Breakdown = "" }, cancellationToken: ct);
        await foreach (var page in call.ResponseStream.ReadAllAsync(ct))
            foreach (var one in page.Series.Where(one => one.Breakdown.Length == 0))
            {
                await Keep<KeepOwnValues>(keep => keep.Handle(new(one.Measure, one.State.Revision, [.. one.Recent.Select(AsPoint)]), ct));
                count++;
            }
        return count;
    }

    private async Task Keep<THandler>(Func<THandler, Task> keep) where THandler : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        await keep(scope.ServiceProvider.GetRequiredService<THandler>());
    }

    private static ComparedMeasure AsCompared(Measure measure) => new(
        measure.Code, measure.Version, measure.Name, measure.Unit, ProtoText.Number(measure.Per) ?? 1, measure.Decimals,
        Words.Read<Polarity>(measure.Polarity), ProtoText.Number(measure.RangeLow), ProtoText.Number(measure.RangeHigh),
        ProtoText.Number(measure.Midpoint), Words.Read<Frequency>(measure.Frequency), measure.Benchmark);

    private static RecentPoint AsPoint(SeriesPoint point) => new(
        Period.ParseIso(point.Period), ProtoText.Number(point.Value), ProtoText.Number(point.Lower), ProtoText.Number(point.Upper),
        Words.Read<ValueFlag>(point.Flag), Words.Read<Rag>(point.Rag));

    [LoggerMessage(LogLevel.Information, "Caught up with {What}: {Count}")]
    private static partial void LogCaughtUp(ILogger logger, string what, int count);

    [LoggerMessage(LogLevel.Information, "Cannot catch up with {What} yet ({Reason}); asking again in {Seconds} s")]
    private static partial void LogNotYet(ILogger logger, string what, string reason, double seconds);
}
