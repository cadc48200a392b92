using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

/// <summary>All breakdowns by code, or those of one kind.</summary>
internal sealed class ListBreakdowns(MeasuresDb db)
{
    public async Task<Page<BreakdownResponse>> Handle(PageRequest page, BreakdownKind? kind, CancellationToken cancellationToken)
    {
        var query = db.Breakdowns.AsNoTracking().Where(row => row.Id != BreakdownRow.WholeCouncil);
        if (kind is { } wanted)
        {
            var word = Words.Of(wanted);
            query = query.Where(row => row.Kind == word);
        }
        if (page.After is { } after)
            query = query.Where(row => row.Code.ToUpper().CompareTo(after.ToUpper()) > 0);
        var rows = await query.OrderBy(row => row.Code.ToUpper()).Take(page.Take).ToListAsync(cancellationToken);
        return page.Of([.. rows.Select(BreakdownResponse.Of)], row => row.Code);
    }
}
