using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

/// <summary>A breakdown as it travels.</summary>
public sealed record BreakdownBody(
    BreakdownKind Kind, string? Name, IReadOnlyList<string>? Parents = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null,
    IReadOnlyList<string>? Successors = null);

/// <summary>A breakdown with its code.</summary>
public sealed record BreakdownResponse(
    string Code, BreakdownKind Kind, string Name, IReadOnlyList<string> Parents, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Successors)
{
    internal static BreakdownResponse Of(BreakdownRow row) =>
        new(row.Code, Words.Read<BreakdownKind>(row.Kind!), row.Name, row.Parents, row.ValidFrom, row.ValidTo, row.Successors);
}

/// <summary>Registers what values can be about: an area, a service, an equality group …</summary>
internal sealed class DefineBreakdown(MeasuresDb db, TimeProvider clock)
{
    public async Task<Result<BreakdownResponse>> Handle(string code, BreakdownBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (BreakdownRules.FirstBreach(code, body) is { } breach)
            return breach;
        var name = body.Name!;
        string[] parents = [.. body.Parents ?? []], successors = [.. body.Successors ?? []];

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var row = await db.Breakdowns.SingleOrDefaultAsync(known => known.Code.ToUpper() == code.ToUpper(), cancellationToken);
        if (row is null)
            db.Add(row = new BreakdownRow { Code = code, Name = name, RecordedBy = caller.Name });
        (row.Kind, row.Name, row.Parents, row.ValidFrom, row.ValidTo, row.Successors) =
            (Words.Of(body.Kind), name, parents, body.ValidFrom, body.ValidTo, successors);
        if (!db.ChangeTracker.HasChanges())
            return BreakdownResponse.Of(row);
        (row.RecordedAt, row.RecordedBy) = (clock.GetUtcNow(), caller.Name);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return BreakdownResponse.Of(row);
    }
}
