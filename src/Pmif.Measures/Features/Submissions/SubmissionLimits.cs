namespace Pmif.Measures.Features.Submissions;

/// <summary>How much one submission may bring; configuration <c>Pmif:Submissions</c>.</summary>
internal sealed class SubmissionLimits
{
    /// <summary>Bytes of a body, after unpacking.</summary>
    public long MaxBodyBytes { get; set; } = 4L << 30;

    /// <summary>Rows of a body.</summary>
    public long MaxRows { get; set; } = 20_000_000;

    /// <summary>Characters of one field.</summary>
    public int MaxFieldLength { get; set; } = 4_000;
}
