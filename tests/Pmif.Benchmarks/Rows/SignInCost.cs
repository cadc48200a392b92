using System.Diagnostics;
using System.Net.Http.Headers;
using Pmif.AppHost.Local;
using Pmif.Benchmarks.Floors;
using Pmif.ServiceDefaults;
using Pmif.Testing;

namespace Pmif.Benchmarks.Rows;

/// <summary>
/// Processor time of the server for knowing who asks and whether they may, on top of the same request to an open endpoint of the same pipeline,
/// as a share of a whole request to an empty endpoint without any of it. Processor time rather than rates: the client is on the same machine.
/// </summary>
internal static class SignInCost
{
    private const int Trials = 5, Warm = 10_000, Timed = 20_000, AtOnce = 16, EachNew = 2;

    public static async Task<IReadOnlyList<BenchRow>> Measure(CancellationToken cancellationToken)
    {
        await using var provider = await TokenProvider.Start();
        var (emptyPort, port) = (FreePorts.Take(), FreePorts.Take());
        using var empty = EmptyEndpoint.Start(emptyPort);
        using var server = SignedInEndpoint.Start(port, provider.Authority);
        try
        {
            using var bare = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{emptyPort}") };
            using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
            await Eventually.True(() => EmptyEndpoint.Answers(bare, cancellationToken));
            await Eventually.True(async () => { try { return (await http.GetAsync(SignedInEndpoint.Open, cancellationToken)).IsSuccessStatusCode; } catch (HttpRequestException) { return false; } });

            var person = DemoPeople.Find("demo-director")!.ToCaller();
            (string Name, Func<int, string?> Token)[] ways =
            [
                ("rights check", _ => null),
                ("caller token, as it comes again", _ => ServiceSettings.Tokens().For(person, SignedInEndpoint.Service)),
                ("caller token, each a new one", n => ServiceSettings.Tokens().For(person with { Via = $"{n}" }, SignedInEndpoint.Service)),
                ("API key", _ => "pmif_demo_hr"),
                ("provider token", _ => provider.Token(SignedInEndpoint.Client, SignedInEndpoint.Audience)),
            ];
            List<double> floors = [];
            var costs = ways.Select(_ => new List<double>()).ToArray();
            // Made beforehand: the client's work is not to hold up the server's.
            var tokens = ways.Select(way => new[] { way.Token(0) }).ToArray();
            for (var trial = 0; trial < Trials; trial++)
            {
                floors.Add(await Cost(empty, bare, "", [null], cancellationToken));
                var open = await Cost(server, http, SignedInEndpoint.Open, [null], cancellationToken);
                for (var way = 0; way < ways.Length; way++)
                {
                    if (way == EachNew) tokens[way] = [.. Enumerable.Range(trial * (Warm + Timed), Warm + Timed).Select(ways[way].Token)];
                    costs[way].Add(await Cost(server, http, SignedInEndpoint.Guarded, tokens[way], cancellationToken) - open);
                }
            }

            var floor = Figures.Median(floors);
            return [.. ways.Select((way, n) => new BenchRow($"Signed in by: {way.Name}", Figures.Median(costs[n]), "µs", "an empty endpoint, whole request", floor, Figures.Median(costs[n]) / floor, costs[n]))];
        }
        finally
        {
            empty.Kill();
            server.Kill();
        }
    }

    private static async Task<double> Cost(Process server, HttpClient http, string path, string?[] tokens, CancellationToken cancellationToken)
    {
        await Send(http, path, tokens, 0, Warm, cancellationToken);
        server.Refresh();
        var before = server.TotalProcessorTime;
        await Send(http, path, tokens, Warm, Timed, cancellationToken);
        server.Refresh();
        return (server.TotalProcessorTime - before).TotalMicroseconds / Timed;
    }

    private static Task Send(HttpClient http, string path, string?[] tokens, int from, int count, CancellationToken cancellationToken) =>
        Parallel.ForAsync(from, from + count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (n, ct) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (tokens[n % tokens.Length] is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request, ct);
            answer.EnsureSuccessStatusCode();
        });
}
