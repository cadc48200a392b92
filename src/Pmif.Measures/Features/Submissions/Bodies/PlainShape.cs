using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>The columns of the REST contract, in any order.</summary>
internal sealed class PlainShape : CsvShape
{
    private int[] columns = [];

    public override void ReadHeader(IReadOnlyList<string> names, Action<string> noteUnknown)
    {
        var found = columns = new int[names.Count];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = Columns.Find(names[i]);
            if (found[i] >= 0 && Array.IndexOf(found, found[i], 0, i) >= 0)
                throw new FaultException(SubmissionFaults.HeaderDuplicate.With($"The column {Columns.Names[found[i]]} is named twice."));
            if (found[i] < 0 && names[i].Length > 0)
                noteUnknown(names[i]);
        }
        if (!found.Contains(Columns.Measure) || !found.Contains(Columns.Period)
            || !(found.Contains(Columns.Value) || (found.Contains(Columns.Numerator) && found.Contains(Columns.Denominator))))
            throw new FaultException(SubmissionFaults.HeaderMissing);
    }

    public override bool Reads(int column) => columns[column] >= 0;

    public override bool Needs(int column) =>
        columns[column] is Columns.Measure or Columns.Period or Columns.Value or Columns.Numerator or Columns.Denominator;

    public override void Set(RawRow row, int column, string text) => row.TrySet(columns[column], text);
}
