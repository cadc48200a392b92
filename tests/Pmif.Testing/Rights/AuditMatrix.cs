using Pmif.ServiceDefaults;

namespace Pmif.Testing;

/// <summary>A call that changes something and succeeds: given who will make it, it makes ready what the call needs and tells the call.</summary>
public delegate Task<Example> Change(Caller caller);

/// <summary>
/// Calls every REST route and gRPC method of a running service once. Each that changes something must have its example, which must succeed, and leave
/// exactly one entry in the audit trail; so must each that gives out a file. All others must leave none.
/// </summary>
/// <param name="service">In demo mode.</param>
/// <param name="changes">By <c>PUT /v1/…</c> as routed, or <c>/package.Service/Method</c>.</param>
public sealed class AuditMatrix(RunningService service, IReadOnlyDictionary<string, Change> changes)
{
    /// <summary>Calls that changed something.</summary>
    public int Changes { get; private set; }

    /// <summary>Every call that left too many or too few; empty when the trail is whole.</summary>
    public async Task<IReadOnlyList<string>> Differences(CancellationToken cancellationToken)
    {
        var (doors, differences) = (Door.All(service), new List<string>());
        differences.AddRange(changes.Keys.Except(doors.Where(door => !door.IsReading).Select(door => door.Name)).Select(name => $"{name} is no door that changes anything."));
        foreach (var door in doors)
            if (await Difference(door, cancellationToken) is { } difference)
                differences.Add($"{door.Name}: {difference}.");
        return differences;
    }

    private async Task<string?> Difference(Door door, CancellationToken cancellationToken)
    {
        var caller = new Caller(CallerKind.Person, $"audit-{Guid.NewGuid():N}", "Audited") { Grants = [new(Role.Administrator, Remit.Everything)], MaySeeHeld = true };
        Example? example = null;
        if (!door.IsReading)
        {
            if (!changes.TryGetValue(door.Name, out var change)) return "changes something and has no example";
            example = await change(caller);
            Changes++;
        }

        var before = await AuditCount.Of(service, caller.Id, cancellationToken);
        var (code, body) = await door.Call(service, service.TokenOf(caller), example, cancellationToken);
        if ((door.IsExport || !door.IsReading) && code is not null) return $"the example was refused with {code} {body}";
        var (left, due) = (await AuditCount.Of(service, caller.Id, cancellationToken) - before, door.IsExport || !door.IsReading ? 1 : 0);
        return left == due ? null : $"{left} entries where there should be {due}";
    }
}
