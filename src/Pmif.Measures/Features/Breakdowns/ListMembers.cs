using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

/// <summary>What a breakdown is made of on a day: the wards of a locality, the services of a directorate.</summary>
internal sealed class ListMembers(GetBreakdown get, ListBreakdowns list, TimeProvider clock)
{
    public async Task<Result<Page<BreakdownResponse>>> Handle(string code, PageRequest page, DateOnly? on, CancellationToken cancellationToken)
    {
        var parent = await get.Handle(code, cancellationToken);
        if (parent.IsFault)
            return parent.Fault;
        return await list.Handle(page, new(Parent: code, On: on ?? DateOnly.FromDateTime(clock.GetLocalNow().DateTime)), cancellationToken);
    }
}
