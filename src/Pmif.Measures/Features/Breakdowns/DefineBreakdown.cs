using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

/// <summary>A breakdown as it travels.</summary>
public sealed record BreakdownBody(
    BreakdownKind Kind, string? Name, IReadOnlyList<string>? Parents = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null,
    IReadOnlyList<string>? Successors = null, IReadOnlyList<Membership>? Memberships = null);

/// <summary>A breakdown with its code.</summary>
public sealed record BreakdownResponse(
    string Code, BreakdownKind Kind, string Name, IReadOnlyList<string> Parents, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Successors,
    IReadOnlyList<Membership> Memberships)
{
    internal static BreakdownResponse Of(BreakdownRow row) =>
        new(row.Code, Words.Read<BreakdownKind>(row.Kind!), row.Name, row.Parents, row.ValidFrom, row.ValidTo, row.Successors, row.Memberships);
}

/// <summary>Registers what values can be about: an area, a service, an equality group …</summary>
internal sealed class DefineBreakdown(MeasuresDb db, TimeProvider clock)
{
    public async Task<Result<BreakdownResponse>> Handle(string code, BreakdownBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (BreakdownRules.FirstBreach(code, body) is { } breach)
            return breach;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var row = await db.Breakdowns.SingleOrDefaultAsync(known => known.Code.ToUpper() == code.ToUpper(), cancellationToken);
        var before = row is null ? null : BreakdownResponse.Of(row);
        if (row is null)
            db.Add(row = new BreakdownRow { Code = code, Name = body.Name!, RecordedBy = caller.Name });
        BreakdownRules.Write(row, body);
        if (!db.ChangeTracker.HasChanges())
            return BreakdownResponse.Of(row);
        if (await db.FirstCycle([row], cancellationToken) is { } cycle)
            return cycle;
        (row.RecordedAt, row.RecordedBy) = (clock.GetUtcNow(), caller.Name);
        db.Record(new("breakdown.defined", "breakdown", row.Code) { Before = before, After = BreakdownResponse.Of(row) });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return BreakdownResponse.Of(row);
    }
}
