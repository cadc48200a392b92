using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Features.Quality;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Corrections;

/// <summary>Proposes another figure for one value; nothing changes until a second person accepts it. The same proposal again is the first one.</summary>
internal sealed class ProposeCorrection(MeasuresDb db, CatalogueCache catalogues, WarnOfRules rules, TimeProvider clock)
{
    private const int LongestField = 4_000;

    public sealed record Request(RawRow Row, string? Reason, Caller Caller);

    public async Task<Result<CorrectionResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(request.Reason))
            return SubmissionFaults.ReasonMissing;
        if (HasLongField(request.Row))
            return SubmissionFaults.TooLarge.With($"A field has more than {LongestField} characters.");
        var catalogue = await catalogues.Current(db, cancellationToken);
        var check = CorrectionCheck.Check(request.Row, catalogue, request.Caller, Rights.ProposeCorrections, DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        if (check.IsFault)
            return check.Fault;
        var proposed = check.Value;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Proposals for one series follow one another, so that the second sees the first.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({((long)proposed.MeasureId << 32) + proposed.BreakdownId})", cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var (revision, standing) = await CorrectedValues.Now(connection, proposed.MeasureId, proposed.BreakdownId, proposed.Period, cancellationToken);
        if (CorrectionRules.ChangesNothing(standing, proposed.Figures, proposed.Note))
            return CollectionFaults.CorrectionUnchanged;
        var row = RowOf(proposed, revision, request);
        if (await OpenOne(row, cancellationToken) is { } open)
            return IsSame(open, row) ? CorrectionResponse.Of(open, standing, catalogue, await Warnings(open, catalogue, cancellationToken)) : CollectionFaults.CorrectionOpen.With($"It is correction {open.Id}.");
        db.Add(row);
        db.Record(new("correction.proposed", "measure", catalogue.Measure(row.MeasureId).Code) { Before = CorrectionAudit.Of(standing), After = CorrectionAudit.Of(row, catalogue), Why = row.Reason });
        await db.SaveChangesAsync(cancellationToken);
        var warnings = await Warnings(row, catalogue, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CorrectionResponse.Of(row, standing, catalogue, warnings);
    }

    private async Task<IReadOnlyList<string>> Warnings(CorrectionRow row, CatalogueSnapshot catalogue, CancellationToken cancellationToken) =>
        (await rules.Proposed(catalogue, [row], cancellationToken)).GetValueOrDefault(row.Id, []);

    private static bool HasLongField(RawRow row) => new[]
    {
        row.Measure, row.Breakdown, row.Period, row.Value, row.Numerator, row.Denominator, row.Lower, row.Upper, row.Flag, row.Note,
    }.Any(field => field is { Length: > LongestField });

    private Task<CorrectionRow?> OpenOne(CorrectionRow row, CancellationToken cancellationToken)
    {
        var proposed = Words.Of(CorrectionState.Proposed);
        return db.Corrections.AsNoTracking().SingleOrDefaultAsync(one => one.State == proposed && one.MeasureId == row.MeasureId
            && one.BreakdownId == row.BreakdownId && one.PeriodStart == row.PeriodStart && one.PeriodMonths == row.PeriodMonths, cancellationToken);
    }

    private static bool IsSame(CorrectionRow one, CorrectionRow other) => one.Proposer().IsSameAs(other.Proposer()) && one.Reason == other.Reason
        && one.Against == other.Against && one.Note == other.Note && one.Figures() == other.Figures();

    private CorrectionRow RowOf(in StagedRow proposed, int against, Request request) => new()
    {
        MeasureId = proposed.MeasureId,
        BreakdownId = proposed.BreakdownId,
        PeriodStart = proposed.Period.Start,
        PeriodMonths = (short)proposed.Period.Months,
        Value = proposed.Figures.Value,
        Numerator = proposed.Figures.Numerator,
        Denominator = proposed.Figures.Denominator,
        Lower = proposed.Figures.Lower,
        Upper = proposed.Figures.Upper,
        Flag = Words.Of(CorrectionRules.FlagOf(proposed.Figures.Flag)),
        Note = proposed.Note,
        Against = against,
        Reason = request.Reason!,
        State = Words.Of(CorrectionState.Proposed),
        ProposedAt = clock.StoredNow(),
        ProposedBy = request.Caller.Name,
        ProposedById = request.Caller.Id,
    };
}
