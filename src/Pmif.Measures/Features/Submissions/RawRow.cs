namespace Pmif.Measures.Features.Submissions;

/// <summary>One row as its source wrote it. A field that is null was not there at all; an empty one was left blank. Readers use one instance over and over.</summary>
internal sealed class RawRow
{
    public string? Measure { get; set; }

    /// <summary>For a foreign file, in place of the measure's code: the feeds that the row may be, the most exact first.</summary>
    public IReadOnlyList<string> Feeds { get; set; } = [];

    /// <summary>What is wrong with the row where no measure has one of its feeds, if it is more than an unknown measure.</summary>
    public RowFault? IfUnfed { get; set; }

    public string? Breakdown { get; set; }
    public string? Period { get; set; }
    public string? Value { get; set; }
    public string? Numerator { get; set; }
    public string? Denominator { get; set; }
    public string? Lower { get; set; }
    public string? Upper { get; set; }
    public string? Flag { get; set; }
    public string? Note { get; set; }

    /// <summary>What is wrong with the row as a whole; its fields then mean nothing.</summary>
    public RowFault? Fault { get; set; }

    public void Clear()
    {
        Measure = Breakdown = Period = Value = Numerator = Denominator = Lower = Upper = Flag = Note = null;
        Feeds = [];
        Fault = IfUnfed = null;
    }

    /// <summary>Sets the field of this name; false where there is none.</summary>
    public bool TrySet(int column, string? text)
    {
        switch (column)
        {
            case 0: Measure = text; return true;
            case 1: Breakdown = text; return true;
            case 2: Period = text; return true;
            case 3: Value = text; return true;
            case 4: Numerator = text; return true;
            case 5: Denominator = text; return true;
            case 6: Lower = text; return true;
            case 7: Upper = text; return true;
            case 8: Flag = text; return true;
            case 9: Note = text; return true;
            default: return false;
        }
    }
}

/// <summary>What is wrong with a row.</summary>
internal sealed record RowFault(string Field, string Code, string Value, string Message);

/// <summary>The columns of a feed, in the order of <see cref="RawRow.TrySet"/>.</summary>
internal static class Columns
{
    public const int Measure = 0, Period = 2, Value = 3, Numerator = 4, Denominator = 5;

    public static readonly string[] Names = ["measure", "breakdown", "period", "value", "numerator", "denominator", "lower", "upper", "flag", "note"];

    private static readonly Dictionary<string, int> ByName = Names.Select((name, column) => (name, column))
        .ToDictionary(pair => pair.name, pair => pair.column, StringComparer.OrdinalIgnoreCase);

    /// <summary>The column of this name, or -1.</summary>
    public static int Find(string name) => ByName.GetValueOrDefault(name.Trim(), -1);
}
