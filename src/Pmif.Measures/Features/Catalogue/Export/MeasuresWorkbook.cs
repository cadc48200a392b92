using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Pmif.Measures.Features.Catalogue.Export;

/// <summary>The list as a workbook: one sheet with one header row, and one with notes. Texts are stored as texts, so none can be a formula.</summary>
internal static class MeasuresWorkbook
{
    private const int LongestCell = 32_767;

    public static byte[] Write(IReadOnlyList<MeasureResponse> measures, DateOnly today)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            var sheets = workbook.Workbook.AppendChild(new Sheets());
            document.PackageProperties.Title = "Single data list";
            Add(workbook, sheets, "Measures", ListRows(measures), freezeHeader: true);
            Add(workbook, sheets, "Notes", NoteRows(measures.Count, today), freezeHeader: false);
            workbook.Workbook.Save();
        }
        return bytes.ToArray();
    }

    private static IEnumerable<Row> ListRows(IReadOnlyList<MeasureResponse> measures) =>
        measures.Select(measure => new Row(MeasureColumn.All.Select(column => Cell(column.Text(measure), column.Type))))
            .Prepend(new Row(MeasureColumn.All.Select(column => Cell(column.Name, CellType.Text))));

    private static IEnumerable<Row> NoteRows(int count, DateOnly today)
    {
        yield return Note("Single data list", $"{count} measures with their definitions as they stand on {today:yyyy-MM-dd}.");
        yield return Note("Lists", "Tags and feeds are separated by semicolons.");
        yield return Note("Column", "Meaning");
        foreach (var column in MeasureColumn.All)
            yield return Note(column.Name, column.Title);
    }

    private static Row Note(string name, string text) => new(Cell(name, CellType.Text), Cell(text, CellType.Text));

    private static Cell Cell(string text, CellType type)
    {
        if (text.Length == 0)
            return new Cell();
        return type is CellType.Integer or CellType.Number
            ? new Cell { DataType = CellValues.Number, CellValue = new CellValue(text) }
            : new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve }) };
    }

    // Characters that XML cannot carry become the replacement character; what a cell cannot hold is cut, and says so.
    private static string Writable(string text)
    {
        if (text.Length > LongestCell)
            text = string.Concat(text.AsSpan(0, LongestCell - 1), "\u2026");
        try
        {
            return XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException)
        {
            return string.Create(text.Length, text, static (span, from) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = XmlConvert.IsXmlChar(from[i]) ? from[i] : '\uFFFD';
            });
        }
    }

    private static void Add(WorkbookPart workbook, Sheets sheets, string name, IEnumerable<Row> rows, bool freezeHeader)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet();
        if (freezeHeader)
            part.Worksheet.AppendChild(new SheetViews(new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        part.Worksheet.AppendChild(new SheetData(rows));
        sheets.AppendChild(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name });
    }
}
