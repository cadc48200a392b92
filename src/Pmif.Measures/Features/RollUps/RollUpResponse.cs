using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.RollUps;

namespace Pmif.Measures.Features.RollUps;

/// <summary>What a roll-up is made of.</summary>
public enum RollUpOf
{
    /// <summary>What belongs to the breakdown, or what is named.</summary>
    Members,

    /// <summary>The breakdown's own periods.</summary>
    Self,
}

/// <summary>A measure rolled up: not a stored series, so without target and rating.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Breakdown">The whole; empty for the whole council.</param>
/// <param name="Of">What it is made of.</param>
/// <param name="Frequency">How long the periods are; none where they are as reported.</param>
/// <param name="Annualised">Whether denominators are person-years.</param>
/// <param name="Breakdowns">Every part, by its latest code, that belongs to the whole at any of the times.</param>
/// <param name="Points">In order of time; periods in which no part has a figure are left out.</param>
public sealed record RollUpResponse(
    string Measure, string Breakdown, RollUpOf Of, Frequency? Frequency, bool Annualised, IReadOnlyList<string> Breakdowns, IReadOnlyList<RollUpPoint> Points);

/// <summary>One period rolled up, or why it was not.</summary>
/// <param name="Parts">Figures there are, and should be.</param>
/// <param name="Refusal">Why there is no value.</param>
/// <param name="Missing">The first figures that are missing.</param>
public sealed record RollUpPoint(
    Period Period, string PeriodLabel, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Lower, decimal? Upper, ValueFlag Flag,
    PartCount Parts, RollUpRefusal? Refusal, IReadOnlyList<MissingPart> Missing)
{
    internal static RollUpPoint Of(Period period, RolledUp whole, IReadOnlyList<MissingPart> missing) => new(
        period, period.Label, whole.Value, whole.Numerator, whole.Denominator, whole.Lower, whole.Upper, whole.Flag,
        new PartCount(whole.Count, whole.Of), whole.Refusal is { } refusal ? new(refusal.Code, refusal.Detail) : null, missing);
}

/// <summary>How many figures there are of those there should be: one for each part and each period it is reported in.</summary>
public sealed record PartCount(int Count, int Of);

/// <summary>Why there is no value.</summary>
public sealed record RollUpRefusal(string Code, string Message);

/// <summary>A figure that is missing.</summary>
public sealed record MissingPart(string Breakdown, Period Period);
