using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.Measures.Domain.Quality;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Data.Snapshots;

/// <summary>Keeps the latest snapshot in memory; one cheap query tells whether another instance has changed the catalogue since.</summary>
internal sealed class CatalogueCache : IDisposable
{
    private readonly SemaphoreSlim loading = new(1);
    private volatile CatalogueSnapshot? latest;

    /// <summary>The snapshot of the version that the database is at.</summary>
    public async Task<CatalogueSnapshot> Current(MeasuresDb db, CancellationToken cancellationToken)
    {
        var version = await db.CatalogueVersion(cancellationToken);
        if (latest is { } known && known.Version >= version)
            return known;
        await loading.WaitAsync(cancellationToken);
        try
        {
            if (latest is not { } loaded || loaded.Version < version)
                latest = await Load(db, cancellationToken);
            return latest!;
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    internal static async Task<CatalogueSnapshot> Load(MeasuresDb db, CancellationToken cancellationToken)
    {
        // Read first: what follows is then at least as new, and a change in between is seen at the next look.
        var version = await db.CatalogueVersion(cancellationToken);
        var breakdowns = (await db.Breakdowns.AsNoTracking().ToListAsync(cancellationToken)).ConvertAll(Entry);
        var targets = (await db.TargetSets.AsNoTracking()
            // What a newer version took the place of for all periods is history.
            .Where(set => !db.TargetSets.Any(newer => newer.MeasureId == set.MeasureId && newer.BreakdownId == set.BreakdownId && newer.Version > set.Version
                && newer.EffectiveFrom == null))
            .OrderByDescending(set => set.Version).ToListAsync(cancellationToken)).ToLookup(set => set.MeasureId);
        var marks = (await db.ChartMarks.AsNoTracking().Where(row => row.RemovedAt == null).OrderBy(row => row.Id).ToListAsync(cancellationToken)).ToLookup(row => row.MeasureId);
        var given = await db.GivenRatings.Select(row => row.MeasureId).Distinct().ToHashSetAsync(cancellationToken);
        var ifImproved = Words.Of(AmberRule.IfImproved);
        var improving = await db.TargetSets.Where(set => set.AmberRule == ifImproved).Select(set => set.MeasureId).Distinct().ToHashSetAsync(cancellationToken);
        var rules = await db.ValidationRuleSets.AsNoTracking()
            .Where(row => !db.ValidationRuleSets.Any(newer => newer.MeasureId == row.MeasureId && newer.Version > row.Version))
            .ToDictionaryAsync(row => row.MeasureId, row => row.Rules, cancellationToken);
        var measures = await db.Measures.AsNoTracking().Include(row => row.Versions).ToListAsync(cancellationToken);
        return new CatalogueSnapshot(version, [.. measures.Select(row => Entry(row, targets[row.Id], marks[row.Id], given.Contains(row.Id), improving.Contains(row.Id), rules.GetValueOrDefault(row.Id, [])))], breakdowns, await ClosedPeriodRows.Load(db, cancellationToken))
        {
            Feeds = [.. (await db.Feeds.AsNoTracking().Include(row => row.Versions).ToListAsync(cancellationToken)).Select(row => new FeedEntry(row))],
        };
    }

    private static BreakdownEntry Entry(BreakdownRow row) => new(row.Id, row.Code, row.Name, new Breakdown(row.Code,
        row.Kind is null ? null : Words.Read<BreakdownKind>(row.Kind), new Days(row.ValidFrom, row.ValidTo), row.Parents, row.Memberships, row.Successors));

    private static MeasureEntry Entry(MeasureRow row, IEnumerable<TargetSetRow> targets, IEnumerable<ChartMarkRow> marks, bool hasGivenRatings, bool ratesImprovement,
        ValidationRule[] rules) => new(row.Id, row.Code,
        [.. row.Versions.OrderByDescending(version => version.Version)
            .Select(version => new DefinitionVersion(version.Version, version.EffectiveFrom, version.Definition, version.Retirement))],
        targets.GroupBy(set => set.BreakdownId).ToFrozenDictionary(sets => sets.Key, sets => sets.Select(TargetSetOf).ToArray()), marks.GroupBy(mark => mark.BreakdownId).ToDictionary(group => group.Key, MarksOf))
    {
        HasGivenRatings = hasGivenRatings,
        RatesImprovement = ratesImprovement,
        Rules = rules,
    };

    private static ChartMarks MarksOf(IEnumerable<ChartMarkRow> rows)
    {
        var byKind = rows.ToLookup(row => Words.Read<ChartMarkKind>(row.Kind), row => row.Period);
        return new([.. byKind[ChartMarkKind.Rebase]], [.. byKind[ChartMarkKind.Ghost]]);
    }

    internal static TargetSet TargetSetOf(TargetSetRow row) => new()
    {
        Version = row.Version,
        EffectiveFrom = row.EffectiveFrom,
        AmberRule = Words.Read<AmberRule>(row.AmberRule),
        JudgedAgainst = Words.Read<JudgedAgainst>(row.JudgedAgainst),
        Approval = Words.Read<TargetApproval>(row.Approval),
        Baseline = row is { BaselineStart: { } start, BaselineMonths: { } months } ? new Baseline(new Period(start, months), row.BaselineValue) : null,
        Tolerance = new Tolerance(Words.Read<ToleranceUnit>(row.ToleranceUnit), row.ToleranceAmount),
        Trajectory = Words.Read<TrajectoryKind>(row.Trajectory),
        SeasonalShares = row.SeasonalShares,
        Targets = [.. row.Targets.OrderBy(target => target.PeriodStart).ThenBy(target => target.PeriodMonths)
            .Select(target => new PeriodTarget(new Period(target.PeriodStart, target.PeriodMonths), target.Value, target.Stretch, target.Amber))],
    };
}
