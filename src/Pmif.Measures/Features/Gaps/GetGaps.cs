using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Gaps;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Gaps;

/// <summary>Works out the gaps of a measure between groups or areas, one for each set of them, and how they have changed in a year.</summary>
internal sealed class GetGaps(MeasuresDb db, CatalogueCache catalogues)
{
    // Any number will do as long as it stays: the same figures then have the same simulated limits.
    private const int Seed = 20_130;

    public sealed record Request(string Measure, GapKind Kind, Period? Period, string Breakdown, string? Against);

    private sealed record Set(string Name, IReadOnlyList<Breakdown> Groups);

    public async Task<Result<Page<GapResponse>>> Handle(Request request, PageRequest page, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(request.Measure, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        if (request.Against is not null && request.Kind != GapKind.Area)
            return GapFaults.RequestInvalid.With("Only kind area compares with a breakdown of its own.");
        foreach (var code in new[] { request.Breakdown, request.Against })
            if (code is not null && !catalogue.TryBreakdown(code, out _))
                return BreakdownFaults.NotFound.With($"No breakdown has the code '{code}'.");
        var sets = request.Against is { } against
            ? [new Set(against, [catalogue.Breakdown(request.Breakdown).About, catalogue.Breakdown(against).About])]
            : SetsOf(catalogue, request);
        int[] ids = [.. sets.SelectMany(set => set.Groups).Select(group => catalogue.Breakdown(group.Code).Id)];
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if ((request.Period ?? await GroupFigures.LatestPeriod(connection, measure.Id, ids, cancellationToken)) is not { } period)
            return page.Of<GapResponse>([], gap => gap.Set);
        var now = await GroupFigures.Read(connection, measure.Id, ids, period, cancellationToken);
        var before = await GroupFigures.Read(connection, measure.Id, ids, period.YearBefore(), cancellationToken);

        var definition = measure.At(period.End).Definition;
        IEnumerable<GapResponse> gaps = sets
            .Where(set => page.After is null || string.Compare(set.Name, page.After, StringComparison.OrdinalIgnoreCase) > 0)
            .Select(set => GapOf(catalogue, measure.Code, definition, request, set, period, now, before))
            .Where(gap => gap.Groups.Count > 0).Take(page.Take);
        return page.Of([.. gaps], gap => gap.Set);
    }

    private static List<Set> SetsOf(CatalogueSnapshot catalogue, Request request)
    {
        var kind = request.Kind switch { GapKind.Deprivation => BreakdownKind.Deprivation, GapKind.Equality => BreakdownKind.Equality, _ => BreakdownKind.Area };
        var entries = request.Breakdown.Length > 0 ? catalogue.MembersOf(request.Breakdown) : catalogue.Breakdowns;
        return [.. entries.Select(entry => entry.About).Where(group => group.Kind == kind)
            .GroupBy(group => kind == BreakdownKind.Area ? AreaTier.Layer(group.Code) : string.Join(',', group.Parents), StringComparer.OrdinalIgnoreCase)
            .OrderBy(set => set.Key, StringComparer.OrdinalIgnoreCase).Select(set => new Set(set.Key, [.. set]))];
    }

    private static GapResponse GapOf(CatalogueSnapshot catalogue, string measure, MeasureDefinition definition, Request request, Set set, Period period,
        Dictionary<int, GroupFigure> now, Dictionary<int, GroupFigure> before)
    {
        // A code that had ended, or not begun, is only missed where something came in under it all the same.
        List<GroupFigure> Figures(Dictionary<int, GroupFigure> of, Period at) => [.. set.Groups
            .Where(group => of.ContainsKey(catalogue.Breakdown(group.Code).Id) || group.Valid.Contains(at.End))
            .Select(group => of.TryGetValue(catalogue.Breakdown(group.Code).Id, out var figure) ? figure with { Code = group.Code } : new GroupFigure(group.Code, null, null, null, null, ValueFlag.None))];
        var (groups, earlier) = (Figures(now, period), Figures(before, period.YearBefore()));
        var ordered = request.Kind == GapKind.Deprivation ? Ordered(groups) : null;
        var refusal = GapRules.Refusal(groups) ?? (request.Kind == GapKind.Deprivation && ordered is null
            ? new RuleBreach("measures.gap-unordered", "The codes of deprivation groups end with their number, 1 being the most deprived, and no two have the same.") : null);
        try
        {
            var gap = refusal is null ? Between(definition, request, ordered ?? groups) : null;
            refusal ??= gap is null ? new("measures.gap-incomplete", "One of the two groups has no figure.") : null;
            var last = GapRules.Refusal(earlier) is null ? Between(definition, request, (request.Kind == GapKind.Deprivation ? Ordered(earlier) : null) ?? earlier) : null;
            var shown = request.Kind == GapKind.Area ? groups.Where(group => gap is null ? request.Against is not null : group.Code == gap.From || group.Code == gap.To) : ordered ?? groups;
            return new GapResponse(measure, request.Kind, set.Name, period, period.Label, gap?.From, gap?.To, gap?.Absolute, gap?.AbsoluteSince(last, definition.Decimals) ?? Direction.NotComparable,
                gap?.Relative, gap?.RelativeSince(last) ?? Direction.NotComparable, ordered is not null && refusal is null ? SlopeResponse.Of(DeprivationGradient.Of(definition, ordered, Seed)) : null,
                groups.All(group => group.Value is null && group.Flag == ValueFlag.None) ? [] : [.. shown.Select(group => Shown(catalogue, group))],
                groups.Count(group => group.Value is not null), groups.Count, refusal is null ? null : new(refusal.Code, refusal.Detail),
                gap?.Limits?.Lower, gap?.Limits?.Upper);
        }
        catch (OverflowException)
        {
            return new GapResponse(measure, request.Kind, set.Name, period, period.Label, null, null, null, Direction.NotComparable, null, Direction.NotComparable, null,
                [], 0, groups.Count, new("measures.value-out-of-range", "The gap is too large a number."));
        }
    }

    private static Gap? Between(MeasureDefinition definition, Request request, List<GroupFigure> groups) =>
        request.Kind == GapKind.Deprivation || request.Against is not null ? Gap.Between(groups[0], groups[^1]) : Gap.Widest(definition, groups);

    private static List<GroupFigure>? Ordered(List<GroupFigure> groups)
    {
        var places = groups.ConvertAll(group => GapRules.PlaceOf(group.Code));
        return places.Contains(null) || places.Distinct().Count() < places.Count ? null : [.. groups.OrderBy(group => GapRules.PlaceOf(group.Code))];
    }

    // A confidential figure stays out of the answer.
    private static GapGroup Shown(CatalogueSnapshot catalogue, GroupFigure group) => group.Flag == ValueFlag.Confidential
        ? new(group.Code, catalogue.Breakdown(group.Code).Name, null, null, null, null)
        : new(group.Code, catalogue.Breakdown(group.Code).Name, group.Value, group.Population, group.Lower, group.Upper);
}
