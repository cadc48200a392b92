using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Ratings;

internal static class RatingsRest
{
    public static void MapRatings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/measures/{code}/ratings", async (string code, string? breakdown, string? period, PageRequest page, ListRatings handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, breakdown, period, page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListRatings");

        routes.MapPost("/measures/{code}/ratings/override", async (string code, OverrideBody body, HttpContext http, OverrideRating handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, body, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.OverrideRatings).WithName("OverrideRating");

        routes.MapPost("/measures/{code}/ratings/withdraw", async (string code, WithdrawBody body, HttpContext http, OverrideRating handler, CancellationToken cancellationToken) =>
            (await handler.Withdraw(code, body, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.OverrideRatings).WithName("WithdrawRating");

        routes.MapPost("/measures/{code}/ratings/revise", async (string code, ReviseBody body, HttpContext http, ReviseRatings handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, body, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReviseRatings).WithName("ReviseRatings");
    }
}
