using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Benchmarking.Data;
using Pmif.Benchmarking.Domain.Groups;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Groups;

/// <summary>The content of a group.</summary>
/// <param name="Name">For people.</param>
/// <param name="Source">Who made the list, and how.</param>
/// <param name="ValidFrom">The list's own date; today, or what it was, unless given.</param>
/// <param name="Members">Area codes in order.</param>
public sealed record GroupBody(string? Name, string? Source, DateOnly? ValidFrom, IReadOnlyList<string>? Members);

public sealed record PutGroupRequest(string Code, GroupBody Body, string By);

/// <param name="Group">As it stands now.</param>
/// <param name="IsNew">Whether there was none before.</param>
public sealed record PutGroupAnswer(GroupView Group, bool IsNew);

/// <summary>Stores a group as a new version, unless it says what the present one says.</summary>
public sealed class PutGroup(BenchmarkingDb db, TimeProvider clock)
{
    public async Task<Result<PutGroupAnswer>> Handle(PutGroupRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var present = await db.Groups.AsNoTracking().Where(group => group.Code == request.Code).OrderByDescending(group => group.Version).FirstOrDefaultAsync(ct);
        var body = request.Body;
        var wanted = new ComparatorGroup(
            request.Code, (present?.Version ?? 0) + 1, body.Name?.Trim() ?? "", body.Source?.Trim() ?? "",
            body.ValidFrom ?? present?.ValidFrom ?? DateOnly.FromDateTime(now.UtcDateTime), body.Members ?? [], now, request.By);
        if (wanted.Problem() is { } problem)
            return GroupFaults.Invalid.With(problem);
        if (present is not null && present.SaysTheSameAs(wanted))
            return new PutGroupAnswer(GroupView.Of(present), IsNew: false);

        db.Add(wanted);
        db.Record(new("group.set", "group", wanted.Code) { Before = present is null ? null : GroupView.Of(present), After = GroupView.Of(wanted) });
        await db.PublishChangesOfAll(now, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return GroupFaults.ChangedMeanwhile;
        }
        return new PutGroupAnswer(GroupView.Of(wanted), IsNew: present is null);
    }
}
