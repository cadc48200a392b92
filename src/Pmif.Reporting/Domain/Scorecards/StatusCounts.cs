using System.Text.Json.Serialization;
using Pmif.Contracts.Primitives;

namespace Pmif.Reporting.Domain.Scorecards;

/// <summary>
/// How many measures have which status. Statuses are counted, never averaged: only green, amber, red and blue are ratings, and
/// every measure that has none is counted beside them under its reason.
/// </summary>
public sealed record StatusCounts(
    int Green = 0, int Amber = 0, int Red = 0, int Blue = 0, int NotDue = 0, int NoData = 0, int Overdue = 0,
    int Monitoring = 0, int Baseline = 0, int Suppressed = 0, int NotInForce = 0)
{
    /// <summary>Measures with a rating: the only base that a percentage may be of.</summary>
    [JsonPropertyOrder(-1)]
    public int Rated => Green + Amber + Red + Blue;

    /// <summary>Measures of any status.</summary>
    public int Total => Rated + NotDue + NoData + Overdue + Monitoring + Baseline + Suppressed + NotInForce;

    /// <summary>Share of the rated measures that are green or blue, in per cent to one decimal, half up; null where none is rated.</summary>
    public decimal? OnTargetPercent =>
        Rated == 0 ? null : Math.Round(100m * (Green + Blue) / Rated, 1, MidpointRounding.AwayFromZero);

    /// <summary>Counts statuses, one per measure.</summary>
    public static StatusCounts Of(IEnumerable<Rag> statuses) => statuses.Aggregate(new StatusCounts(), (counts, status) => counts.With(status, 1));

    /// <summary>These counts with <paramref name="count"/> more measures of one status.</summary>
    public StatusCounts With(Rag status, int count) => status switch
    {
        Rag.Green => this with { Green = Green + count },
        Rag.Amber => this with { Amber = Amber + count },
        Rag.Red => this with { Red = Red + count },
        Rag.Blue => this with { Blue = Blue + count },
        Rag.NoData => this with { NoData = NoData + count },
        Rag.NotDue => this with { NotDue = NotDue + count },
        Rag.Overdue => this with { Overdue = Overdue + count },
        Rag.Baseline => this with { Baseline = Baseline + count },
        Rag.Monitoring => this with { Monitoring = Monitoring + count },
        Rag.Suppressed => this with { Suppressed = Suppressed + count },
        Rag.NotInForce => this with { NotInForce = NotInForce + count },
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
