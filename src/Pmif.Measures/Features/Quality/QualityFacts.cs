using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Quality;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Features.Quality;

/// <summary>What the quality of some measures' series for one breakdown is judged by, read in a few statements whatever their number.</summary>
internal sealed class QualityFacts
{
    private readonly CatalogueSnapshot catalogue;
    private readonly int breakdown;
    private readonly DateOnly today;
    private RuledValues values = null!;
    private Dictionary<(int, Period), DateOnly> came = [];
    private Dictionary<(int, Period), VerificationRow> verifications = [];
    private Dictionary<int, DateOnly> listed = [];
    private ILookup<Guid, Actor> contributors = null!;

    private QualityFacts(CatalogueSnapshot catalogue, int breakdown, DateOnly today) => (this.catalogue, this.breakdown, this.today) = (catalogue, breakdown, today);

    public static async Task<QualityFacts> Read(
        MeasuresDb db, CatalogueSnapshot catalogue, IReadOnlyList<MeasureEntry> measures, int breakdown, DateOnly today, bool tellsContributors, CancellationToken cancellationToken)
    {
        int[] ids = [.. measures.Select(measure => measure.Id)];
        var facts = new QualityFacts(catalogue, breakdown, today)
        {
            values = await RuledValues.Read(db, catalogue, [.. measures.Select(measure => (measure, breakdown))], cancellationToken),
            came = await ArrivalDays.Of(db, ids, breakdown, cancellationToken),
            verifications = await db.LastVerifications(ids, breakdown, cancellationToken),
            listed = await ArrivalDays.OfMeasures(db, ids, cancellationToken),
        };
        Guid[] submissions = tellsContributors ? [.. measures.SelectMany(facts.Latest).Select(row => row.Submission).Distinct()] : [];
        facts.contributors = await db.Contributors(submissions, cancellationToken);
        return facts;
    }

    /// <summary>What of the periods that have fallen due has come.</summary>
    public Completeness Completeness(MeasureEntry measure) => Domain.Quality.Completeness.Of(measure.Current.Definition, measure.NewestFirst[^1].EffectiveFrom,
        measure.Retirement?.From, [.. values.Of(measure, breakdown).Select(row => (row.Period, row.Value, row.Flag))], today);

    /// <summary>When values came.</summary>
    public Timeliness Timeliness(MeasureEntry measure)
    {
        var (definition, rows) = (measure.Current.Definition, values.Of(measure, breakdown));
        var due = DueDates.Next(definition, rows.Count > 0 ? rows[^1].Period : null, measure.Retirement, today)?.Due;
        return Domain.Quality.Timeliness.Of([.. rows.Where(row => came.ContainsKey((measure.Id, row.Period))).Select(row => (row.Period, came[(measure.Id, row.Period)]))],
            definition.LagDays, listed[measure.Id], definition.Unit == Units.Milestone ? null : due, today);
    }

    /// <summary>Values far from the others.</summary>
    public (OutlierSpread Spread, IReadOnlyList<OutlierValue> Values) Outliers(MeasureEntry measure)
    {
        if (measure.Current.Definition.Unit is Units.Milestone or Units.YesNo)
            return (OutlierSpread.None, []);
        var points = ChartableValues.Of(measure.Current.Definition, [.. values.Of(measure, breakdown).Select(row => row.ToPoint())]);
        var scores = Domain.Quality.Outliers.Of([.. points.Select(point => (double)point.Value)]);
        return (scores.Spread, [.. points.Zip(scores.Scores).Where(pair => Math.Abs(pair.Second) > Domain.Quality.Outliers.Threshold)
            .Select(pair => new OutlierValue(pair.First.Period, pair.First.Period.Label, (double)pair.First.Value, Math.Round(pair.Second, 2)))]);
    }

    /// <summary>Values that do not keep a rule, in order of time.</summary>
    public IEnumerable<RuleWarning> Warnings(MeasureEntry measure) => measure.Rules.Count == 0 ? [] : values.Warnings(catalogue, measure, breakdown);

    /// <summary>The latest values with their verification, the latest first.</summary>
    public IReadOnlyList<ValueVerification> Values(MeasureEntry measure, Actor? reader = null) =>
        [.. Latest(measure).Select(row => ValueVerification.Of(row, [.. contributors[row.Submission]], verifications.GetValueOrDefault((measure.Id, row.Period)), reader))];

    private IEnumerable<PointRow> Latest(MeasureEntry measure) => values.Of(measure, breakdown).Reverse().Take(Domain.Quality.Completeness.LookBack);
}
