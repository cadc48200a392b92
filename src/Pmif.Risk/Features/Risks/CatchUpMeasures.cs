using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using Pmif.Risk.Data;
using Pmif.Risk.Data.Queries;

namespace Pmif.Risk.Features.Risks;

/// <summary>How often unanswered questions to Measures are put again.</summary>
public sealed class CatchUpOptions
{
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>
/// Asks Measures about the measures that risks watch: all of them when the service starts, later those whose question was not answered.
/// What changes after that comes by event.
/// </summary>
public sealed partial class CatchUpMeasures(
    IServiceScopeFactory scopes, TimeProvider time, IOptions<CatchUpOptions> options, ILogger<CatchUpMeasures> log) : BackgroundService
{
    private bool askedAll;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A question every few seconds would bury the traces that matter.
        using var untraced = SuppressInstrumentationScope.Begin();
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        do
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                LogFailed(failed);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Round(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RiskDb>();
        var watched = await db.Risks.SelectMany(r => r.Measures).Select(m => m.Measure).Distinct().ToListAsync(ct);
        var toAsk = askedAll
            ? await db.Ratings.Where(r => r.Rag == null && r.AskedAt == null && watched.Contains(r.Measure)).Select(r => r.Measure).ToListAsync(ct)
            : watched;
        foreach (var measures in toAsk.Chunk(200))
        {
            if (await scope.ServiceProvider.GetRequiredService<AskMeasures>().Handle(measures, ct) is not { } ratings)
                return;
            foreach (var (measure, rating) in ratings)
                await scope.ServiceProvider.GetRequiredService<SeeRating>().Handle(new SeeRatingRequest(measure, rating), ct);
            await db.Answered(measures, time.GetUtcNow(), ct);
        }
        askedAll = true;
    }

    [LoggerMessage(LogLevel.Warning, "The ratings of watched measures could not be brought up to date; this is tried again")]
    private partial void LogFailed(Exception exception);
}
