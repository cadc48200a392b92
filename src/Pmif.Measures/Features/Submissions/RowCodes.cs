namespace Pmif.Measures.Features.Submissions;

/// <summary>Stable codes of what can be wrong with a row. Codes are never reused.</summary>
internal static class RowCodes
{
    public const string UnknownMeasure = "measures.unknown-measure";
    public const string CategoryNotMapped = "measures.category-not-mapped";
    public const string UnknownBreakdown = "measures.unknown-breakdown";
    public const string SourceNotAllowed = "measures.source-not-allowed";
    public const string MeasureRetired = "measures.measure-retired";
    public const string ValueComputed = "measures.value-computed";
    public const string PeriodInvalid = "measures.period-invalid";
    public const string PeriodFrequencyMismatch = "measures.period-frequency-mismatch";
    public const string PeriodInFuture = "measures.period-in-future";
    public const string PeriodNotOpen = "measures.period-not-open";
    public const string PeriodClosed = "measures.period-closed";
    public const string ValueMissing = "measures.value-missing";
    public const string ValueNotANumber = "measures.value-not-a-number";
    public const string ValueNotADate = "measures.value-not-a-date";
    public const string DateInFuture = "measures.date-in-future";
    public const string ValueOutOfRange = "measures.value-out-of-range";
    public const string DenominatorZero = "measures.denominator-zero";
    public const string IntervalInverted = "measures.interval-inverted";
    public const string ValueOutsideInterval = "measures.value-outside-interval";
    public const string FlagUnknown = "measures.flag-unknown";
    public const string PersonalData = "measures.personal-data";
    public const string RowTruncated = "measures.row-truncated";
    public const string RowUnreadable = "measures.row-unreadable";
    public const string ColumnUnknown = "measures.column-unknown";
    public const string DuplicateInSubmission = "measures.duplicate-in-submission";
}
