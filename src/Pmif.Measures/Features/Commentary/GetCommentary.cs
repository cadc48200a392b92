using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Commentary;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Commentary;

/// <summary>The commentary on one figure.</summary>
internal sealed class GetCommentary(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public sealed record Request(string Measure, string? Breakdown, string? Period);

    public async Task<Result<CommentaryResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        var found = FigurePlace.Find(catalogue, request.Measure, request.Breakdown, request.Period, clock.Today());
        if (found.IsFault)
            return found.Fault;
        // One snapshot, so that text and figure belong together.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        return await Of(catalogue, found.Value, cancellationToken) is { } answer ? answer
            : CommentaryFaults.NotWritten.With($"There is none on {request.Measure} for {found.Value.Period.Label}.");
    }

    /// <summary>The same within the transaction of the caller; none where nothing was written.</summary>
    public async Task<CommentaryResponse?> Of(CatalogueSnapshot catalogue, FigurePlace place, CancellationToken cancellationToken)
    {
        var row = await db.Commentary.AsNoTracking().Of(place).OrderByDescending(one => one.Version).FirstOrDefaultAsync(cancellationToken);
        if (row is null)
            return null;
        var figure = await CommentedFigure.Of(db, catalogue, place, cancellationToken);
        var (requiredFor, review) = await Review(place, figure, row.Text, cancellationToken);
        return new(place.Measure.Code, place.Breakdown.Code, place.Period, place.Period.Label, row.Version, row.Text, CommentaryHtml.Of(row.Text), row.Reason,
            row.WrittenAt, row.WrittenBy, FigureThen.Of(row), FigureNow.Of(figure), row.SubmissionId != figure.Point?.Submission, requiredFor, review, Erasure.Of(row));
    }

    /// <summary>What rule and checker say of a text about a figure.</summary>
    public async Task<(IReadOnlyList<CommentaryReason> RequiredFor, ReviewResponse Review)> Review(
        FigurePlace place, CommentedFigure figure, string text, CancellationToken cancellationToken)
    {
        var rule = await db.CurrentRule(cancellationToken);
        var requiredFor = figure.RequiredBy(rule, place);
        var review = CommentaryChecker.Check(text, figure.FactsFor(place, requiredFor.Count > 0, await Previous(place, cancellationToken)), rule.ToSettings());
        return (requiredFor, ReviewResponse.Of(review, rule, requiredFor.Count > 0));
    }

    // What stands on the nearest period before that was written about.
    private async Task<string> Previous(FigurePlace place, CancellationToken cancellationToken)
    {
        var earlier = await db.Commentary.AsNoTracking()
            .Where(row => row.MeasureId == place.Measure.Id && row.BreakdownId == place.Breakdown.Id && row.PeriodStart < place.Period.Start
                && row.PeriodMonths == (short)place.Period.Months)
            .OrderByDescending(row => row.PeriodStart).ThenByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        return earlier?.Text ?? "";
    }
}

internal static class CurrentRules
{
    /// <summary>The rule that is in force.</summary>
    public static async Task<CommentaryRule> CurrentRule(this MeasuresDb db, CancellationToken cancellationToken) =>
        (await db.LatestRule(cancellationToken))?.Rule ?? new CommentaryRule();

    public static Task<CommentaryRuleRow?> LatestRule(this MeasuresDb db, CancellationToken cancellationToken) =>
        db.CommentaryRules.AsNoTracking().OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
}
