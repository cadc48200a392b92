using Pmif.Testing;

namespace Pmif.Benchmarks.Rows;

/// <summary>How much of a push of 1,000,000 rows the states of its series take: the same states worked out alone on one core, beside the time of the push.</summary>
internal static class StatusShare
{
    private const int Services = 250;

    public static async Task<IReadOnlyList<BenchRow>> Measure(Suite suite, CancellationToken cancellationToken)
    {
        using var http = suite.HttpAs("admin", "measures");
        http.Timeout = TimeSpan.FromMinutes(10);
        await BulkFeed.DefineServices(http, Services, cancellationToken);
        await Push(http, services: 1, cancellationToken); // warms the code paths
        List<double> pushes = [];
        for (var trial = 0; trial < 3; trial++)
            pushes.Add(await Push(http, Services, cancellationToken));
        var push = Figures.Median(pushes);
        var states = SeriesStates.SecondsFor(BulkFeed.SeriesOf(Services), BulkFeed.Months);
        return [new($"Status in a push of {new BulkFeed("", Services).Rows:N0} rows", states, "s", "the whole push", push, states / push, [states])];
    }

    private static async Task<double> Push(HttpClient http, int services, CancellationToken cancellationToken)
    {
        var feed = new BulkFeed($"{Guid.NewGuid():N}"[..8], services);
        await feed.Define(http, cancellationToken);
        using var file = new TemporaryFile(".csv");
        feed.Write(file.Path, plainDates: false);
        return await BulkPush.Push(http, file.Path, cancellationToken);
    }
}
