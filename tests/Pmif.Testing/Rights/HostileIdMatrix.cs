using Pmif.ServiceDefaults;

namespace Pmif.Testing;

/// <summary>
/// Puts ids that try to be paths, headers or queries into every REST route of a running service, as an administrator: each must be refused with a
/// code, never fail, and leave no entry in the audit trail.
/// </summary>
/// <param name="service">In demo mode.</param>
public sealed class HostileIdMatrix(RunningService service)
{
    private static readonly string[] Ids = ["..%2f..%2fetc%2fpasswd", "%2e%2e%5c%2e%2e%5cboot.ini", "a%00b", "%0d%0aSet-Cookie:%20x=1", "';drop%20table%20audit_entry;--", "%ef%bc%8f%ff", "%3Cscript%3E"];

    /// <summary>Calls that were made.</summary>
    public int Calls { get; private set; }

    /// <summary>Every call that was answered otherwise.</summary>
    public async Task<IReadOnlyList<string>> Differences(CancellationToken cancellationToken)
    {
        var caller = new Caller(CallerKind.Person, $"hostile-{Guid.NewGuid():N}", "Hostile") { Grants = [new(Role.Administrator, Remit.Everything)], MaySeeHeld = true };
        var token = service.TokenOf(caller);
        var differences = new List<string>();
        foreach (var door in Door.All(service).Where(door => door.Method is not null && door.Pattern.Contains('{', StringComparison.Ordinal) && !door.Right.With.HasFlag(With.ServicesOnly)))
            foreach (var id in Ids)
            {
                Calls++;
                var (code, _) = await door.CallWithIds(service, token, id, cancellationToken);
                if (code is null || code.StartsWith("http-5", StringComparison.Ordinal) || code == "service.unexpected") differences.Add($"{door.Name} with {id}: {code ?? "was let in"}.");
            }

        if (await AuditCount.Of(service, caller.Id, cancellationToken) is not 0 and var left) differences.Add($"{left} entries were left.");
        return differences;
    }
}
