using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Quality;
using Pmif.Measures.Features.Collection.Corrections;

namespace Pmif.Measures.Features.Quality;

/// <summary>
/// Holds what was changed, or would be, against the rules of its measures and of those that are held against them, and says what does not keep
/// them. Nothing is refused. Changes of measures that no rule is about cost nothing.
/// </summary>
internal sealed class WarnOfRules(MeasuresDb db)
{
    /// <summary>Series that one submission is looked at for; of more, the rest can be asked for.</summary>
    public const int MostSeries = 500;

    /// <summary>Warnings in one receipt.</summary>
    public const int MostWarnings = 100;

    /// <summary>What a submission, a correction or an undoing changed, with the composites that followed from it.</summary>
    public async Task<IReadOnlyList<string>> Run(CatalogueSnapshot catalogue, IEnumerable<ChangedSeries> series, Guid submission, CancellationToken cancellationToken)
    {
        if (!catalogue.HasRules)
            return [];
        List<(MeasureEntry Measure, int Breakdown)> ruled = [.. series
            .SelectMany(one => catalogue.RuledBy(one.MeasureId).Select(measure => (measure, one.BreakdownId))).Distinct()];
        if (ruled.Count == 0)
            return [];
        var unseen = Math.Max(0, ruled.Count - MostSeries);
        if (unseen > 0)
            ruled.RemoveRange(MostSeries, unseen);
        var values = await RuledValues.Read(db, catalogue, ruled, cancellationToken);
        var (found, more) = (new List<string>(), 0);
        foreach (var (measure, breakdown) in ruled)
        {
            var changed = catalogue.Involved(measure).SelectMany(one => values.Of(one, breakdown)).Where(row => row.Submission == submission).Select(row => row.Period).ToHashSet();
            foreach (var warning in values.Warnings(catalogue, measure, breakdown).Where(warning => Concerns(warning, changed)))
                if (found.Count < MostWarnings)
                    found.Add(Text(warning, measure.Code, catalogue.Breakdown(breakdown).Code));
                else
                    more++;
        }
        if (more > 0)
            found.Add($"measures.rule-more: {more} more warnings of rules; GET /v1/measures/{{code}}/quality lists those of a series.");
        if (unseen > 0)
            found.Add($"measures.rule-more: {unseen} more series with rules were not looked at; GET /v1/measures/{{code}}/quality does.");
        return found;
    }

    /// <summary>The same for corrections that wait: what each would not keep if it were accepted as things stand.</summary>
    public async Task<Dictionary<int, IReadOnlyList<string>>> Proposed(CatalogueSnapshot catalogue, IReadOnlyCollection<CorrectionRow> corrections, CancellationToken cancellationToken)
    {
        var found = new Dictionary<int, IReadOnlyList<string>>();
        if (!catalogue.HasRules)
            return found;
        var ruled = corrections.SelectMany(one => catalogue.RuledBy(one.MeasureId).Select(measure => (measure, one.BreakdownId))).Distinct().ToList();
        var values = ruled.Count > 0 ? await RuledValues.Read(db, catalogue, ruled, cancellationToken) : null;
        foreach (var one in corrections)
        {
            var then = values?.With(catalogue.Measure(one.MeasureId), one.BreakdownId, one.Period(), one.Value);
            IEnumerable<string> warnings = then is null ? [] : catalogue.RuledBy(one.MeasureId).SelectMany(measure => then.Warnings(catalogue, measure, one.BreakdownId)
                .Where(warning => Concerns(warning, [one.Period()])).Select(warning => Text(warning, measure.Code, catalogue.Breakdown(one.BreakdownId).Code)));
            found[one.Id] = [.. warnings.Take(MostWarnings), .. Later(catalogue, [one.MeasureId])];
        }
        return found;
    }

    /// <summary>Composites are computed when figures are stored, so a trial cannot hold them against their rules; it says so.</summary>
    public static IEnumerable<string> Later(CatalogueSnapshot catalogue, IEnumerable<int> measures) => !catalogue.HasRules ? []
        : measures.Distinct().SelectMany(catalogue.CompositesOf).Distinct().Where(composite => catalogue.RuledBy(composite.Id).Count > 0).Take(MostWarnings)
            .Select(composite => $"measures.rule-later: {composite.Code} is computed from these figures; the rules about it are asked when they are stored.");

    private static bool Concerns(RuleWarning warning, HashSet<Period> changed) =>
        changed.Contains(warning.Period) || (warning.Against is { } before && changed.Contains(before));

    private static string Text(RuleWarning warning, string measure, string breakdown) =>
        $"{warning.Code}: {measure}{(breakdown.Length > 0 ? $" for {breakdown}" : "")}, {warning.Period.Label}: {warning.Message}";
}
