using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Quality;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Quality;

/// <summary>
/// Writes down how far a measure's figures can be relied on, dimension by dimension. The definition takes the rating as a whole in the same transaction,
/// as a version of its own, so that list and assessment never say different things.
/// </summary>
internal sealed class AssessMeasure(MeasuresDb db, AddVersion versions, TimeProvider clock)
{
    public sealed record Request(string Measure, AssuranceDimensions Dimensions, string? Note, Caller Caller);

    public async Task<Result<AssessmentResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(request.Note))
            return SubmissionFaults.ReasonMissing.With("The note says what was looked at.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        if (await MeasureOf(request.Measure, cancellationToken) is not { } measure)
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        var latest = await db.LatestVersion(measure.Id, cancellationToken);
        if (request.Caller.Refuses(Rights.AssessQuality, latest.Definition) is { } refusal)
            return refusal;
        var (d, overall) = (request.Dimensions, request.Dimensions.Overall);
        var row = new AssuranceAssessmentRow
        {
            MeasureId = measure.Id,
            Rating = Words.Of(overall),
            Completeness = Words.Of(d.Completeness),
            Uniqueness = Words.Of(d.Uniqueness),
            Consistency = Words.Of(d.Consistency),
            Timeliness = Words.Of(d.Timeliness),
            Validity = Words.Of(d.Validity),
            Accuracy = Words.Of(d.Accuracy),
            Note = request.Note!.Trim(),
            AssessedAt = clock.StoredNow(),
            AssessedBy = request.Caller.Name,
        };
        db.Add(row);
        db.Record(new("assurance.assessed", "measure", measure.Code) { Before = new { latest.Definition.AssuranceRating }, After = new { AssuranceRating = overall, Dimensions = d }, Why = row.Note });
        await db.SaveChangesAsync(cancellationToken);
        if (latest.Definition.AssuranceRating != overall)
            await versions.Handle(measure, latest, latest.Definition with { AssuranceRating = overall }, latest.Retirement, $"Assurance: {row.Note}", request.Caller, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return AssessmentResponse.Of(row);
    }

    public async Task<Result<AssuranceResponse>> History(string code, PageRequest page, CancellationToken cancellationToken)
    {
        if (!NewestFirst.TryReadCursor(page, out var before))
            return RequestFaults.CursorInvalid;
        if (await MeasureOf(code, cancellationToken) is not { } measure)
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        var rating = (await db.LatestVersion(measure.Id, cancellationToken))!.Definition.AssuranceRating;
        var rows = await db.AssuranceAssessments.AsNoTracking().Where(row => row.MeasureId == measure.Id && row.Id < before)
            .OrderByDescending(row => row.Id).Take(page.Take).ToListAsync(cancellationToken);
        var read = page.Of(rows, row => row.Id.ToString(CultureInfo.InvariantCulture));
        return new AssuranceResponse(measure.Code, rating, [.. read.Items.Select(AssessmentResponse.Of)], read.Next);
    }

    private Task<MeasureRow?> MeasureOf(string code, CancellationToken cancellationToken) =>
        db.Measures.SingleOrDefaultAsync(row => row.Code.ToUpper() == code.ToUpper(), cancellationToken);
}

/// <summary>How far figures can be relied on: the definition's rating, and the assessments behind it, the newest first.</summary>
public sealed record AssuranceResponse(string Measure, AssuranceRating Rating, IReadOnlyList<AssessmentResponse> Items, string? Next);

/// <summary>One assessment.</summary>
public sealed record AssessmentResponse(int Id, AssuranceRating Rating, AssuranceDimensions Dimensions, string Note, DateTimeOffset AssessedAt, string AssessedBy)
{
    internal static AssessmentResponse Of(AssuranceAssessmentRow row) => new(row.Id, Read(row.Rating),
        new(Read(row.Completeness), Read(row.Uniqueness), Read(row.Consistency), Read(row.Timeliness), Read(row.Validity), Read(row.Accuracy)),
        row.Note, row.AssessedAt, row.AssessedBy);

    private static AssuranceRating Read(string word) => Words.Read<AssuranceRating>(word);
}
