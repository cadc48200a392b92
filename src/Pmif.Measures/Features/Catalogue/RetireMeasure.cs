using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>What is sent to retire a measure.</summary>
public sealed record RetireBody(DateOnly? From, string? Reason, string? ReplacedBy);

/// <summary>What is sent to take a retirement back.</summary>
public sealed record ReinstateBody(string? Reason);

/// <summary>
/// Ends a measure from a day on, or takes that back: a version like any other, so that the list of versions tells it. The same again changes nothing.
/// </summary>
internal sealed class RetireMeasure(MeasuresDb db, GetMeasure get, AddVersion versions)
{
    public async Task<Result<MeasureResponse>> Retire(string code, RetireBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (body.From is not { } from)
            return CatalogueFaults.RetirementDayMissing;
        if (!SubmissionFaults.IsReason(body.Reason))
            return SubmissionFaults.ReasonMissing;
        return await Change(code, async latest =>
        {
            string? successor = null;
            if (!string.IsNullOrEmpty(body.ReplacedBy))
            {
                successor = (await db.LatestDefinitions([body.ReplacedBy], cancellationToken)).GetValueOrDefault(body.ReplacedBy)?.Code;
                if (successor is null || successor == latest.Definition.Code)
                    return CatalogueFaults.ReplacedByUnknown.With($"'{body.ReplacedBy}' is no other measure.");
            }
            return await InUse(latest.Definition.Code, from, cancellationToken) is { } composite
                ? CatalogueFaults.PartOfComposite.With($"{composite} is computed from it; retire that first.")
                : new Retirement(from, body.Reason.Trim(), successor);
        }, body.Reason.Trim(), caller, cancellationToken);
    }

    public async Task<Result<MeasureResponse>> Reinstate(string code, ReinstateBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (!SubmissionFaults.IsReason(body.Reason))
            return SubmissionFaults.ReasonMissing;
        return await Change(code, latest => Task.FromResult<Result<Retirement?>>(latest.Retirement is null ? CatalogueFaults.NotRetired : (Retirement?)null), body.Reason.Trim(), caller, cancellationToken);
    }

    private async Task<Result<MeasureResponse>> Change(
        string code, Func<MeasureVersionRow, Task<Result<Retirement?>>> decide, string reason, Caller caller, CancellationToken cancellationToken)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            await db.ChangeCatalogue(cancellationToken);
            if (await db.Measures.SingleOrDefaultAsync(row => row.Code.ToUpper() == code.ToUpper(), cancellationToken) is not { } measure)
                return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
            var latest = await db.LatestVersion(measure.Id, cancellationToken);
            if (caller.Refuses(Rights.DefineMeasures, latest.Definition) is { } refusal)
                return refusal;
            var decided = await decide(latest);
            if (decided.IsFault)
                return decided.Fault;
            if (decided.Value != latest.Retirement)
            {
                var action = decided.Value is null ? "measure.reinstated" : "measure.retired";
                db.Record(new(action, "measure", measure.Code) { Before = latest.Retirement, After = decided.Value, Why = reason });
                await versions.Handle(measure, latest, latest.Definition, decided.Value, reason, caller, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
        }
        return await get.Handle(new(code), cancellationToken);
    }

    // A composite that goes on without one of its parts would only ever be missing.
    private async Task<string?> InUse(string code, DateOnly from, CancellationToken cancellationToken)
    {
        foreach (var composite in await db.ComputedFrom(code, cancellationToken))
        {
            var measure = await db.Measures.AsNoTracking().SingleAsync(row => row.Code == composite, cancellationToken);
            if ((await db.LatestVersion(measure.Id, cancellationToken)).Retirement is not { } retirement || retirement.From > from)
                return composite;
        }
        return null;
    }
}
