using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.StandardisedRates;

internal static class RatesRest
{
    public static void MapStandardisedRates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/measures/{code}/standardised-rate", async (string code, string? bands, string? period, decimal? per, string? confidence, GetMeasureRate handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, bands, period, per, confidence), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetMeasureRate");

        routes.MapPost("/standardised-rates", (RateBody body) => WorkOutRate.Of(body.Bands, body.Per, body.Confidence).ToHttp())
            .RequireAuthorization(Rights.ReadMeasures).WithName("GetRate");
    }

    /// <summary>Counts and populations by age band, what the rate is per (100,000 unless given), and how sure its limits are (95 unless given, or 99.8).</summary>
    public sealed record RateBody(IReadOnlyList<WorkOutRate.Band>? Bands, decimal? Per = null, string? Confidence = null);
}
