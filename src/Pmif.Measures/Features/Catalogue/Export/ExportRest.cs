using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Pmif.Measures.Data;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue.Export;

internal static class ExportRest
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/measures.csv", async ([AsParameters] MeasureFilter filter, ExportMeasures handler, CancellationToken cancellationToken) =>
        {
            var csv = MeasuresCsv.Write(await handler.Handle(filter, cancellationToken));
            return TypedResults.File(csv, "text/csv; charset=utf-8; header=present", "measures.csv", entityTag: Tag(csv, isWeak: false));
        }).RequireAuthorization(Rights.ReadMeasures).WithName("ExportMeasuresCsv").RecordsExport<MeasuresDb>("measures.csv").Produces(200, contentType: "text/csv");

        routes.MapGet("/measures.csv-metadata.json", () =>
        {
            var json = Encoding.UTF8.GetBytes(MeasuresMetadata.Write().ToJsonString());
            return TypedResults.File(json, "application/csvm+json", entityTag: Tag(json, isWeak: false));
        }).RequireAuthorization(Rights.ReadMeasures).WithName("DescribeMeasuresCsv").RecordsExport<MeasuresDb>("measures.csv-metadata.json").Produces(200, contentType: "application/csvm+json");

        routes.MapGet("/measures.xlsx", async ([AsParameters] MeasureFilter filter, ExportMeasures handler, TimeProvider clock, CancellationToken cancellationToken) =>
        {
            var list = await handler.Handle(filter, cancellationToken);
            var book = MeasuresWorkbook.Write(list, clock.Today());
            return TypedResults.File(book, Workbook, "measures.xlsx", entityTag: Tag(MeasuresCsv.Write(list), isWeak: true));
        }).RequireAuthorization(Rights.ReadMeasures).WithName("ExportMeasuresWorkbook").RecordsExport<MeasuresDb>("measures.xlsx").Produces(200, contentType: Workbook);
    }

    // A workbook's bytes differ each time they are made, so both are known by what they say.
    internal static EntityTagHeaderValue Tag(byte[] content, bool isWeak) =>
        new($"\"{Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, 16))}\"", isWeak);
}
