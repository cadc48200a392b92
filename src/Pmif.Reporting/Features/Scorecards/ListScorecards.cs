using System.Globalization;
using Pmif.Reporting.Data;
using Pmif.Reporting.Domain.Scorecards;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Scorecards;

/// <summary>The scorecards of the framework in force, for the whole council.</summary>
public sealed class ListScorecards(ScorecardQueries queries)
{
    public sealed record Item(string Code, string Name, StatusCounts Counts);

    public async Task<Result<Page<Item>>> Handle(PageRequest page, CancellationToken cancellationToken)
    {
        var after = 0;
        if (page.After is not null && !int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return RequestFaults.CursorInvalid;
        var rows = page.Of(await queries.List(after, page.Take, cancellationToken), row => row.Ordinal.ToString(CultureInfo.InvariantCulture));
        return new Page<Item>([.. rows.Items.Select(row => new Item(row.Code, row.Name, row.Counts))], rows.Next);
    }
}
