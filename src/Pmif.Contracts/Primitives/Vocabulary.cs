using System.Text.Json.Serialization;

namespace Pmif.Contracts.Primitives;

/// <summary>What a measure is for. A contextual measure is published and trended, never rated.</summary>
public enum MeasureKind { Operational, Strategic, Contextual }

/// <summary>Which way is better.</summary>
public enum Polarity
{
    /// <summary>A rise is better.</summary>
    Higher,

    /// <summary>A fall is better.</summary>
    Lower,

    /// <summary>Best anywhere within two bounds, inclusive.</summary>
    Range,

    /// <summary>Best at one value; distance from it, either way, is worse.</summary>
    Midpoint,

    /// <summary>Neither: the measure is not judged.</summary>
    None,
}

/// <summary>How often a value is produced.</summary>
public enum Frequency { Monthly, Quarterly, HalfYearly, Annual, AcademicYear, CalendarYear, ThreeYear, Adhoc }

/// <summary>How a value relates to its period.</summary>
public enum TemporalType
{
    /// <summary>A sum over the period.</summary>
    Flow,

    /// <summary>A stock on a day.</summary>
    Snapshot,

    /// <summary>A running total that starts again each 1 April.</summary>
    Cumulative,

    /// <summary>The twelve months that end with the period.</summary>
    [JsonStringEnumMemberName("rolling-12")]
    Rolling12,

    /// <summary>A numerator over a denominator.</summary>
    Rate,

    /// <summary>A mean.</summary>
    Average,

    /// <summary>An estimate from a sample.</summary>
    Survey,
}

/// <summary>How parts make a whole. With <see cref="None"/> a roll-up is refused.</summary>
public enum Aggregation { None, Sum, Ratio, WeightedAverage }

/// <summary>Where a confidence interval comes from.</summary>
public enum IntervalMethod { Given, Wilson, Byar, None, Exact }

/// <summary>What the latest value is compared with.</summary>
public enum DirectionVersus { PreviousPeriod, SamePeriodLastYear, Baseline }

/// <summary>When a change counts as one.</summary>
public enum ChangeTestMethod
{
    /// <summary>Any difference at the declared decimals.</summary>
    Strict,

    /// <summary>A difference larger than a stated band.</summary>
    Band,

    /// <summary>Confidence intervals that do not overlap.</summary>
    Interval,

    /// <summary>A significant trend over the last five points.</summary>
    Trend,

    /// <summary>Special-cause variation at the latest point.</summary>
    Spc,
}

/// <summary>Unit of a tolerance. Relative per cent and percentage points differ and are never guessed.</summary>
public enum ToleranceUnit { Relative, Absolute, PercentagePoints, Threshold }

/// <summary>How targets are spread over the periods within a year.</summary>
public enum TrajectoryKind { Explicit, Linear, Cumulative, Seasonal }

/// <summary>What lies between the target and red.</summary>
public enum AmberRule
{
    /// <summary>Amber: the target is missed by no more than the tolerance.</summary>
    WithinTolerance,

    /// <summary>Within the tolerance is green; beyond it is amber where the value improved, or stayed as it was, against the same period last year.</summary>
    IfImproved,

    /// <summary>Blue: between a low target, given as the amber threshold, and the high one is acceptable.</summary>
    Acceptable,
}

/// <summary>Which target a period within the year is judged by.</summary>
public enum JudgedAgainst
{
    /// <summary>Its own: the point of the trajectory.</summary>
    Profile,

    /// <summary>That of the end of the year.</summary>
    YearEnd,
}

/// <summary>How a rating came about.</summary>
public enum RatingOrigin
{
    /// <summary>By the rule, when the value came in or when it first had a target.</summary>
    Computed,

    /// <summary>By the rule, made anew for a reason that a person gave.</summary>
    Revised,

    /// <summary>A person set it, for a stated reason; what the rule gives is kept beside it.</summary>
    Overridden,
}

/// <summary>Whether new targets need a second person.</summary>
public enum TargetApproval { None, SecondPerson }

/// <summary>Status of a series at a period. Only green, amber, red and blue are ratings; the rest say why there is none.</summary>
public enum Rag { Green, Amber, Red, Blue, NoData, NotDue, Overdue, Baseline, Monitoring, Suppressed, NotInForce }

/// <summary>Direction of travel, adjusted for polarity.</summary>
public enum Direction { Improving, Stable, Declining, NotComparable }

/// <summary>Which way the figure itself moved.</summary>
public enum Movement { Up, Down, Level }

/// <summary>
/// The change of the latest value against its comparator, told only where it is more than noise: with the way the figure went, and whether that is better.
/// </summary>
public enum ShownChange
{
    /// <summary>Better, the figure having gone up.</summary>
    ImprovedUp,

    /// <summary>Better, the figure having gone down.</summary>
    ImprovedDown,

    /// <summary>Worse, the figure having gone up.</summary>
    WorsenedUp,

    /// <summary>Worse, the figure having gone down.</summary>
    WorsenedDown,

    /// <summary>Higher, where neither way is better.</summary>
    Rose,

    /// <summary>Lower, where neither way is better.</summary>
    Fell,

    /// <summary>Inside the noise, or the same.</summary>
    NoClearChange,

    /// <summary>There are too few figures to tell whether it is more than noise.</summary>
    NotTested,

    /// <summary>There is nothing to compare with.</summary>
    NotComparable,
}

/// <summary>How variation is judged: by limits about the mean (individuals and moving range), or by runs about the median.</summary>
public enum ControlChartKind { Xmr, Run }

/// <summary>What the latest point of a statistical process control chart shows.</summary>
public enum Variation { CommonCause, ImprovementHigh, ImprovementLow, ConcernHigh, ConcernLow, NeutralHigh, NeutralLow, TooFewPoints }

/// <summary>Whether the process, as it runs, will meet its target.</summary>
public enum Assurance { Pass, Fail, Inconsistent, None }

/// <summary>A note on a value that is no part of its status.</summary>
public enum ValueFlag { None, Provisional, Revised, Estimated, Forecast, Break, LowReliability, Confidential, NotAvailable, NotApplicable, Low, NoneRecorded }

/// <summary>How far the figures of a measure can be relied on.</summary>
public enum AssuranceRating { NotAssessed, High, Moderate, Limited, None }

/// <summary>What a breakdown is.</summary>
public enum BreakdownKind { Area, Locality, Service, Directorate, Equality, Deprivation, Contract }
