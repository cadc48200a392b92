using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Event = Pmif.Contracts.Measures.Events;

namespace Pmif.Reporting.Tests.Peers;

/// <summary>Facts of a small council.</summary>
internal static class Facts
{
    public static readonly DateTimeOffset Noon = new(2025, 4, 14, 12, 0, 0, TimeSpan.Zero);
    public static readonly Period LastQuarter = Period.FinancialQuarter(2024, 4);

    /// <summary>A scorecard for each entry, with the groups and measures that it names: <c>"employees: HR01 HR02"</c>.</summary>
    public static FrameworkVersion Framework(int version, params (string Code, string[] Groups)[] scorecards) => new()
    {
        Code = "council",
        Version = version,
        State = "in-force",
        Name = "The framework",
        AreaCode = "E08000037",
        EffectiveFrom = "2024-04-01",
        Scorecards =
        {
            scorecards.Select(scorecard => new Scorecard
            {
                Code = scorecard.Code,
                Name = $"The {scorecard.Code}",
                Groups = { scorecard.Groups.Select(Group) },
            }),
        },
    };

    public static MeasureDefined Defined(string measure, int version = 1, string name = "Working days lost", string unit = "days", int decimals = 1) => new(
        measure, version, Noon, name, "", MeasureKind.Operational, unit, decimals, Polarity.Lower, Frequency.Quarterly, "hr", "", "", "");

    public static MeasureUpdated Updated(
        string measure, long revision, decimal? value = 9.4m, Rag rag = Rag.Amber, string breakdown = "", DateTimeOffset? at = null) =>
        new(measure, Guid.NewGuid(), at ?? Noon, [Series(revision, value, rag, breakdown)]);

    public static SeriesUpdated Series(long revision, decimal? value = 9.4m, Rag rag = Rag.Amber, string breakdown = "") => new(
        breakdown, revision,
        new Event.SeriesState(LastQuarter, value, 9m, rag, Direction.Improving, Movement.Down, Variation.CommonCause, Assurance.Inconsistent,
            new ForecastState(Period.FinancialYear(2024), 9.2m, 8.1m, 10.3m, "linear"), revision) { Change = ShownChange.NoClearChange },
        [new(LastQuarter.Previous(), 9.9m, null, null, ValueFlag.None, Rag.Red), new(LastQuarter, value, null, null, ValueFlag.None, rag)]);

    public static SeriesSnapshot Snapshot(string measure, long revision, string value, Period period, Rag rag = Rag.Green, DateTimeOffset? at = null, string breakdown = "") => new()
    {
        Measure = measure,
        Breakdown = breakdown,
        RecordedAt = Timestamp.FromDateTimeOffset(at ?? Noon),
        State = new()
        {
            Period = period.ToString(),
            Value = value,
            Rag = Words.Of(rag),
            Direction = "stable",
            Movement = "level",
            Variation = "too-few-points",
            Assurance = "none",
            Revision = revision,
        },
        Recent = { new SeriesPoint { Period = period.ToString(), Value = value, Rag = Words.Of(rag), Flag = "provisional" } },
    };

    private static ScorecardGroup Group(string text)
    {
        var parts = text.Split(':', ' ').Where(part => part.Length > 0).ToArray();
        return new ScorecardGroup { Code = parts[0], Name = $"The {parts[0]}", Kind = "perspective", Measures = { parts[1..] } };
    }
}
