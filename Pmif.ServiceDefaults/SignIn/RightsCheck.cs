using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Pmif.ServiceDefaults;

/// <summary>A service with an end point that names no right of the table does not start.</summary>
internal sealed class RightsCheck(IEnumerable<EndpointDataSource> sources, ServiceIdentity service) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        // The site has its own doors; what a person may do is asked where it is done.
        if (service.Name == ServiceIdentity.Site) return Task.CompletedTask;
        var open = sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(endpoint => !IsDeclared(endpoint)).Select(endpoint => endpoint.DisplayName).Distinct().ToList();
        return open.Count == 0 ? Task.CompletedTask : throw new InvalidOperationException($"These end points name no right of the rights table: {string.Join("; ", open)}.");
    }

    /// <summary>The right that an end point asks for: the one named last, nearest to it.</summary>
    public static string? RightOf(Endpoint endpoint) => endpoint.Metadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy;

    private static bool IsDeclared(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || RightsTable.Has(RightOf(endpoint));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
