using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

/// <summary>One breakdown.</summary>
internal sealed class GetBreakdown(MeasuresDb db)
{
    public async Task<Result<BreakdownResponse>> Handle(string code, CancellationToken cancellationToken)
    {
        if (!DefinitionRules.IsCode(code))
            return BreakdownFaults.NotFound;
        var row = await db.Breakdowns.AsNoTracking().SingleOrDefaultAsync(
            known => known.Code.ToUpper() == code.ToUpper() && known.Id != BreakdownRow.WholeCouncil, cancellationToken);
        return row is null ? BreakdownFaults.NotFound.With($"No breakdown has the code '{code}'.") : BreakdownResponse.Of(row);
    }
}
