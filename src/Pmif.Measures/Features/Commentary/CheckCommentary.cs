using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Commentary;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Commentary;

/// <summary>What the checker would say of a text about a figure, before anything is stored.</summary>
internal sealed class CheckCommentary(MeasuresDb db, CatalogueCache catalogues, GetCommentary get, TimeProvider clock)
{
    private const int Longest = 4_000;

    public sealed record Request(string Measure, string? Breakdown, string? Period, string? Text);

    public async Task<Result<CheckResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        var text = request.Text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (text.Length > Longest || text.Contains('\0'))
            return CommentaryFaults.TextInvalid;
        var catalogue = await catalogues.Current(db, cancellationToken);
        var found = FigurePlace.Find(catalogue, request.Measure, request.Breakdown, request.Period, clock.Today());
        if (found.IsFault)
            return found.Fault;
        var place = found.Value;
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var figure = await CommentedFigure.Of(db, catalogue, place, cancellationToken);
        var (requiredFor, review) = await get.Review(place, figure, text, cancellationToken);
        return new CheckResponse(place.Measure.Code, place.Breakdown.Code, place.Period, place.Period.Label, FigureNow.Of(figure), requiredFor, review, CommentaryHtml.Of(text));
    }
}

/// <summary>What the checker says of a text, the figure it was held against, and the text as it would be shown.</summary>
public sealed record CheckResponse(
    string Measure, string Breakdown, Period Period, string PeriodLabel, FigureNow? Figure, IReadOnlyList<CommentaryReason> RequiredFor, ReviewResponse Review, string Html);
