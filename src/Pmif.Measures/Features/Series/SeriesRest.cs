using System.Globalization;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Series;

internal static class SeriesRest
{
    public static void MapSeries(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/measures/{code}/series", async (string code, string? breakdown, string? from, string? to, string? asOf, GetSeries handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, breakdown ?? "", Day(from), Day(to), Time(asOf)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.ReadMeasures).WithName("GetSeries");

        routes.MapGet("/measures/{code}/spc", async (string code, string? breakdown, GetSpc handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, breakdown ?? "", cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetSpc");

        routes.MapGet("/measures/{code}/trend", async (string code, string? breakdown, GetTrend handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, breakdown ?? "", cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetTrend");
    }

    internal static DateOnly? Day(string? text) => string.IsNullOrEmpty(text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new FaultException(SeriesFaults.TimeInvalid.With($"'{text}' is no day."));

    // A plus sign in an address arrives as a blank unless it was escaped.
    internal static DateTimeOffset? Time(string? text) => string.IsNullOrEmpty(text) ? null
        : DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new FaultException(SeriesFaults.TimeInvalid.With($"'{text}' is no time."));
}
