using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

/// <summary>All breakdowns by code, or those of one kind, of one parent, or of one day.</summary>
internal sealed class ListBreakdowns(MeasuresDb db, CatalogueCache catalogues)
{
    /// <param name="Kind">Of this kind only.</param>
    /// <param name="Parent">Only what belongs to this parent: on the day, or without one at any time.</param>
    /// <param name="On">Only what is valid on this day.</param>
    public sealed record Filter(BreakdownKind? Kind = null, string? Parent = null, DateOnly? On = null);

    public async Task<Page<BreakdownResponse>> Handle(PageRequest page, Filter filter, CancellationToken cancellationToken)
    {
        var query = await Query(filter, cancellationToken);
        if (page.After is { } after)
            query = query.Where(row => row.Code.ToUpper().CompareTo(after.ToUpper()) > 0);
        var rows = await query.OrderBy(row => row.Code.ToUpper()).Take(page.Take).ToListAsync(cancellationToken);
        return page.Of([.. rows.Select(BreakdownResponse.Of)], row => row.Code);
    }

    /// <summary>All that pass a filter, in one list.</summary>
    public async Task<IReadOnlyList<BreakdownResponse>> All(Filter filter, CancellationToken cancellationToken)
    {
        var rows = await (await Query(filter, cancellationToken)).OrderBy(row => row.Code.ToUpper()).ToListAsync(cancellationToken);
        return [.. rows.Select(BreakdownResponse.Of)];
    }

    private async Task<IQueryable<BreakdownRow>> Query(Filter filter, CancellationToken cancellationToken)
    {
        var query = db.Breakdowns.AsNoTracking().Where(row => row.Id != BreakdownRow.WholeCouncil);
        if (filter.Kind is { } wanted)
        {
            var word = Words.Of(wanted);
            query = query.Where(row => row.Kind == word);
        }
        if (filter.On is { } day)
            query = query.Where(row => (row.ValidFrom == null || row.ValidFrom <= day) && (row.ValidTo == null || row.ValidTo >= day));
        if (filter.Parent is { } parent)
        {
            var catalogue = await catalogues.Current(db, cancellationToken);
            int[] members = [.. catalogue.MembersOf(parent).Where(entry => filter.On is not { } on || entry.About.BelongsTo(parent, on)).Select(entry => entry.Id)];
            query = query.Where(row => members.Contains(row.Id));
        }
        return query;
    }
}
