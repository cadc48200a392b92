using Pmif.Measures.Features.Submissions.Bodies;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Adapters;

/// <summary>
/// A file that someone else publishes. Its known columns are read in any order and whatever their case; the adapter makes a row of their cells,
/// and names the feeds it may be rather than a measure.
/// </summary>
/// <param name="columns">The columns it knows, each with the place of its cells, or <see cref="LeftOut"/>.</param>
/// <param name="places">How many places there are.</param>
/// <param name="needed">The first places, without which it is no such file.</param>
internal abstract class ForeignShape(IReadOnlyDictionary<string, int> columns, int places, int needed) : CsvShape
{
    /// <summary>For a column that is known and says nothing a value holds, such as the name beside a code.</summary>
    protected const int LeftOut = -1;

    private readonly string[] cells = new string[places];
    private int[] placeOf = [];

    /// <summary>The header as it stands.</summary>
    protected IReadOnlyList<string> Header { get; private set; } = [];

    public sealed override void ReadHeader(IReadOnlyList<string> names, Action<string> noteUnknown)
    {
        Header = names;
        placeOf = new int[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            if (!columns.TryGetValue(names[i], out placeOf[i]))
            {
                placeOf[i] = LeftOut;
                if (names[i].Length > 0 && !IsLeftOut(names[i]))
                    noteUnknown(names[i]);
            }
            if (placeOf[i] >= 0 && Array.IndexOf(placeOf, placeOf[i], 0, i) >= 0 && !MayRepeat(placeOf[i]))
                throw new FaultException(SubmissionFaults.HeaderDuplicate.With($"The column {names[i]} is named twice."));
        }
        for (var place = 0; place < needed; place++)
            if (!placeOf.Contains(place))
                throw new FaultException(SubmissionFaults.AdapterHeader.With(
                    $"A file for the adapter {Name} has a column {columns.First(pair => pair.Value == place).Key}."));
    }

    public sealed override bool Reads(int column) => placeOf[column] >= 0;

    public sealed override bool Needs(int column) => placeOf[column] >= 0 && placeOf[column] < needed;

    public sealed override void Set(RawRow row, int column, string text)
    {
        ref var cell = ref cells[placeOf[column]];
        cell = string.IsNullOrWhiteSpace(cell) ? text : Joined(cell, text);
    }

    public sealed override void Finish(RawRow row)
    {
        for (var place = 0; place < cells.Length; place++)
            cells[place] ??= "";
        Fill(row, cells);
        Array.Clear(cells);
    }

    /// <summary>Whether the header holds a column of this place.</summary>
    protected bool Has(int place) => placeOf.Contains(place);

    /// <summary>Whether several columns may go to one place; their texts are then joined.</summary>
    protected virtual bool MayRepeat(int place) => false;

    /// <summary>Whether a column that no list has is left out all the same.</summary>
    protected virtual bool IsLeftOut(string name) => false;

    /// <summary>Makes a row of the cells, blank where the file has no such column.</summary>
    protected abstract void Fill(RawRow row, ReadOnlySpan<string> cells);

    /// <summary>Two remarks as one; a blank one adds nothing.</summary>
    protected static string Joined(string first, string second)
    {
        if (string.IsNullOrWhiteSpace(second) || first == second)
            return first;
        return string.IsNullOrWhiteSpace(first) ? second : $"{first.Trim()}; {second.Trim()}";
    }
}
