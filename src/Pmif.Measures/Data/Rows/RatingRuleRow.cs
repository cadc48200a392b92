namespace Pmif.Measures.Data.Rows;

/// <summary>A version of the service's own rules of rating.</summary>
internal sealed class RatingRuleRow
{
    public int Version { get; init; }
    public DateTime Since { get; init; }
    public required string What { get; init; }
}
