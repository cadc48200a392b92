using Grpc.Core;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Risk.V1;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Measures;

/// <summary>Everything the page of a measure shows, part by part.</summary>
public sealed record MeasureView(
    Part<Measure> Measure, Part<GetSeriesResponse> Series, Part<IReadOnlyList<SeriesSnapshot>> Breakdowns, BreakdownLabels Labels,
    Part<Comparison> Comparison, Part<ListRisksResponse> Risks, Part<FrameworkVersion> Plan, Part<SeriesRealism> Realism, Part<GetSpcResponse> Control, Part<TargetVersion> Targets,
    Part<Pmif.Contracts.Measures.V1.CloserLook> Behind, Part<IReadOnlyList<Gap>> Gaps);

/// <summary>The names of breakdowns; where they could not be asked for, codes stand for them.</summary>
public sealed record BreakdownLabels(IReadOnlyDictionary<string, string>? Names)
{
    /// <summary>The name of a breakdown, or its code.</summary>
    public string Of(string code) => Names?.GetValueOrDefault(code) ?? (code.Length == 0 ? "The whole council" : code);
}

/// <summary>Asks the services for the parts of the page of a measure, all at once.</summary>
public sealed class MeasureParts(
    MeasureList measures, Series.SeriesClient series, Pmif.Contracts.Measures.V1.Targets.TargetsClient targets, LatestStates latest, BreakdownNames names, Comparisons.ComparisonsClient comparisons,
    Pmif.Contracts.Risk.V1.Risks.RisksClient risks, Pmif.Contracts.Measures.V1.Realism.RealismClient realism, Plan plan, Ask ask, Pmif.Web.Features.CloserLook.CloserLooks looks,
    Pmif.Contracts.Measures.V1.Gaps.GapsClient gaps)
{
    private static readonly string[] GapKinds = ["deprivation", "equality", "area"];

    private const int MostGaps = 20;

    /// <summary>The parts of the page of a measure, for the whole council or one breakdown.</summary>
    public async Task<MeasureView> Of(string code, string breakdown, CancellationToken ct)
    {
        var measure = measures.One(code, ct);
        var points = Points(code, breakdown, ct);
        var control = Control(code, breakdown, ct);
        var breakdowns = ask.For("The list of breakdowns", () => latest.OfMeasure(code, ct), ct);
        var labels = ask.For("The names of breakdowns", () => names.ByCode(ct), ct);
        var comparison = ask.For("Benchmarking", () => comparisons.CompareAsync(new() { Measure = code, Area = breakdown }, cancellationToken: ct).ResponseAsync, ct);
        var linked = ask.For("The risk register", () => risks.ListRisksAsync(new() { Measure = code }, cancellationToken: ct).ResponseAsync, ct);
        var ahead = ask.For("The forecast", () => realism.GetRealismAsync(new() { Measure = code, Breakdown = breakdown }, cancellationToken: ct).ResponseAsync, ct);
        var behind = looks.Of(code, breakdown, ct);
        var current = plan.Current(ct);
        var between = Gaps(code, breakdown, ct);
        var set = ask.For("The targets of this measure", () => targets.GetTargetsAsync(new() { Measure = code, Breakdown = breakdown }, cancellationToken: ct).ResponseAsync, ct);
        return new MeasureView(await measure, await points, await breakdowns, new BreakdownLabels((await labels).Value), await comparison, await linked, await current, await ahead, await control, await set, await behind, await between);
    }

    private Task<Part<IReadOnlyList<Gap>>> Gaps(string code, string breakdown, CancellationToken ct) => ask.For<IReadOnlyList<Gap>>("The gaps between groups", async () =>
    {
        var asked = await Task.WhenAll(GapKinds.Select(kind => gaps.GetGapsAsync(new() { Measure = code, Kind = kind, Breakdown = breakdown, Limit = MostGaps }, cancellationToken: ct).ResponseAsync));
        return [.. asked.SelectMany(answer => answer.Gaps)];
    }, ct);

    /// <summary>The control chart of a measure.</summary>
    public Task<Part<GetSpcResponse>> Control(string code, string breakdown, CancellationToken ct, Metadata? headers = null) =>
        ask.For("The control chart", () => series.GetSpcAsync(new() { Measure = code, Breakdown = breakdown }, headers, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>The points of a measure and where it stands.</summary>
    public Task<Part<GetSeriesResponse>> Points(string code, string breakdown, CancellationToken ct, Metadata? headers = null) =>
        ask.For("The figures of this measure", () => series.GetSeriesAsync(new() { Measure = code, Breakdown = breakdown }, headers, cancellationToken: ct).ResponseAsync, ct);
}
