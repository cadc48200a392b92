using Pmif.Benchmarking.Domain.Comparisons;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Features.Comparisons;

/// <summary>How an area stands in a group, as it is shown. What cannot be had is null, and a note says why.</summary>
public sealed record ComparisonView(
    string Measure, string Name, string Area, string AreaName, Period Period, string PeriodLabel, string Group, string GroupName, int GroupVersion,
    decimal Value, int Rank, int Of, decimal Percentile, int? Quartile, string QuartileMethod,
    decimal Minimum, decimal? LowerQuartile, decimal Median, decimal? UpperQuartile, decimal Maximum, decimal Mean, decimal? Pooled,
    Significance Significance, Funnel? Funnel, decimal? MadDistance, IReadOnlyList<string> Notes, IReadOnlyList<AreaValueView> Areas);

/// <summary>One area's value.</summary>
public sealed record AreaValueView(string Area, string Name, decimal Value, decimal? Lower, decimal? Upper);
