using System.Globalization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions;

/// <summary>Turns raw rows into values with a status, or into issues. Everything wrong with a row is told at once, not only the first thing.</summary>
internal sealed class RowCheck(CatalogueSnapshot catalogue, Caller caller, string right, DateOnly today, IssueLog issues)
{
    private readonly PeriodMemory periods = new();
    private readonly TrajectoryMemory trajectories = new();
    private string lastCode = "";
    private IReadOnlyList<string>? lastFeeds;
    private MeasureEntry? lastMeasure;

    /// <summary>The closures that rows have met.</summary>
    public ClosureMarks Closures { get; } = new(catalogue.Closed, today);

    /// <summary>Definitions that rows were checked against.</summary>
    public HashSet<MeasureEntry> Used { get; } = [];

    /// <summary>Checks one row; false where it has issues.</summary>
    public bool TryCheck(RawRow raw, long number, out StagedRow row)
    {
        row = default;
        var before = issues.Count;
        if (raw.Fault is { } fault)
            issues.Add(number, fault.Field, fault.Code, fault.Value, fault.Message);
        else
            row = Check(raw, number);
        if (issues.Count == before)
        {
            WarnOfInterval(raw, row);
            return true;
        }
        issues.RejectRow();
        return false;
    }

    private StagedRow Check(RawRow raw, long number)
    {
        if (MeasureOf(raw, number) is not { } measure)
            return default;
        var definition = measure.At(today).Definition;
        var breakdownId = BreakdownOf(raw, number);
        var period = PeriodOf(raw, number, measure, ref definition);
        if (measure.IsRetiredAt(period))
            issues.Add(number, "period", RowCodes.MeasureRetired, raw.Period, Retired(measure.Retirement!));
        var figures = new FigureCheck(number, raw, definition, today, issues).Check();
        var note = string.IsNullOrWhiteSpace(raw.Note) ? null : raw.Note.Trim();
        if (note is not null && PersonalData.IsIn(note))
            issues.Add(number, "note", RowCodes.PersonalData, null, "The note holds what looks like a person's details. Measures hold aggregates only.");

        var inForce = measure.InForceAt(period);
        var targets = measure.TargetsAt(breakdownId, period);
        var target = inForce is null || targets is null ? null : trajectories.At(targets, period, inForce.Definition);
        var status = PointStatus.OfReported(inForce?.Definition, targets, target, figures.Value, figures.Flag);
        return new StagedRow(number, measure.Id, breakdownId, period, figures, note, status,
            (inForce ?? measure.Current).Version, targets?.Version, Closures.MarkOf(measure, (inForce ?? measure.Current).Definition, breakdownId, period));
    }

    // Published files hold such figures, rounded apart; the row is stored and its sender told.
    private void WarnOfInterval(RawRow raw, in StagedRow row)
    {
        if (row.Figures is { Value: { } value } figures && (value < figures.Lower || value > figures.Upper))
            issues.Add(row.RowNumber, "value", RowCodes.ValueOutsideInterval, raw.Value, "The value lies outside its own limits. It was stored as it stands.");
    }

    private MeasureEntry? MeasureOf(RawRow raw, long number)
    {
        if (raw.Feeds.Count > 0)
            return FedMeasureOf(raw, number);
        var code = raw.Measure?.Trim() ?? "";
        if (lastMeasure is not null && code == lastCode)
            return lastMeasure;
        if (!catalogue.TryMeasure(code, out var found))
        {
            issues.Add(number, "measure", RowCodes.UnknownMeasure, code, code.Length == 0 ? "The measure is missing." : "No measure has this code.");
            return null;
        }
        if (!MayFeed(found, number, code))
            return null;
        (lastCode, lastMeasure) = (code, found);
        return found;
    }

    private MeasureEntry? FedMeasureOf(RawRow raw, long number)
    {
        if (lastMeasure is not null && ReferenceEquals(raw.Feeds, lastFeeds))
            return lastMeasure;
        foreach (var feed in raw.Feeds)
        {
            if (!catalogue.TryFeed(feed, out var found))
                continue;
            if (!MayFeed(found, number, feed))
                return null;
            (lastFeeds, lastMeasure) = (raw.Feeds, found);
            return found;
        }
        if (raw.IfUnfed is { } fault)
            issues.Add(number, fault.Field, fault.Code, fault.Value, fault.Message);
        else
            issues.Add(number, "measure", RowCodes.UnknownMeasure, raw.Feeds[0], "No measure is fed by this.");
        return null;
    }

    private bool MayFeed(MeasureEntry measure, long number, string value)
    {
        if (caller.Refuses(right, measure) is { } fault)
        {
            issues.Add(number, "measure", RowCodes.SourceNotAllowed, value, fault.Detail ?? fault.Title);
            return false;
        }
        if (measure.Current.Definition.Composite is { } parts)
        {
            issues.Add(number, "measure", RowCodes.ValueComputed, value, $"The values of this measure are computed from {parts.Numerator} and {parts.Denominator}.");
            return false;
        }
        Used.Add(measure);
        return true;
    }

    private int BreakdownOf(RawRow raw, long number)
    {
        var code = raw.Breakdown?.Trim() ?? "";
        if (code.Length == 0)
            return 0;
        if (catalogue.TryBreakdown(code, out var entry))
            return entry.Id;
        issues.Add(number, "breakdown", RowCodes.UnknownBreakdown, code, "No breakdown has this code.");
        return 0;
    }

    private static string Retired(Retirement retirement) =>
        $"The measure is retired from {retirement.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(retirement.ReplacedBy is { } successor ? $"; {successor} takes its place" : "")}.";

    // Read as the measure is reported today, and held against the definition that was in force in the period.
    private Period PeriodOf(RawRow raw, long number, MeasureEntry measure, ref MeasureDefinition definition)
    {
        if (!periods.TryRead(raw.Period, definition.Frequency, out var period))
        {
            issues.Add(number, "period", RowCodes.PeriodInvalid, raw.Period,
                string.IsNullOrWhiteSpace(raw.Period) ? "The period is missing." : $"This is no period that a measure reported {Words.Of(definition.Frequency)} can have.");
            return period;
        }
        definition = measure.At(period.End).Definition;
        if (!PeriodFit.Fits(definition, period))
            issues.Add(number, "period", RowCodes.PeriodFrequencyMismatch, raw.Period, $"The measure is reported {Words.Of(definition.Frequency)}; {period} is not such a period.");
        else if (period.Start > today)
            issues.Add(number, "period", RowCodes.PeriodInFuture, raw.Period,
                $"The period starts after today, {today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.");
        return period;
    }
}
