using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Features.Collection.Corrections;
using Pmif.Measures.Features.Collection.LateEntries;
using Pmif.Measures.Features.Collection.Locks;
using Pmif.Measures.Features.Collection.Windows;
using Pmif.Measures.Features.Submissions;
using Message = Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Features.Collection;

/// <summary>The answers of this area in the words of the gRPC contract.</summary>
internal static class CollectionMessages
{
    public static Window ToMessage(this WindowResponse window) => new()
    {
        Measure = window.Measure,
        Breakdown = window.Breakdown,
        Period = window.Period.ToString(),
        PeriodLabel = window.PeriodLabel,
        Opens = Day(window.Opens),
        Due = Day(window.Due),
        Closes = Day(window.Closes),
        Open = window.Open,
        LateEntryUntil = Day(window.LateEntryUntil),
    };

    public static PeriodLock ToMessage(this LockResponse one) => new()
    {
        Id = one.Id,
        Period = one.Period.ToString(),
        PeriodLabel = one.PeriodLabel,
        Measures = { one.Measures },
        Source = one.Source,
        Reason = one.Reason,
        LockedAt = Timestamp.FromDateTimeOffset(one.LockedAt),
        LockedBy = one.LockedBy,
        LiftedAt = Time(one.LiftedAt),
        LiftedBy = one.LiftedBy ?? "",
        LiftReason = one.LiftReason ?? "",
    };

    public static LateEntry ToMessage(this LateEntryResponse entry)
    {
        var message = new LateEntry
        {
            Id = entry.Id,
            Measure = entry.Measure,
            Period = entry.Period.ToString(),
            PeriodLabel = entry.PeriodLabel,
            Until = Day(entry.Until),
            Reason = entry.Reason,
            OpenedAt = Timestamp.FromDateTimeOffset(entry.OpenedAt),
            OpenedBy = entry.OpenedBy,
            Uses = { entry.Uses.Select(use => new Message.LateEntryUse { Submission = use.Submission.ToString(), Values = use.Values }) },
        };
        if (entry.Breakdown is { } breakdown)
            message.Breakdown = breakdown;
        return message;
    }

    public static Correction ToMessage(this CorrectionResponse correction) => new()
    {
        Id = correction.Id,
        Measure = correction.Measure,
        Breakdown = correction.Breakdown,
        Period = correction.Period.ToString(),
        PeriodLabel = correction.PeriodLabel,
        State = Words.Of(correction.State),
        Before = correction.Before is { } before ? ToMessage(before) : null,
        After = ToMessage(correction.After),
        Reason = correction.Reason,
        ProposedAt = Timestamp.FromDateTimeOffset(correction.ProposedAt),
        ProposedBy = correction.ProposedBy,
        DecidedAt = Time(correction.DecidedAt),
        DecidedBy = correction.DecidedBy ?? "",
        DecisionReason = correction.DecisionReason ?? "",
        Submission = correction.Submission?.ToString() ?? "",
        Warnings = { correction.Warnings },
    };

    public static RawRow ToRow(this ProposeCorrectionRequest request) => new()
    {
        Measure = Given(request.Measure),
        Breakdown = Given(request.Breakdown),
        Period = Given(request.Period),
        Value = Given(request.Value),
        Numerator = Given(request.Numerator),
        Denominator = Given(request.Denominator),
        Lower = Given(request.Lower),
        Upper = Given(request.Upper),
        Flag = Given(request.Flag),
        Note = Given(request.Note),
    };

    private static Message.CorrectionFigures ToMessage(Corrections.CorrectionFigures figures) => new()
    {
        Value = figures.Value.Text(),
        Numerator = figures.Numerator.Text(),
        Denominator = figures.Denominator.Text(),
        Lower = figures.Lower.Text(),
        Upper = figures.Upper.Text(),
        Flag = Words.Of(figures.Flag),
        Note = figures.Note ?? "",
    };

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static Timestamp? Time(DateTimeOffset? time) => time is { } at ? Timestamp.FromDateTimeOffset(at) : null;
}
