using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Ratings;

/// <summary>Every rating that one value was given, newest first, with what each was made of.</summary>
internal sealed class ListRatings(MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Result<Page<RatingResponse>>> Handle(string code, string? breakdownCode, string? periodText, PageRequest page, CancellationToken cancellationToken)
    {
        if (!NewestFirst.TryReadCursor(page, out var before))
            return RequestFaults.CursorInvalid;
        if (!Period.TryParseIso(periodText, out var period))
            return RatingFaults.PeriodMissing;
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(code, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        if (!catalogue.TryBreakdown(breakdownCode ?? "", out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{breakdownCode}'.");
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var series = await SeriesRows.Find(db, measure.Id, [breakdown.Id], cancellationToken);
        var ratings = series.Count == 0 ? [] : await Of(measure, breakdown, series[0].Id, period, before, page.Take, cancellationToken);
        if (ratings.Count == 0 && before == int.MaxValue)
            return RatingFaults.ValueNotFound.With($"{measure.Code} has no value for {period.Label}.");
        return page.Of(ratings, one => one.Revision.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The ratings before a revision.</summary>
    public async Task<List<RatingResponse>> Of(
        MeasureEntry measure, BreakdownEntry breakdown, long series, Period period, int before, int take, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var values = await RatedValues.Read(connection, series, period, before, take, cancellationToken);
        var versions = values.Select(value => value.TargetVersion).OfType<int>().Distinct().ToArray();
        var sets = (await db.TargetSets.AsNoTracking().Where(set => set.MeasureId == measure.Id && set.BreakdownId == breakdown.Id && versions.Contains(set.Version))
            .ToListAsync(cancellationToken)).ToDictionary(row => row.Version, CatalogueCache.TargetSetOf);
        var rules = await db.RatingRules.AsNoTracking().OrderByDescending(rule => rule.Version).ToListAsync(cancellationToken);
        var ratings = new List<RatingResponse>();
        foreach (var value in values)
        {
            var definition = value.Rag == Rag.NotInForce ? null : measure.NewestFirst.First(version => version.Version == value.DefinitionVersion).Definition;
            var targets = value.TargetVersion is { } version ? sets[version] : null;
            var held = definition is not null && targets?.AmberRule == AmberRule.IfImproved && await Held(connection, definition, series, period, value, cancellationToken);
            ratings.Add(RatingResponse.Of(measure.Code, breakdown.Code, period, value, definition, targets, held, RuleAt(rules, value.RatedAt)));
        }
        return ratings;
    }

    // By last year's value as it was known when the rating counted last.
    private static async Task<bool> Held(NpgsqlConnection connection, MeasureDefinition definition, long series, Period period, RatedValue value, CancellationToken cancellationToken)
    {
        var rows = await PointRows.Read(connection, [series], value.SupersededAt?.AddTicks(-10), cancellationToken);
        var points = rows[series].ConvertAll(row => row.ToPoint());
        return points.FindIndex(point => point.Period == period) is >= 0 and var index && Improvement.Held(definition, CollectionsMarshal.AsSpan(points), index);
    }

    private static int RuleAt(List<RatingRuleRow> newestFirst, DateTime time) => newestFirst.First(rule => rule.Since <= time).Version;
}
