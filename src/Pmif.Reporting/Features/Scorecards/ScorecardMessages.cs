using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Primitives;
using Pmif.Contracts.Reporting.V1;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Features.Scorecards;

/// <summary>Scorecards as gRPC messages.</summary>
internal static class ScorecardMessages
{
    public static ScorecardSummary Of(ListScorecards.Item item) => new() { Code = item.Code, Name = item.Name, Counts = Of(item.Counts) };

    public static Contracts.Reporting.V1.Scorecard Of(Domain.Scorecards.Scorecard scorecard) => new()
    {
        Code = scorecard.Code,
        Name = scorecard.Name,
        FrameworkVersion = scorecard.FrameworkVersion,
        AsOf = Timestamp.FromDateTimeOffset(scorecard.AsOf),
        Position = scorecard.Position,
        Counts = Of(scorecard.Counts),
        Groups = { scorecard.Groups.Select(Of) },
    };

    public static CellChanged Of(CellChange change, Domain.Scorecards.Scorecard scorecard) => new()
    {
        Cell = Of(change.Cell),
        Counts = Of(scorecard.Counts),
        After = change.ResumeAfter,
        Groups = { change.Groups.Select(group => new GroupCounts { Group = group.Code, Counts = Of(group.Counts) }) },
    };

    private static Contracts.Reporting.V1.ScorecardGroup Of(Domain.Scorecards.ScorecardGroup group) => new()
    {
        Code = group.Code,
        Name = group.Name,
        Kind = group.Kind,
        Counts = Of(group.Counts),
        Measures = { group.Measures.Select(Of) },
    };

    private static Contracts.Reporting.V1.ScorecardCell Of(Domain.Scorecards.ScorecardCell cell) => new()
    {
        Measure = cell.Measure,
        Name = cell.Name,
        Breakdown = cell.Breakdown,
        Period = cell.Period?.ToString() ?? "",
        PeriodLabel = cell.PeriodLabel ?? "",
        Value = Text(cell.Value),
        Display = cell.Display ?? "",
        Target = Text(cell.Target),
        TargetDisplay = cell.TargetDisplay ?? "",
        Rag = Words.Of(cell.Rag),
        Direction = Words.Of(cell.Direction),
        Movement = cell.Movement is { } movement ? Words.Of(movement) : "",
        Variation = Words.Of(cell.Variation),
        Assurance = Words.Of(cell.Assurance),
        Forecast = cell.Forecast is { } forecast ? new CellForecast
        {
            Period = forecast.Period.ToString(),
            Value = Text(forecast.Value),
            Lower = Text(forecast.Lower),
            Upper = Text(forecast.Upper),
            Method = forecast.Method,
            Target = Text(forecast.Target),
            Rag = forecast.Rag is { } rag ? Words.Of(rag) : "",
            Display = cell.ForecastDisplay ?? "",
        } : null,
        Benchmark = cell.Benchmark is { } benchmark ? new Contracts.Reporting.V1.CellBenchmark
        {
            Group = benchmark.Group,
            GroupName = benchmark.GroupName,
            Rank = benchmark.Rank,
            Of = benchmark.Of,
            Quartile = benchmark.Quartile ?? 0,
            Period = benchmark.Period?.ToString() ?? "",
        } : null,
        Spark = { cell.Spark.Select(Text) },
        Revision = cell.Revision,
        Rating = Words.Of(cell.Rating),
        Acceptable = cell.Acceptable,
        Change = cell.Change is { } change ? Words.Of(change) : "",
        UpdatedAt = cell.UpdatedAt is { } time ? Timestamp.FromDateTimeOffset(time) : null,
    };

    private static Contracts.Reporting.V1.StatusCounts Of(Domain.Scorecards.StatusCounts counts) => new()
    {
        Rated = counts.Rated,
        Green = counts.Green,
        Amber = counts.Amber,
        Red = counts.Red,
        Blue = counts.Blue,
        NotDue = counts.NotDue,
        NoData = counts.NoData,
        Overdue = counts.Overdue,
        Monitoring = counts.Monitoring,
        Baseline = counts.Baseline,
        Suppressed = counts.Suppressed,
        NotInForce = counts.NotInForce,
    };

    private static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
