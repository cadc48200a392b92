using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Commentary;

/// <summary>Writes about a figure; what stood before is kept. The same text again changes nothing, an empty one takes back what stands.</summary>
internal sealed class WriteCommentary(MeasuresDb db, CatalogueCache catalogues, GetCommentary get, TimeProvider clock)
{
    private const int Longest = 4_000;

    /// <param name="Measure">Code of the measure.</param>
    /// <param name="Breakdown">What it is about.</param>
    /// <param name="Period">Which period.</param>
    /// <param name="Text">Markdown.</param>
    /// <param name="Reason">Why it changes; needed where one stands.</param>
    /// <param name="Caller">Who writes.</param>
    /// <param name="Against">The version that the writer has seen, 0 for none; null where it does not matter.</param>
    /// <param name="IsKnown">Whether the writer has seen the answer that stands; null where it does not matter.</param>
    public sealed record Request(
        string Measure, string? Breakdown, string? Period, string? Text, string? Reason, Caller Caller, int? Against = null, Func<object?, bool>? IsKnown = null);

    public async Task<Result<CommentaryResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        var text = request.Text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (text.Length > Longest || text.Contains('\0'))
            return CommentaryFaults.TextInvalid;
        if (!Reason.IsSound(request.Reason))
            return SubmissionFaults.ReasonMissing;
        if (PersonalData.IsIn(text) || PersonalData.IsIn(request.Reason ?? ""))
            return CommentaryFaults.PersonalDetails.With("It seems to hold an e-mail address, a telephone number, a postcode, or an NHS or National Insurance number.");
        var catalogue = await catalogues.Current(db, cancellationToken);
        var found = FigurePlace.Find(catalogue, request.Measure, request.Breakdown, request.Period, clock.Today());
        if (found.IsFault)
            return found.Fault;
        var place = found.Value;
        if (request.Caller.Refuses(Rights.WriteCommentary, place.Measure) is { } refusal)
            return refusal;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockWriters(place, cancellationToken);
        var standing = await get.Of(catalogue, place, cancellationToken);
        if ((request.Against is { } against && against != (standing?.Version ?? 0)) || (request.IsKnown is { } isKnown && !isKnown(standing)))
            return CommentaryFaults.ChangedMeanwhile.With(standing is null ? "There is none any more, or yet." : $"{standing.WrittenBy} wrote version {standing.Version}.");
        if ((standing?.Text ?? "") == text)
            return standing is null ? CommentaryFaults.TextInvalid : standing;
        if (standing is not null && !Reason.IsGiven(request.Reason))
            return SubmissionFaults.ReasonMissing.With("A commentary stands already; say why it changes.");
        db.Record(new(CommentaryActions.Written, "measure", place.Measure.Code)
        {
            Before = standing is null ? null : new { Breakdown = place.Breakdown.Code, place.Period, standing.Version, standing.Text },
            After = new { Breakdown = place.Breakdown.Code, place.Period, Version = (standing?.Version ?? 0) + 1, Text = text },
            Why = request.Reason,
        });
        db.Add(await RowOf(catalogue, place, text, (standing?.Version ?? 0) + 1, request, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        var written = await get.Of(catalogue, place, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written!;
    }

    private async Task<CommentaryRow> RowOf(CatalogueSnapshot catalogue, FigurePlace place, string text, int version, Request request, CancellationToken cancellationToken)
    {
        var figure = await CommentedFigure.Of(db, catalogue, place, cancellationToken);
        return new()
        {
            MeasureId = place.Measure.Id,
            BreakdownId = place.Breakdown.Id,
            PeriodStart = place.Period.Start,
            PeriodMonths = (short)place.Period.Months,
            Version = version,
            Text = text,
            Reason = request.Reason?.Trim() ?? "",
            Value = figure.Point?.Value,
            Rag = figure.Point is { } point ? Words.Of(point.Rag) : null,
            SubmissionId = figure.Point?.Submission,
            WrittenAt = clock.StoredNow(),
            WrittenBy = request.Caller.Name,
        };
    }
}
