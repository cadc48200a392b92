using System.Globalization;
using System.Net.Http.Json;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarks.Rows;

/// <summary>A synthetic feed: 40 measures, each for some services over 100 months.</summary>
/// <param name="name">Begins the codes of its measures, so that every trial brings new series.</param>
/// <param name="services">How many services.</param>
internal sealed class BulkFeed(string name, int services)
{
    private const int Measures = 40;
    internal const int Months = 100;
    private const int ServicesAtOnce = 5_000;

    public int Rows => SeriesOf(services) * Months;

    public static int SeriesOf(int services) => Measures * services;

    /// <summary>Registers the services that any feed may name.</summary>
    public static async Task DefineServices(HttpClient http, int count, CancellationToken cancellationToken)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(ServicesAtOnce))
            await Put(http, "v1/breakdowns", chunk.Select(service => new { code = Service(service), kind = "service", name = $"Bench service {service}" }), cancellationToken);
    }

    public async Task Define(HttpClient http, CancellationToken cancellationToken)
    {
        for (var measure = 0; measure < Measures; measure++)
            await Put(http, $"v1/measures/{Code(measure)}",
                new { name = $"Bench measure {measure}", frequency = "monthly", temporalType = "flow", source = "bench" }, cancellationToken);
    }

    /// <summary>Writes the feed, either with periods as Measures reads them or with plain dates for the floor.</summary>
    public void Write(string path, bool plainDates)
    {
        using var csv = new StreamWriter(path) { NewLine = "\n" };
        csv.WriteLine("measure,breakdown,period,value");
        var months = Enumerable.Range(0, Months).Select(month => Period.Month(2018, 4).Shift(month))
            .Select(period => plainDates ? period.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : period.ToString()).ToArray();
        var random = new Random(services);
        for (var measure = 0; measure < Measures; measure++)
        for (var service = 0; service < services; service++)
        {
            var series = $"{Code(measure)},{Service(service)},";
            foreach (var month in months)
                csv.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{series}{month},{random.Next(10_000, 99_999) / 10m}"));
        }
    }

    internal static string Service(int service) => $"BENCH-S{service:0000}";

    internal static async Task Put(HttpClient http, string path, object body, CancellationToken cancellationToken)
    {
        using var response = await http.PutAsJsonAsync(path, body, PmifJson.Options, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }

    private string Code(int measure) => $"BENCH-{name}-{measure:00}";
}
