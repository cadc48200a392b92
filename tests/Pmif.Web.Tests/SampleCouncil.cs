using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Reporting.V1;
using Pmif.Contracts.Risk.V1;
using Pmif.Web.Tests.Peers;
using Scorecard = Pmif.Contracts.Reporting.V1.Scorecard;
using ScorecardGroup = Pmif.Contracts.Reporting.V1.ScorecardGroup;

namespace Pmif.Web.Tests;

/// <summary>A small council: one scorecard with a group of three measures, one of them red; a risk that watches it; a comparison.</summary>
internal static class SampleCouncil
{
    public static readonly DateTime Now = new(2025, 6, 3, 13, 5, 0, DateTimeKind.Utc);

    public static Council Make() => new()
    {
        Framework = Plan(),
        Measures =
        {
            Definition("HR01", "Working days lost to sickness", "days", "lower", "hr"),
            Definition("FN01", "Council tax collected", "percent", "higher", "finance"),
            Definition("CM01", "Complaints answered in time", "percent", "higher", "complaints"),
        },
        Breakdowns = { new Breakdown { Code = "adult-care", Kind = "service", Name = "Adult social care" } },
        Series =
        {
            [("HR01", "")] = Sickness(""),
            [("HR01", "adult-care")] = Sickness("adult-care"),
        },
        Targets =
        {
            [("HR01", "")] = new TargetVersion
            {
                Version = 2, EffectiveFrom = "2024-04-01", ToleranceUnit = "relative", ToleranceAmount = "5", AmberRule = "within-tolerance", Reason = "Cabinet, 24 January",
                RecordedBy = "A. Officer", ApprovedBy = "B. Director", RecordedAt = Timestamp.FromDateTime(Now),
                Lines = { new TargetLines { Period = "2025-01-01/P3M", PeriodLabel = "Q4 2024/25", Target = "9", Amber = "9.45", Stretch = "8" } },
            },
        },
        Scorecards = { Card() },
        Risks = { Risk() },
        Comparisons = { ["HR01"] = Compared() },
    };

    public static ScorecardCell Cell(string measure, string name, string display, string rag) => new()
    {
        Measure = measure, Name = name, Period = "2025-01-01/P3M", PeriodLabel = "Q4 2024/25", Value = display.Split(' ')[0], Display = display, Target = "9", TargetDisplay = "9.0 days",
        Rag = rag, Direction = "improving", Movement = "down", Change = "no-clear-change", Variation = rag == "red" ? "concern-high" : "common-cause", Assurance = "fail", Revision = 12, UpdatedAt = Timestamp.FromDateTime(Now),
        Benchmark = new CellBenchmark { Group = "neighbours", Rank = 5, Of = 21, Quartile = 2 }, Spark = { "9.8", "", "9.9", "9.4" },
    };

    private static Measure Definition(string code, string name, string unit, string polarity, string source) => new()
    {
        Code = code, Name = name, Unit = unit, Polarity = polarity, Source = source, Decimals = 1, Kind = "operational", Frequency = "quarterly", TemporalType = "rate",
        DirectionVersus = "same-period-last-year", LeadService = "Corporate services", Version = 2, EffectiveFrom = "2024-04-01",
    };

    private static GetSeriesResponse Sickness(string breakdown) => new()
    {
        Measure = "HR01", Breakdown = breakdown,
        Points =
        {
            Point("2024-04-01/P3M", "Q1 2024/25", "9.8", "amber", ""),
            Point("2024-10-01/P3M", "Q3 2024/25", "", "no-data", "not-available"),
            Point("2025-01-01/P3M", "Q4 2024/25", "-9.4", "red", "provisional", "=HYPERLINK(\"x\")"),
        },
        InWords = "The figure for Q4 2024/25 misses its target. There is no clear change since the same period a year before.",
        State = new SeriesState
        {
            Period = "2025-01-01/P3M", Value = "9.4", Target = "9", Rag = "red", Direction = "improving", Movement = "down", Variation = "common-cause", Assurance = "fail", Revision = 12,
        },
    };

    private static SeriesPoint Point(string period, string label, string value, string rag, string flag, string note = "") =>
        new() { Period = period, PeriodLabel = label, Value = value, Target = "9", Rag = rag, Flag = flag, Note = note };

    private static Scorecard Card() => new()
    {
        Code = "balanced-scorecard", Name = "Balanced scorecard", FrameworkVersion = 3, AsOf = Timestamp.FromDateTime(Now),
        Counts = new StatusCounts { Rated = 2, Green = 1, Red = 1, NotDue = 1 },
        Groups =
        {
            new ScorecardGroup
            {
                Code = "employees", Name = "Employees", Kind = "perspective", Counts = new StatusCounts { Rated = 2, Green = 1, Red = 1, NotDue = 1 },
                Measures =
                {
                    Cell("HR01", "Working days lost to sickness", "9.4 days", "red"),
                    Cell("FN01", "Council tax collected", "97.1%", "green"),
                    Cell("CM01", "Complaints answered in time", "", "not-due"),
                },
            },
        },
    };

    private static RiskEntry Risk() => new()
    {
        Code = "SR1", Title = "Workforce capacity", Category = "people", Owner = "Director of Resources", State = "review-needed", ReviewReason = "HR01 is off target",
        Inherent = new RiskScore { Likelihood = 5, Impact = 4, Score = 20, Band = "critical" },
        Current = new RiskScore { Likelihood = 4, Impact = 3, Score = 12, Band = "high" },
        Target = new RiskScore { Likelihood = 2, Impact = 3, Score = 6, Band = "medium" },
        Measures = { new MeasureLink { Measure = "HR01", Trigger = "red", Rag = "red" } }, Objectives = { "PO1" },
    };

    private static FrameworkVersion Plan() => new()
    {
        Code = "thrive", Version = 3, State = "in-force", Name = "Thrive", Council = "Sample Council",
        Objectives =
        {
            new Objective { Code = "PO1", Name = "Give every child the best start", Outcomes = { new Outcome { Code = "PO1.1", Name = "Children are ready for school", Measures = { "HR01" } } }, Interventions = { "I1" } },
            new Objective { Code = "PO2", Name = "Fair employment", Interventions = { "I1" } },
        },
        Interventions = { new Intervention { Code = "I1", Name = "Family hubs" } },
    };

    private static Comparison Compared() => new()
    {
        Measure = "HR01", Area = "E08000037", Period = "2024-04-01/P1Y", GroupName = "Nearest neighbours", Value = "9.4", Rank = 2, Of = 3, Quartile = 2, Median = "9.4", LowerQuartile = "8.8", UpperQuartile = "10.2",
        Areas =
        {
            new AreaValue { Area = "E08000038", Name = "Barnsley", Value = "11.0" },
            new AreaValue { Area = "E08000037", Name = "Gateshead", Value = "9.4" },
            new AreaValue { Area = "E08000016", Name = "Wigan", Value = "8.2" },
        },
    };
}
