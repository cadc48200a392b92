using Npgsql;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Commentary;

namespace Pmif.Measures.Features.Commentary;

/// <summary>The figure that a commentary is about, with the state that its series had at that period.</summary>
/// <param name="Point">The value; none where there is none for the period.</param>
/// <param name="State">The state at that value.</param>
internal sealed record CommentedFigure(PointRow? Point, SeriesState? State)
{
    public static async Task<CommentedFigure> Of(MeasuresDb db, CatalogueSnapshot catalogue, FigurePlace place, CancellationToken cancellationToken)
    {
        if ((await SeriesRows.Find(db, place.Measure.Id, [place.Breakdown.Id], cancellationToken)).SingleOrDefault() is not { } series)
            return new(null, null);
        var points = (await PointRows.Read((NpgsqlConnection)db.Database.GetDbConnection(), [series.Id], null, cancellationToken))[series.Id];
        var at = points.FindIndex(point => point.Period == place.Period);
        if (at < 0)
            return new(null, null);
        return new(points[at], at == points.Count - 1 ? series.State
            : catalogue.StateOf(place.Measure.Id, place.Breakdown.Id, points[..(at + 1)].ConvertAll(point => point.ToPoint()), series.State.Revision));
    }

    /// <summary>Why the rule asks for a commentary.</summary>
    public IReadOnlyList<CommentaryReason> RequiredBy(CommentaryRule rule, FigurePlace place) =>
        State is null || place.Measure.IsRetiredAt(place.Period) ? [] : rule.Of(State.Rag, State.Direction, State.Variation, place.Breakdown.Code.Length == 0);

    /// <summary>What the checker holds a text against.</summary>
    public CommentaryFacts FactsFor(FigurePlace place, bool isRequired, string previous)
    {
        var definition = place.Measure.At(place.Period.End).Definition;
        return new(place.Period, State?.Rag, State?.Direction, definition.DirectionVersus, definition.Polarity, isRequired, previous);
    }
}
