using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.CloserLook;

/// <summary>
/// What lies behind the whole council, over all measures that are not retired. A page looks at so many measures, a hundred at most; of these it shows those with findings,
/// which may be none, and yet has a next one.
/// </summary>
internal sealed class ListCloserLook(MeasuresDb db, CatalogueCache catalogues, LookBehind look, TimeProvider clock)
{
    private const int MostMeasures = 100;

    public async Task<Result<Page<CloserLookResponse>>> Handle(PageRequest page, CancellationToken cancellationToken)
    {
        var after = 0;
        if (page.After is { } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return RequestFaults.CursorInvalid;
        page = page with { Limit = Math.Min(page.Limit, MostMeasures) };
        var catalogue = await catalogues.Current(db, cancellationToken);
        List<MeasureEntry> next = [.. catalogue.Measures.Where(measure => measure.Id > after && measure.StateOn(clock.Today()) != MeasureState.Retired).OrderBy(measure => measure.Id).Take(page.Take)];
        var looked = page.Of(next, measure => measure.Id.ToString(CultureInfo.InvariantCulture));
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var found = new List<CloserLookResponse>();
        foreach (var measure in looked.Items)
            if (await look.At(catalogue, measure, catalogue.Breakdown(""), cancellationToken) is { HasFindings: true } behind)
                found.Add(behind);
        return new Page<CloserLookResponse>(found, looked.Next);
    }
}
