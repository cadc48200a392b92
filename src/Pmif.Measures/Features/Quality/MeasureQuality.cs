using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Quality;

namespace Pmif.Measures.Features.Quality;

/// <summary>What is known of the quality of one measure's figures for the whole council, in numbers.</summary>
/// <param name="Expected">Periods that have fallen due, the latest 24 at most; 0 where nothing regular is expected.</param>
/// <param name="Present">How many of them have come.</param>
/// <param name="Parts">Breakdowns that have values.</param>
/// <param name="PartsUpToDate">How many of them have reached the latest period of the measure.</param>
/// <param name="OnTime">Of <paramref name="Timed"/> periods that fell due since the measure was put on the list, how many came in time.</param>
/// <param name="LatestDays">Days after its due day on which the latest of them came; below zero is early.</param>
/// <param name="OverdueDays">Days by which the next value is overdue.</param>
/// <param name="Outliers">Values far from the median by the modified Z-score.</param>
/// <param name="Warnings">Values that do not keep a rule of the measure.</param>
/// <param name="Unverified">Values of the latest 24 that no second person has verified as they stand.</param>
/// <param name="Queried">Values of the latest 24 that a second person has queried.</param>
/// <param name="Latest">The latest value; none where there is none.</param>
public sealed record MeasureQuality(
    string Measure, string Name, string Source, string LeadService, string Owner, int Expected, int Present, int Parts, int PartsUpToDate, int Timed, int OnTime,
    int? LatestDays, decimal? MedianDays, int OverdueDays, int Outliers, int Warnings, int Unverified, int Queried, VerificationState? Latest, AssuranceRating Assurance);

/// <summary>The same with what stands behind the numbers, for one series.</summary>
/// <param name="Missing">Expected periods for which nothing has come.</param>
/// <param name="Outliers">Values far from the median, in order of time.</param>
/// <param name="Spread">What their scores were made with.</param>
/// <param name="Warnings">Values that do not keep a rule, the latest first, 1,000 at most.</param>
/// <param name="Values">The latest 24 values with their verification, the latest first.</param>
public sealed record SeriesQuality(
    string Measure, string Breakdown, int Expected, IReadOnlyList<Period> Missing, Timeliness Timeliness, OutlierSpread Spread, IReadOnlyList<OutlierValue> Outliers,
    IReadOnlyList<RuleWarning> Warnings, int WarningCount, IReadOnlyList<ValueVerification> Values, AssuranceRating Assurance);

/// <summary>A value far from the others.</summary>
/// <param name="Value">Of a running total, what the period added.</param>
/// <param name="Score">Modified Z-score; beyond 3.5 either way.</param>
public sealed record OutlierValue(Period Period, string PeriodLabel, double Value, double Score);

/// <summary>The measures of one source together.</summary>
/// <param name="Measures">How many it has.</param>
/// <param name="Overdue">How many of them are overdue.</param>
public sealed record SourceQuality(string Source, int Measures, int Expected, int Present, int Timed, int OnTime, int Overdue, int Outliers, int Warnings, int Unverified, int Queried);
