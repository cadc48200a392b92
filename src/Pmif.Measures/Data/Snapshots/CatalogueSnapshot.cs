using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Data.Snapshots;

/// <summary>Definitions, breakdowns and targets as they stood at one catalogue version, for looking up at the speed of a bulk load.</summary>
internal sealed class CatalogueSnapshot(long version, IReadOnlyList<MeasureEntry> measures, IReadOnlyList<BreakdownEntry> breakdowns, ClosedPeriods closed)
{
    private readonly FrozenDictionary<string, MeasureEntry> measuresByCode = measures.ToFrozenDictionary(entry => entry.Code, StringComparer.OrdinalIgnoreCase);
    private readonly FrozenDictionary<int, MeasureEntry> measuresById = measures.ToFrozenDictionary(entry => entry.Id);
    private readonly FrozenDictionary<string, BreakdownEntry> breakdownsByCode = breakdowns.ToFrozenDictionary(entry => entry.Code, StringComparer.OrdinalIgnoreCase);
    private readonly FrozenDictionary<int, BreakdownEntry> breakdownsById = breakdowns.ToFrozenDictionary(entry => entry.Id);

    private readonly FrozenDictionary<string, MeasureEntry> measuresByFeed = measures
        .SelectMany(entry => entry.Current.Definition.Feeds.Select(feed => (feed, entry)))
        // The database, whose idea of case is its locale's, keeps feeds apart; where it sees two that are one here, the first measure has it.
        .DistinctBy(pair => pair.feed, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(pair => pair.feed, pair => pair.entry, StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, MeasureEntry[]> compositesByPart = measures
        .SelectMany(entry => entry.Parts.Select(part => (part, entry)))
        .GroupBy(pair => pair.part, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.entry).ToArray(), StringComparer.OrdinalIgnoreCase);

    private FrozenDictionary<int, MeasureEntry[]>? successors;

    private readonly FrozenDictionary<string, MeasureEntry[]> ruledBy = measures.Where(entry => entry.Rules.Count > 0)
        .SelectMany(entry => Others(entry).Append(entry.Code).Select(code => (code, entry)))
        .GroupBy(pair => pair.code, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.entry).Distinct().ToArray(), StringComparer.OrdinalIgnoreCase);

    // Only readers of series and lists ask for these.
    private readonly Lazy<Succession> succession = new(() => new Succession(breakdowns.Select(entry => entry.About)));
    private readonly Lazy<ILookup<string, BreakdownEntry>> members = new(() => breakdowns
        .SelectMany(entry => entry.About.Parents.Select(parent => (parent, entry))).ToLookup(pair => pair.parent, pair => pair.entry, StringComparer.OrdinalIgnoreCase));

    public long Version => version;

    /// <summary>Which periods are closed, besides those whose collection window is over.</summary>
    public ClosedPeriods Closed => closed;

    public IReadOnlyList<MeasureEntry> Measures => measures;

    /// <summary>Feed contracts. There are few of them.</summary>
    public IReadOnlyList<FeedEntry> Feeds { get; init; } = [];

    public bool TryContract(string code, [NotNullWhen(true)] out FeedEntry? entry) =>
        (entry = Feeds.FirstOrDefault(feed => feed.Code.Equals(code, StringComparison.OrdinalIgnoreCase))) is not null;

    public MeasureEntry Measure(int id) => measuresById[id];

    public IReadOnlyList<BreakdownEntry> Breakdowns => breakdowns;

    /// <summary>Which breakdowns took the place of which.</summary>
    public Succession Succession => succession.Value;

    /// <summary>Breakdowns that belong to a parent at any time.</summary>
    public IEnumerable<BreakdownEntry> MembersOf(string parent) => members.Value[parent];

    public BreakdownEntry Breakdown(string code) => breakdownsByCode[code];

    public BreakdownEntry Breakdown(int id) => breakdownsById[id];

    public bool Knows(int measureId, int breakdownId) => measuresById.ContainsKey(measureId) && breakdownsById.ContainsKey(breakdownId);

    public bool TryMeasure(string code, [NotNullWhen(true)] out MeasureEntry? entry) => measuresByCode.TryGetValue(code, out entry);

    /// <summary>The measures that are computed from this one, by any version of their definitions.</summary>
    public IReadOnlyList<MeasureEntry> CompositesOf(int part) =>
        compositesByPart.Count == 0 ? [] : compositesByPart.GetValueOrDefault(measuresById[part].Code) ?? [];

    /// <summary>Whether any measure has validation rules.</summary>
    public bool HasRules => ruledBy.Count > 0;

    /// <summary>The measures with rules that look at this one: itself, and those that are held against it.</summary>
    public IReadOnlyList<MeasureEntry> RuledBy(int measure) => HasRules ? ruledBy.GetValueOrDefault(measuresById[measure].Code) ?? [] : [];

