using System.Text.Json.Nodes;

namespace Pmif.Measures.Features.Catalogue.Export;

/// <summary>Says what the columns of the CSV mean: W3C CSV on the Web, <c>measures.csv-metadata.json</c> beside <c>measures.csv</c>.</summary>
internal static class MeasuresMetadata
{
    public static JsonObject Write() => new()
    {
        ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "en" }),
        ["url"] = "measures.csv",
        ["dc:title"] = "Single data list",
        ["dc:description"] = "Every measure the council has adopted, with its definition as it stands.",
        ["notes"] = new JsonArray("An apostrophe before =, +, -, @, tab, carriage return or line feed keeps spreadsheets from taking a text for a formula."),
        ["dialect"] = new JsonObject { ["encoding"] = "utf-8", ["header"] = true, ["lineTerminators"] = new JsonArray("\r\n") },
        ["tableSchema"] = new JsonObject
        {
            ["columns"] = new JsonArray([.. MeasureColumn.All.Select(Column)]),
            ["primaryKey"] = "code",
        },
    };

    private static JsonObject Column(MeasureColumn column)
    {
        var described = new JsonObject
        {
            ["name"] = column.Name,
            ["titles"] = column.Name,
            ["dc:description"] = column.Title,
            ["datatype"] = column.Type switch
            {
                CellType.Integer => "integer",
                CellType.Number => "decimal",
                CellType.Boolean => "boolean",
                CellType.Date => "date",
                _ => "string",
            },
        };
        if (column.Name == "code")
            described["required"] = true;
        if (column.Type == CellType.List)
            described["separator"] = ";";
        return described;
    }
}
