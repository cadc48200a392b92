using Pmif.Measures.Domain.Variation;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.ChartMarks;

internal static class ChartMarksRest
{
    public static void MapChartMarks(this IEndpointRouteBuilder routes)
    {
        routes.Map(ChartMarkKind.Rebase, "rebase", "RebaseSeries", "ListRebases", "RemoveRebase");
        routes.Map(ChartMarkKind.Ghost, "ghost", "GhostPoint", "ListGhosts", "RemoveGhost");
    }

    private static void Map(this IEndpointRouteBuilder routes, ChartMarkKind kind, string word, string make, string list, string remove)
    {
        routes.MapPost($"/measures/{{code}}/spc/{word}", async (string code, ChartMarkBody body, HttpContext http, MarkChart handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(kind, code, body, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.MarkCharts).WithName(make);

        routes.MapGet($"/measures/{{code}}/spc/{word}s", async (string code, string? breakdown, PageRequest page, ListChartMarks handler, CancellationToken cancellationToken) =>
            (await handler.Handle(kind, code, breakdown, page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName(list);

        routes.MapPost($"/measures/{{code}}/spc/{word}s/{{id:int}}/remove", async (string code, int id, RemoveChartMarkBody body, HttpContext http, RemoveChartMark handler, CancellationToken cancellationToken) =>
            (await handler.Handle(kind, code, id, body.Reason, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.MarkCharts).WithName(remove);
    }
}
