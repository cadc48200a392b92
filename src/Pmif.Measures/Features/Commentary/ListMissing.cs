using System.Globalization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Commentary;
using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Commentary;

/// <summary>The latest figures that the rule asks a commentary for and that have none, series by series.</summary>
internal sealed class ListMissing(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    /// <param name="Source">Only measures of this source; empty for all.</param>
    /// <param name="LeadService">Only measures of this service; empty for all.</param>
    /// <param name="Page">Which part of the list.</param>
    public sealed record Request(string Source, string LeadService, PageRequest Page);

    public async Task<Result<Page<MissingResponse>>> Handle(Request request, CancellationToken cancellationToken)
    {
        var after = 0L;
        if (request.Page.After is { } cursor && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return RequestFaults.CursorInvalid;
        var catalogue = await catalogues.Current(db, cancellationToken);
        var rule = await db.CurrentRule(cancellationToken);
        var today = clock.Today();
        int[] measures = [.. catalogue.Measures.Where(measure => measure.StateOn(today) != MeasureState.Retired
            && IsAbout(request.Source, measure.Current.Definition.Source) && IsAbout(request.LeadService, measure.Current.Definition.LeadService)).Select(measure => measure.Id)];
        var rows = await MissingCommentary.Page(db, rule, after, measures, request.Page.Take, cancellationToken);
        var page = request.Page.Of(rows, row => row.Id.ToString(CultureInfo.InvariantCulture));
        return new Page<MissingResponse>([.. page.Items.Select(row => ResponseOf(row, catalogue, rule))], page.Next);
    }

    private static bool IsAbout(string asked, string actual) => asked.Length == 0 || asked.Equals(actual, StringComparison.OrdinalIgnoreCase);

    private static MissingResponse ResponseOf(SeriesRow row, CatalogueSnapshot catalogue, CommentaryRule rule)
    {
        var (measure, breakdown, state) = (catalogue.Measure(row.MeasureId), catalogue.Breakdown(row.BreakdownId), row.State);
        var definition = measure.Current.Definition;
        return new(measure.Code, definition.Name, breakdown.Code, state.Period!.Value, state.Period.Value.Label, state.Value, state.Rag, state.Direction, state.Variation,
            rule.Of(state.Rag, state.Direction, state.Variation, breakdown.Code.Length == 0), definition.Source, definition.LeadService, definition.Owner);
    }
}

/// <summary>A figure that waits for its commentary.</summary>
/// <param name="RequiredFor">Why the rule asks for one.</param>
/// <param name="Owner">Who answers for the measure.</param>
public sealed record MissingResponse(
    string Measure, string Name, string Breakdown, Period Period, string PeriodLabel, decimal? Value, Rag Rag, Direction Direction, Variation Variation,
    IReadOnlyList<CommentaryReason> RequiredFor, string Source, string LeadService, string Owner);
