using System.Text.Json.Serialization;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;

namespace Pmif.Reporting.Data;

/// <summary>What is told of a state beside its columns: what sets its rating apart, and whether its change is more than noise. Nothing is kept where there is none of it.</summary>
internal sealed record CellMarks(
    RatingOrigin Rating, bool Acceptable, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ShownChange? Change = null)
{
    public static CellMarks? Of(SeriesState state) => state is { Rating: RatingOrigin.Computed, Acceptable: false, Change: null } ? null
        : new(state.Rating, state.Acceptable, state.Change);

    public static SeriesState Put(CellMarks? marks, SeriesState state) =>
        marks is null ? state : state with { Rating = marks.Rating, Acceptable = marks.Acceptable, Change = marks.Change };
}
