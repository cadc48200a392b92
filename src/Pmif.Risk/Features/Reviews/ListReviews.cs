using Microsoft.EntityFrameworkCore;
using Pmif.Risk.Data;
using Pmif.Risk.Features.Risks;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Reviews;

/// <summary>The reviews of one risk.</summary>
public sealed record ListReviewsRequest(string Code, PageRequest Page);

/// <summary>Every review of a risk, the latest first.</summary>
public sealed class ListReviews(RiskDb db)
{
    public async Task<Result<Page<ReviewView>>> Handle(ListReviewsRequest request, CancellationToken ct)
    {
        // Identifiers of reviews grow with time.
        var before = Guid.AllBitsSet;
        if (request.Page.After is { } after && !Guid.TryParseExact(after, "N", out before))
            return RequestFaults.CursorInvalid;
        if (await db.Risks.Where(r => r.Code == request.Code).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct) is not { } risk)
            return RiskFaults.Unknown.With($"The code was '{request.Code}'.");

        var rows = await db.Reviews.AsNoTracking().Include(r => r.Score).Include(r => r.Answers)
            .Where(r => r.RiskId == risk && r.Id.CompareTo(before) < 0).OrderByDescending(r => r.Id).Take(request.Page.Take).ToListAsync(ct);
        var page = request.Page.Of(rows, last => last.Id.ToString("N"));
        return new Page<ReviewView>([.. page.Items.Select(ReviewView.Of)], page.Next);
    }
}
