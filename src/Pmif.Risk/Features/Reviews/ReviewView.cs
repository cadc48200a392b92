using Pmif.Risk.Data.Rows;
using Pmif.Risk.Features.Risks;

namespace Pmif.Risk.Features.Reviews;

/// <summary>A review: who looked at the risk, when, what was found, and which calls it answered.</summary>
/// <param name="Current">The current score given with it, if any.</param>
public sealed record ReviewView(Guid Id, DateTimeOffset At, string By, string Note, ScoreView? Current, IReadOnlyList<ReviewCallView> Answers)
{
    internal static ReviewView Of(ReviewRow row) => new(
        row.Id, row.At, row.By, row.Note, row.Score is { } score ? ScoreView.Of(score) : null,
        [.. row.Answers.OrderBy(call => call.Id).Select(ReviewCallView.Of)]);
}