    /// <summary>A measure and those that its rules hold it against.</summary>
    public IEnumerable<MeasureEntry> Involved(MeasureEntry measure) => Others(measure).Select(code => measuresByCode.GetValueOrDefault(code)).OfType<MeasureEntry>().Prepend(measure);

    private static IEnumerable<string> Others(MeasureEntry measure) =>
        measure.Rules.SelectMany(rule => rule.Measures ?? []).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>A measure and those whose series come before its own, the nearest first.</summary>
    public IReadOnlyList<MeasureEntry> LineOf(MeasureEntry measure)
    {
        if (measure.Current.Definition.Replaces.Length == 0)
            return [measure];
        var line = new List<MeasureEntry> { measure };
        while (line.Count <= ReplacementRules.LongestLine && measuresByCode.TryGetValue(line[^1].Current.Definition.Replaces, out var before))
            line.Add(before);
        return line;
    }

    /// <summary>The part of that line whose points states are made of: across a break nothing compares, so nothing is carried.</summary>
    public IReadOnlyList<MeasureEntry> CarriedLineOf(MeasureEntry measure)
    {
        var line = LineOf(measure);
        for (var i = 0; i < line.Count; i++)
            if (line[i].Current.Definition.SeriesBreak)
                return [.. line.Take(i + 1)];
        return line;
    }

    /// <summary>Measures whose states are made of the points of this one too, near or far.</summary>
    public IReadOnlyList<MeasureEntry> SuccessorsOf(int measureId) => (successors ??= FindSuccessors()).GetValueOrDefault(measureId) ?? [];

    /// <summary>Whether a change of a measure's values changes nothing but its own series, and no rule looks at it.</summary>
    public bool StandsAlone(int measureId) => CompositesOf(measureId).Count == 0 && SuccessorsOf(measureId).Count == 0 && RuledBy(measureId).Count == 0;

    private FrozenDictionary<int, MeasureEntry[]> FindSuccessors() => measures
        .Where(entry => entry.Current.Definition.Replaces.Length > 0)
        .SelectMany(entry => CarriedLineOf(entry).Skip(1), (entry, before) => (entry, before.Id))
        .GroupBy(pair => pair.Id, pair => pair.entry)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The state of a series, by the definition in force at its latest period; limits reach across neither a rebase nor one of <paramref name="breaks"/>.</summary>
    public SeriesState StateOf(int measureId, int breakdownId, List<SeriesPoint> points, long revision, IEnumerable<Period>? breaks = null)
    {
        var measure = measuresById[measureId];
        var span = CollectionsMarshal.AsSpan(points);
        var targets = span.IsEmpty ? null : measure.TargetsAt(breakdownId, span[^1].Period) ?? measure.TargetsOf(breakdownId);
        var state = SeriesStatus.Of(measure.DefinitionOf(span), targets, span, revision, MarksOf(measure, breakdownId, breaks), period => measure.TargetsAt(breakdownId, period));
        return state.Forecast is { } forecast && measure.IsRetiredAt(forecast.Period) ? state with { Forecast = null } : state;
    }

    /// <summary>What there is to say of a series whose state is known, by the same definition, targets and marks.</summary>
    public SeriesFacts FactsOf(MeasureEntry measure, int breakdownId, List<SeriesPoint> points, SeriesState state, IEnumerable<Period>? breaks = null)
    {
        var span = CollectionsMarshal.AsSpan(points);
        var targets = span.IsEmpty ? null : measure.TargetsAt(breakdownId, span[^1].Period) ?? measure.TargetsOf(breakdownId);
        return SeriesFacts.Of(measure.DefinitionOf(span), targets, span, state, MarksOf(measure, breakdownId, breaks));
    }

    /// <summary>What was decided about the control chart of a series, in what was carried into it too; it starts anew at each of <paramref name="breaks"/> as well.</summary>
    public ChartMarks MarksOf(MeasureEntry measure, int breakdownId, IEnumerable<Period>? breaks = null)
    {
        var own = measure.MarksOf(breakdownId);
        if (breaks is null && measure.Current.Definition.Replaces.Length == 0)
            return own;
        List<ChartMarks> line = [.. LineOf(measure).Select(entry => entry.MarksOf(breakdownId))];
        return new([.. line.SelectMany(marks => marks.Rebases), .. breaks ?? []], [.. line.SelectMany(marks => marks.Ghosts)]);
    }

    /// <summary>Finds the measure that a foreign file's rows are, such as <c>ons:Employment rate</c>.</summary>
    public bool TryFeed(string feed, [NotNullWhen(true)] out MeasureEntry? entry) => measuresByFeed.TryGetValue(feed, out entry);

    /// <summary>Finds a breakdown; the empty code is the whole council.</summary>
    public bool TryBreakdown(string code, [NotNullWhen(true)] out BreakdownEntry? entry) => breakdownsByCode.TryGetValue(code, out entry);
}

internal sealed record BreakdownEntry(int Id, string Code, string Name, Breakdown About);
