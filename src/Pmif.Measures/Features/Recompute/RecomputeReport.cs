namespace Pmif.Measures.Features.Recompute;

/// <summary>What came out differently when everything was worked out anew.</summary>
/// <param name="Series">States that were worked out.</param>
/// <param name="Ratings">Ratings that were worked out from the versions they name.</param>
/// <param name="States">States that differ from what is kept.</param>
/// <param name="Values">Values of computed measures that differ.</param>
/// <param name="RatingsNotReproduced">Ratings that come out differently. They are told, never changed: restating them takes a person and a reason.</param>
/// <param name="Mended">Whether states and computed values that differ were put right.</param>
/// <param name="First">The first few differences.</param>
public sealed record RecomputeReport(long Series, long Ratings, long States, long Values, long RatingsNotReproduced, bool Mended, IReadOnlyList<Difference> First)
{
    /// <summary>Whether everything came out as it is kept.</summary>
    public bool IsClean => States == 0 && Values == 0 && RatingsNotReproduced == 0;
}

/// <summary>One thing that came out differently.</summary>
/// <param name="What"><c>state</c>, <c>values</c> of a computed measure, or <c>rating</c>.</param>
/// <param name="Measure">Whose.</param>
/// <param name="Breakdown">What it is about; empty for the whole council.</param>
/// <param name="Kept">What is kept.</param>
/// <param name="Computed">What came out.</param>
public sealed record Difference(string What, string Measure, string Breakdown, string Kept, string Computed);
