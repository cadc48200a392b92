using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Status;

/// <summary>One value of a series with the rating it was given when it came in.</summary>
public readonly record struct SeriesPoint(
    Period Period, decimal? Value, decimal? Lower, decimal? Upper, ValueFlag Flag, Rag Rag, decimal? Target);
