using System.Data.Common;

namespace Pmif.Measures.Data.Snapshots;

/// <summary>Reads the catalogue once at the start, so that the first submission does not pay for it. Without a database it is left for later.</summary>
internal sealed partial class CatalogueWarmUp(IServiceScopeFactory scopes, CatalogueCache catalogues, ILogger<CatalogueWarmUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await catalogues.Current(scope.ServiceProvider.GetRequiredService<MeasuresDb>(), stoppingToken);
        }
        catch (DbException e)
        {
            LogNotYet(e.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The catalogue cannot be read yet: {Reason}")]
    private partial void LogNotYet(string reason);
}
