using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarks.Rows;

/// <summary>A synthetic feed: 40 measures, each for 25 services over 100 months.</summary>
internal static class BulkFeed
{
    public const int Measures = 40;
    public const int Services = 25;
    public const int Months = 100;
    public const int Rows = Measures * Services * Months;

    public static async Task Define(HttpClient http, int trials, CancellationToken cancellationToken)
    {
        for (var service = 0; service < Services; service++)
            await Put(http, $"v1/breakdowns/{Service(service)}", new { kind = "service", name = $"Bench service {service}" }, cancellationToken);
        for (var trial = 0; trial <= trials; trial++)
        {
            for (var measure = 0; measure < Measures; measure++)
            {
                var definition = new { code = Code(trial, measure), name = $"Bench measure {measure}", frequency = "monthly", temporalType = "flow", source = "bench" };
                await Put(http, $"v1/measures/{definition.code}", definition, cancellationToken);
            }
        }
    }

    public static byte[] Csv(int trial, int months)
    {
        var csv = new StringBuilder("measure,breakdown,period,value\n");
        var random = new Random(trial);
        for (var measure = 0; measure < Measures; measure++)
        for (var service = 0; service < Services; service++)
        for (var month = 0; month < months; month++)
        {
            var period = Period.Month(2018, 4).Shift(month);
            csv.Append(CultureInfo.InvariantCulture, $"{Code(trial, measure)},{Service(service)},{period},{random.Next(10_000, 99_999) / 10m}\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Code(int trial, int measure) => $"BENCH{trial}-{measure:00}";

    private static string Service(int service) => $"BENCH-S{service:00}";

    private static async Task Put(HttpClient http, string path, object body, CancellationToken cancellationToken)
    {
        using var response = await http.PutAsJsonAsync(path, body, PmifJson.Options, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }
}
