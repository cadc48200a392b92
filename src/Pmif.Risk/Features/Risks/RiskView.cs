using Pmif.Contracts.Primitives;
using Pmif.Risk.Data.Rows;
using Pmif.Risk.Domain.Register;
using Pmif.Risk.Domain.Triggers;

namespace Pmif.Risk.Features.Risks;

/// <summary>A risk as readers see it.</summary>
/// <param name="Scores">By word: inherent, current, target; only those that were given.</param>
/// <param name="Measures">Codes of the measures it watches; <paramref name="MeasureLinks"/> says more of each.</param>
/// <param name="ReviewReason">Why a review is needed, for people; none where it is not.</param>
/// <param name="ReviewOverdue">Whether the day of its ordinary review has passed.</param>
public sealed record RiskView(
    Guid Id, string Code, string Title, string Category, string Owner, RiskState State, IReadOnlyDictionary<string, ScoreView> Scores,
    IReadOnlyList<string> Measures, IReadOnlyList<string> Objectives, DateOnly? ReviewDue, bool ReviewOverdue,
    string? ReviewReason, IReadOnlyList<ReviewCallView> ReviewCalls,
    string Cause, string Event, string Consequence, Proximity? Proximity, Treatment? Treatment, Appetite? Appetite,
    IReadOnlyList<MeasureLinkView> MeasureLinks, IReadOnlyList<Control> Controls, DateTimeOffset ChangedAt, string ChangedBy)
{
    internal static RiskView Of(RiskRow row, IReadOnlyDictionary<string, MeasureRatingRow> ratings, DateOnly today)
    {
        var measures = row.Measures.OrderBy(m => m.Position).ToList();
        IReadOnlyList<ReviewCallView> calls = row.State == RiskState.ReviewNeeded ? [.. row.Calls.Where(c => c.ReviewId is null).OrderBy(c => c.Id).Select(ReviewCallView.Of)] : [];
        return new(
            row.Id, row.Code, row.Title, row.Category, row.Owner, row.State,
            row.Scores.Where(s => s.SupersededAt is null).OrderBy(s => s.Kind).ToDictionary(s => Words.Of(s.Kind), ScoreView.Of),
            [.. measures.Select(m => m.Measure)], [.. row.Objectives.OrderBy(o => o.Position).Select(o => o.Objective)],
            row.ReviewDue, row.ClosedAt is null && row.ReviewDue < today,
            calls.Count == 0 ? null : string.Join(" ", calls.Select(call => call.Reason).Distinct()), calls,
            row.Cause, row.Event, row.Consequence, row.Proximity, row.Treatment, row.Appetite,
            [.. measures.Select(m => MeasureLinkView.Of(m, ratings.GetValueOrDefault(m.Measure)))],
            [.. row.Controls.OrderBy(c => c.Position).Select(c => new Control(c.Name, c.AssuranceLine, c.LastTested))], row.ChangedAt, row.ChangedBy);
    }
}

/// <summary>A score, with the band of the matrix it was given with.</summary>
public sealed record ScoreView(int Likelihood, int Impact, int Score, string Band, DateTimeOffset At, string Rationale, string By, int MatrixVersion)
{
    internal static ScoreView Of(ScoreRow row) =>
        new(row.Likelihood, row.Impact, row.Cell.Score, row.Cell.Band, row.At, row.Rationale, row.By, row.MatrixVersion);
}

/// <summary>A watched measure with what is known of it.</summary>
public sealed record MeasureLinkView(string Measure, Trigger Trigger, Rag? Rag, Period? Period)
{
    internal static MeasureLinkView Of(WatchedMeasureRow row, MeasureRatingRow? rating) => new(row.Measure, row.Trigger, rating?.Rag, rating?.Period);
}

/// <summary>A measure that reached its trigger and waits for a review.</summary>
/// <param name="Reason">In a sentence.</param>
public sealed record ReviewCallView(string Measure, Trigger Trigger, Rag Rag, Period? Period, string? PeriodLabel, DateTimeOffset OpenedAt, string Reason)
{
    internal static ReviewCallView Of(ReviewCallRow row) => new(
        row.Measure, row.Trigger, row.Rag, row.Period, row.Period?.Label, row.OpenedAt,
        $"{row.Measure} was rated {Words.Of(row.Rag)}{(row.Period is { } period ? $" for {period.Label}" : "")}.");
}
