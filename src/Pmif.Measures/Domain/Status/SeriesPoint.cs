using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Status;

/// <summary>One value of a series with the rating it was given when it came in, or since.</summary>
public readonly record struct SeriesPoint(
    Period Period, decimal? Value, decimal? Lower, decimal? Upper, ValueFlag Flag, Rag Rag, decimal? Target, RatingOrigin Origin = RatingOrigin.Computed)
{
    /// <summary>Whether it has a colour.</summary>
    public bool IsRated => Rag is Rag.Green or Rag.Amber or Rag.Red or Rag.Blue;
}
