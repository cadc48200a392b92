using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Quality;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Quality;

/// <summary>What is known of the quality of figures: of one series, of every measure, and of every source.</summary>
internal sealed class GetQuality(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    private const int MostWarnings = 1_000, AtOnce = 200, MostMeasures = 5_000;

    public sealed record Request(string Source, string LeadService, PageRequest Page);

    public async Task<Result<SeriesQuality>> Of(string code, string? breakdownCode, Caller reader, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(code, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        if (!catalogue.TryBreakdown(breakdownCode ?? "", out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{breakdownCode}'.");
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var facts = await QualityFacts.Read(db, catalogue, [measure], breakdown.Id, clock.Today(), tellsContributors: true, cancellationToken);
        var completeness = facts.Completeness(measure);
        var (spread, outliers) = facts.Outliers(measure);
        RuleWarning[] warnings = [.. facts.Warnings(measure).Reverse()];
        return new SeriesQuality(measure.Code, breakdown.Code, completeness.Expected.Count, completeness.Missing, facts.Timeliness(measure), spread, outliers,
            [.. warnings.Take(MostWarnings)], warnings.Length, facts.Values(measure, reader.Actor()), measure.Current.Definition.AssuranceRating);
    }

    /// <summary>Every measure that is in force, by code.</summary>
    public async Task<Page<MeasureQuality>> Handle(Request request, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        MeasureEntry[] measures = [.. InForce(catalogue)
            .Where(measure => IsAbout(request.Source, measure.Current.Definition.Source) && IsAbout(request.LeadService, measure.Current.Definition.LeadService)
                && (request.Page.After is null || StringComparer.OrdinalIgnoreCase.Compare(measure.Code, request.Page.After) > 0))
            .OrderBy(measure => measure.Code, StringComparer.OrdinalIgnoreCase).Take(request.Page.Take)];
        return request.Page.Of(await Summaries(catalogue, measures, cancellationToken), one => one.Measure);
    }

    /// <summary>Every source by name, over its measures that are in force; 5,000 measures in all at most.</summary>
    public async Task<IReadOnlyList<SourceQuality>> Sources(CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        var all = new List<MeasureQuality>();
        foreach (var chunk in InForce(catalogue).OrderBy(measure => measure.Code, StringComparer.OrdinalIgnoreCase).Take(MostMeasures).Chunk(AtOnce))
            all.AddRange(await Summaries(catalogue, chunk, cancellationToken));
        return [.. all.GroupBy(one => one.Source, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
            .Select(group => new SourceQuality(group.Key, group.Count(), group.Sum(one => one.Expected), group.Sum(one => one.Present), group.Sum(one => one.Timed),
                group.Sum(one => one.OnTime), group.Count(one => one.OverdueDays > 0), group.Sum(one => one.Outliers), group.Sum(one => one.Warnings),
                group.Sum(one => one.Unverified), group.Sum(one => one.Queried)))];
    }

    private IEnumerable<MeasureEntry> InForce(CatalogueSnapshot catalogue)
    {
        var today = clock.Today();
        return catalogue.Measures.Where(measure => measure.StateOn(today) == MeasureState.InForce);
    }

    private async Task<List<MeasureQuality>> Summaries(CatalogueSnapshot catalogue, MeasureEntry[] measures, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var facts = await QualityFacts.Read(db, catalogue, measures, Data.Rows.BreakdownRow.WholeCouncil, clock.Today(), tellsContributors: false, cancellationToken);
        var parts = await ArrivalDays.PartsOf(db, [.. measures.Select(measure => measure.Id)], cancellationToken);
        return [.. measures.Select(measure => SummaryOf(measure, facts, parts.GetValueOrDefault(measure.Id)))];
    }

    private static MeasureQuality SummaryOf(MeasureEntry measure, QualityFacts facts, (int Count, int UpToDate) parts)
    {
        var (d, completeness, timeliness, values) = (measure.Current.Definition, facts.Completeness(measure), facts.Timeliness(measure), facts.Values(measure));
        return new(measure.Code, d.Name, d.Source, d.LeadService, d.Owner, completeness.Expected.Count, completeness.Present, parts.Count, parts.UpToDate,
            timeliness.Counted, timeliness.OnTime, timeliness.LatestDays, timeliness.MedianDays, timeliness.OverdueDays, facts.Outliers(measure).Values.Count,
            facts.Warnings(measure).Count(), values.Count(one => one.State == VerificationState.Unverified), values.Count(one => one.State == VerificationState.Queried),
            values.Count > 0 ? values[0].State : null, d.AssuranceRating);
    }

    private static bool IsAbout(string asked, string actual) => asked.Length == 0 || asked.Equals(actual, StringComparison.OrdinalIgnoreCase);
}
