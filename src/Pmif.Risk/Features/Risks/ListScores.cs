using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pmif.Risk.Data;
using Pmif.Risk.Domain.Scores;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Risks;

/// <summary>The scores of one risk.</summary>
public sealed record ListScoresRequest(string Code, PageRequest Page);

/// <summary>A score as it was given.</summary>
/// <param name="SupersededAt">When the next of its kind was given; none for the one that holds.</param>
public sealed record PastScoreView(
    ScoreKind Kind, int Likelihood, int Impact, int Score, string Band, DateTimeOffset At, string Rationale, string By, int MatrixVersion, DateTimeOffset? SupersededAt);

/// <summary>Every score a risk was ever given, the latest first.</summary>
public sealed class ListScores(RiskDb db)
{
    public async Task<Result<Page<PastScoreView>>> Handle(ListScoresRequest request, CancellationToken ct)
    {
        var before = long.MaxValue;
        if (request.Page.After is { } after && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return RequestFaults.CursorInvalid;
        if (await db.Risks.Where(r => r.Code == request.Code).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct) is not { } risk)
            return RiskFaults.Unknown.With($"The code was '{request.Code}'.");

        var rows = await db.Scores.AsNoTracking().Where(s => s.RiskId == risk && s.Id < before).OrderByDescending(s => s.Id).Take(request.Page.Take).ToListAsync(ct);
        var page = request.Page.Of(rows, last => last.Id.ToString(CultureInfo.InvariantCulture));
        return new Page<PastScoreView>([.. page.Items.Select(s => new PastScoreView(
            s.Kind, s.Likelihood, s.Impact, s.Cell.Score, s.Cell.Band, s.At, s.Rationale, s.By, s.MatrixVersion, s.SupersededAt))], page.Next);
    }
}
