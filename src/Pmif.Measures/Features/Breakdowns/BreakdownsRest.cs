using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Features.Catalogue.Export;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

internal static class BreakdownsRest
{
    public static void MapBreakdowns(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/breakdowns", async (PageRequest page, string? kind, string? parent, string? on, ListBreakdowns handler, CancellationToken cancellationToken) =>
            await handler.Handle(page, new(Kind(kind), string.IsNullOrEmpty(parent) ? null : parent, SeriesRest.Day(on)), cancellationToken)).RequireAuthorization(Rights.ReadMeasures).WithName("ListBreakdowns");

        routes.MapGet("/breakdowns.csv", async (string? kind, string? parent, string? on, ListBreakdowns handler, CancellationToken cancellationToken) =>
        {
            var csv = BreakdownsCsv.Write(await handler.All(new(Kind(kind), string.IsNullOrEmpty(parent) ? null : parent, SeriesRest.Day(on)), cancellationToken));
            return TypedResults.File(csv, "text/csv; charset=utf-8; header=present", "breakdowns.csv", entityTag: ExportRest.Tag(csv, isWeak: false));
        }).RequireAuthorization(Rights.ReadMeasures).WithName("ExportBreakdownsCsv").RecordsExport<MeasuresDb>("breakdowns.csv").Produces(200, contentType: "text/csv");

        routes.MapGet("/breakdowns/{code}", async (string code, GetBreakdown handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetBreakdown");

        routes.MapGet("/breakdowns/{code}/members", async (string code, PageRequest page, string? on, ListMembers handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, page, SeriesRest.Day(on), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListBreakdownMembers");

        routes.MapPut("/breakdowns", async (IReadOnlyList<BreakdownItem?> items, HttpContext http, DefineBreakdowns handler, CancellationToken cancellationToken) =>
            (await handler.Handle(items, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.DefineBreakdowns).WithName("DefineBreakdowns");

        routes.MapPut("/breakdowns/{code}", async (string code, BreakdownBody body, HttpContext http, DefineBreakdown handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, body, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.DefineBreakdowns).WithName("DefineBreakdown");
    }

    internal static BreakdownKind? Kind(string? word) =>
        word is null ? null
            : Words.TryRead<BreakdownKind>(word, out var kind) ? kind
            : throw new FaultException(RequestFaults.Invalid.With($"'{word}' is no kind of breakdown."));
}
