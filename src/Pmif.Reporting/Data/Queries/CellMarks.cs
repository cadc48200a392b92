using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;

namespace Pmif.Reporting.Data;

/// <summary>What sets a rating apart from the ordinary; nothing is kept of one that is.</summary>
internal sealed record CellMarks(RatingOrigin Rating, bool Acceptable)
{
    public static CellMarks? Of(SeriesState state) => state is { Rating: RatingOrigin.Computed, Acceptable: false } ? null : new(state.Rating, state.Acceptable);

    public static SeriesState Put(CellMarks? marks, SeriesState state) => marks is null ? state : state with { Rating = marks.Rating, Acceptable = marks.Acceptable };
}
