using System.Text;

namespace Pmif.Measures.Features.Catalogue.Export;

/// <summary>The list as CSV in UTF-8.</summary>
internal static class MeasuresCsv
{
    public static byte[] Write(IReadOnlyList<MeasureResponse> measures)
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', MeasureColumn.All.Select(column => column.Name)).Append("\r\n");
        foreach (var measure in measures)
            csv.AppendJoin(',', MeasureColumn.All.Select(column => Cell(column, measure))).Append("\r\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Cell(MeasureColumn column, MeasureResponse measure) =>
        column.Type is CellType.Text or CellType.List ? CsvCell.OfText(column.Text(measure)) : CsvCell.Of(column.Text(measure));
}
