using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Submissions.Killed;

/// <summary>Feeds of many rows: sets of 20 measures, each for 50 services over as many months as it takes. Each value tells the version of the feed it is from.</summary>
internal sealed class LargeFeed(int rows)
{
    private const int Measures = 20, Services = 50;

    private static readonly DateOnly First = new(1940, 1, 1);

    public string Prefix(int set) => $"KILL{set:00}-";

    public async Task Define(ServiceProcess service, int sets)
    {
        Assert.True(rows % (Measures * Services) == 0 && rows / (Measures * Services) <= 1_000, "rows come in thousands, a million at most");
        using var http = service.HttpAs("admin");
        for (var i = 0; i < Services; i++)
            (await http.PutAsJsonAsync($"/v1/breakdowns/KS{i:00}", new { kind = "service", name = $"Service {i}" })).EnsureSuccessStatusCode();
        for (var set = 0; set < sets; set++)
            for (var measure = 0; measure < Measures; measure++)
                (await http.PutAsJsonAsync($"/v1/measures/{Prefix(set)}{measure:00}", new { name = "A measure", source = "bulk" })).EnsureSuccessStatusCode();
    }

    public byte[] Csv(int set, int version)
    {
        var csv = new StringBuilder("measure,breakdown,period,value\n", rows * 32);
        var months = Enumerable.Range(0, rows / (Measures * Services)).Select(month => First.AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture)).ToList();
        for (var measure = 0; measure < Measures; measure++)
            for (var service = 0; service < Services; service++)
                for (var month = 0; month < months.Count; month++)
                    csv.Append(CultureInfo.InvariantCulture, $"{Prefix(set)}{measure:00},KS{service:00},{months[month]},{version}.{(measure + service + month) % 90 + 10}\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    public async Task<TimeSpan> Time(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }
}
