namespace Pmif.Measures.Features.Submissions;

/// <summary>Rows on their way in, whatever door they come by.</summary>
internal abstract class SubmissionBody
{
    /// <summary>The rows, read once. A body that cannot be read to its end throws a fault.</summary>
    public abstract IAsyncEnumerable<RawRow> Rows(CancellationToken cancellationToken);

    /// <summary>Whether the sender gave a digest of the content. One that is wrong breaks the body off, so once the rows are read it was right.</summary>
    public abstract bool HasDigest { get; }

    /// <summary>Whether its end could be missing without anyone noticing, so that a contract may demand a digest.</summary>
    public abstract bool MayBeCutShort { get; }

    /// <summary>Fields that were there and mean nothing here; known once the rows are read.</summary>
    public IReadOnlyCollection<string> UnknownFields => unknownFields;

    /// <summary>Digest of all that was read; known once the rows are read.</summary>
    public abstract byte[] Digest();

    /// <summary>What the sender should know about the body as a whole.</summary>
    public List<string> Warnings { get; } = [];

    private const int MostUnknownFields = 100;
    private readonly SortedSet<string> unknownFields = new(StringComparer.Ordinal);

    protected void NoteUnknownField(string name)
    {
        if (unknownFields.Count < MostUnknownFields)
            unknownFields.Add(name.Length > 100 ? name[..100] : name);
    }
}
