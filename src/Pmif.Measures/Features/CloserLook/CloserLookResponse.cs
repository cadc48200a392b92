using System.Text.Json.Serialization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;

namespace Pmif.Measures.Features.CloserLook;

/// <summary>What lies behind the whole of a measure.</summary>
/// <param name="Breakdown">The whole; empty for the whole council.</param>
/// <param name="Period">The latest period of the whole, in which its parts are looked at; none where it has no figure.</param>
/// <param name="Change">Whether the whole's change is more than noise.</param>
/// <param name="LooksWell">Whether the whole is on target, or improving by more than noise: only then can parts be hidden behind it.</param>
/// <param name="Sets">Parts of one kind each.</param>
/// <param name="NotLookedAt">A stable code where the measure has too many parts for a list; asked for alone it says so too.</param>
public sealed record CloserLookResponse(
    string Measure, string Name, string Breakdown, Period? Period, string? PeriodLabel, Rag Rag, ShownChange Change, bool LooksWell, IReadOnlyList<PartsResponse> Sets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NotLookedAt = null)
{
    /// <summary>Whether there is anything to look at: a part hidden behind a whole that looks well, a reversal, or parts that could not be looked at.</summary>
    public bool HasFindings => NotLookedAt is not null || Sets.Any(set => set.Hidden.Count > 0 || set.Reversal is { IsReversal: true });
}

/// <summary>Parts of one kind.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Set">What they have in common besides: their parent, or the layer of areas; empty where nothing says so.</param>
/// <param name="Parts">Parts there are.</param>
/// <param name="LookedAt">Those with a figure in the period that may be shown.</param>
/// <param name="Withheld">Those whose figure is confidential.</param>
/// <param name="Hidden">Those worse off than the whole lets see.</param>
/// <param name="ExpectedRed">How many would be red by chance alone if all were like the whole; none where that is not known.</param>
/// <param name="ChanceOfRed">The chance, 0 to 1, of as many red ones or more, if all were like the whole.</param>
/// <param name="Reversal">What the parts did since the comparator's period, taken apart; none where they do not make up the whole.</param>
/// <param name="NoReversal">Why there is none, as a stable code.</param>
/// <param name="InWords">The same in plain sentences.</param>
public sealed record PartsResponse(
    BreakdownKind Kind, string Set, int Parts, int LookedAt, int Withheld, IReadOnlyList<HiddenPartResponse> Hidden, double? ExpectedRed, double? ChanceOfRed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReversalResponse? Reversal,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NoReversal, string InWords);

/// <summary>A part that is worse off than the whole lets see.</summary>
/// <param name="IsRed">Red while the whole is on target.</param>
/// <param name="IsWorse">Getting worse by more than noise.</param>
/// <param name="Evidence">Whether a figure so bad can be chance, so many parts having been looked at.</param>
/// <param name="Chance">The chance, 0 to 1, of a figure so bad, were the part like the whole.</param>
public sealed record HiddenPartResponse(
    string Breakdown, string Name, decimal? Value, decimal? Target, Rag Rag, ShownChange Change, Variation Variation, bool IsRed, bool IsWorse, PartEvidence Evidence, double? Chance);

/// <summary>A change taken apart (Kitagawa 1955), in the measure's unit.</summary>
/// <param name="Since">The period compared with.</param>
/// <param name="Change">Change of the whole.</param>
/// <param name="RateEffect">What the parts' own figures did.</param>
/// <param name="MixEffect">What their shares of the whole did.</param>
/// <param name="With">Parts that moved the way the whole did.</param>
/// <param name="Against">Parts that moved the other way.</param>
/// <param name="Unchanged">Parts that stayed where they were.</param>
/// <param name="IsReversal">Whether most parts moved one way and the whole the other.</param>
/// <param name="IsClear">Whether what the parts' own figures did is more than chance; none where that cannot be told.</param>
public sealed record ReversalResponse(
    Period Since, string SinceLabel, decimal Change, decimal RateEffect, decimal MixEffect, int With, int Against, int Unchanged, bool IsReversal, bool? IsClear);
