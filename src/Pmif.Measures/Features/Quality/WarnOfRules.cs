using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Quality;

namespace Pmif.Measures.Features.Quality;

/// <summary>
/// Holds what a submission changed against the rules of its measures and of those that are held against them, and says in its receipt what does not keep
/// them. Nothing is refused. Submissions of measures that no rule is about cost nothing.
/// </summary>
internal sealed class WarnOfRules(MeasuresDb db)
{
    /// <summary>Series that one submission is looked at for; of more, the rest can be asked for.</summary>
    public const int MostSeries = 500;

    /// <summary>Warnings in one receipt.</summary>
    public const int MostWarnings = 100;

    public async Task<IReadOnlyList<string>> Run(CatalogueSnapshot catalogue, Merged merged, Guid submission, CancellationToken cancellationToken)
    {
        if (!catalogue.HasRules)
            return [];
        List<(MeasureEntry Measure, int Breakdown)> ruled = [.. merged.Series
            .SelectMany(series => catalogue.RuledBy(series.MeasureId).Select(measure => (measure, series.BreakdownId))).Distinct()];
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
            foreach (var warning in values.Warnings(catalogue, measure, breakdown).Where(warning => changed.Contains(warning.Period)))
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

    private static string Text(RuleWarning warning, string measure, string breakdown) =>
        $"{warning.Code}: {measure}{(breakdown.Length > 0 ? $" for {breakdown}" : "")}, {warning.Period.Label}: {warning.Message}";
}
