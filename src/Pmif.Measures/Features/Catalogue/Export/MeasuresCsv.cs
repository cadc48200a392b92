using System.Text;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue.Export;

/// <summary>The list as CSV in UTF-8.</summary>
internal static class MeasuresCsv
{
    public static byte[] Write(IReadOnlyList<MeasureResponse> measures)
    {
        var csv = new StringBuilder(CsvText.Record(MeasureColumn.All.Select(column => column.Name)));
        foreach (var measure in measures)
            csv.Append(CsvText.Record(MeasureColumn.All.Select(column => column.Text(measure))));
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
