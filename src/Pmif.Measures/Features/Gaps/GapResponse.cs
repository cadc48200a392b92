using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Gaps;
using Pmif.Measures.Domain.Intervals;

namespace Pmif.Measures.Features.Gaps;

/// <summary>Which groups a gap lies between.</summary>
public enum GapKind { Deprivation, Equality, Area }

/// <summary>A gap in one period. It is not a stored series, and a smaller one is better whatever the polarity of the measure.</summary>
/// <param name="Set">What the groups have in common: their parent, or the layer of areas; empty where nothing says so.</param>
/// <param name="From">The most deprived, the worst off, or the breakdown that was asked about.</param>
/// <param name="To">The least deprived, the best off, or the area compared with.</param>
/// <param name="Absolute">The figure of the one less that of the other, in the measure's unit.</param>
/// <param name="AbsoluteDirection">Whether it has narrowed since the same period last year.</param>
/// <param name="Relative">The figure of the one divided by that of the other.</param>
/// <param name="RelativeDirection">Whether it has come closer to one since the same period last year.</param>
/// <param name="Slope">Slope and relative index of inequality, of deprivation groups.</param>
/// <param name="Groups">Their figures; for areas only the two that the gap lies between.</param>
/// <param name="Count">Groups that have a figure.</param>
/// <param name="Of">Groups there are.</param>
/// <param name="Refusal">Why there is no gap.</param>
/// <param name="AbsoluteLower">Lower 95 % limit of <paramref name="Absolute"/>, where both figures have limits.</param>
/// <param name="AbsoluteUpper">Upper limit. Where the two have zero between them, the gap is too close to call.</param>
public sealed record GapResponse(
    string Measure, GapKind Kind, string Set, Period Period, string PeriodLabel, string? From, string? To, decimal? Absolute, Direction AbsoluteDirection,
    decimal? Relative, Direction RelativeDirection, SlopeResponse? Slope, IReadOnlyList<GapGroup> Groups, int Count, int Of, GapRefusal? Refusal,
    decimal? AbsoluteLower = null, decimal? AbsoluteUpper = null);

/// <summary>One group of a gap.</summary>
public sealed record GapGroup(string Breakdown, string Name, decimal? Value, decimal? Population, decimal? Lower, decimal? Upper);

/// <summary>Why a gap is not told.</summary>
public sealed record GapRefusal(string Code, string Message);

/// <summary>SII and RII with 95 % limits, which are simulated and always the same for the same figures.</summary>
public sealed record SlopeResponse(double Sii, double? SiiLower, double? SiiUpper, double? Rii, double? RiiLower, double? RiiUpper)
{
    internal static SlopeResponse? Of(SlopeIndex? index) => index is null ? null : new(
        index.Slope, index.SlopeLimits?.Lower, index.SlopeLimits?.Upper, index.Relative, index.RelativeLimits?.Lower, index.RelativeLimits?.Upper);
}
