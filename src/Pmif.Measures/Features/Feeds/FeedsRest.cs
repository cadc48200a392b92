using Pmif.Measures.Domain.Feeds;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds;

internal static class FeedsRest
{
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds", (PageRequest page, ListFeeds handler, CancellationToken cancellationToken) =>
            handler.Handle(page, cancellationToken)).RequireAuthorization(Rights.ReadMeasures).WithName("ListFeeds");

        routes.MapGet("/feeds/{code}", async (string code, GetFeed handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetFeed");

        routes.MapPut("/feeds/{code}", async (string code, FeedContract contract, HttpContext http, DefineFeed handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, contract, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.DefineFeeds).WithName("DefineFeed");
    }
}
