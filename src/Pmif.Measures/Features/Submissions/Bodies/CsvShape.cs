namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>What the columns of one CSV file mean. It is asked about every cell of millions of rows, so it keeps its answers ready.</summary>
internal abstract class CsvShape
{
    /// <summary>What the sender called the shape; blank for the ordinary one.</summary>
    public virtual string Name => "";

    /// <summary>Takes the header in; throws a fault where this is no file of the shape.</summary>
    /// <param name="names">Names as they stand, trimmed.</param>
    /// <param name="noteUnknown">Is told of each column that is not stored and not known to be left out.</param>
    public abstract void ReadHeader(IReadOnlyList<string> names, Action<string> noteUnknown);

    /// <summary>Whether a column's cells are wanted.</summary>
    public abstract bool Reads(int column);

    /// <summary>Whether a row that ends before this column was cut off.</summary>
    public abstract bool Needs(int column);

    /// <summary>Takes in one cell that is wanted.</summary>
    public abstract void Set(RawRow row, int column, string text);

    /// <summary>Called after the last cell of a row.</summary>
    public virtual void Finish(RawRow row)
    {
    }
}
