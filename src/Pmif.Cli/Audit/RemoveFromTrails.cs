using System.Net;

namespace Pmif.Cli.Audit;

/// <summary>Has personal data removed from the trails, which stay whole.</summary>
internal sealed class RemoveFromTrails(Surroundings around, AuditDoor door)
{
    public async Task<int> ForgetAsync(IReadOnlyList<string> services, string actor, string reason, CancellationToken cancellation)
    {
        var removed = 0;
        foreach (var service in services)
        {
            using var response = await door.Post(
                service, $"v1/audit/people/forget?actor={Uri.EscapeDataString(actor)}", new { reason }, cancellation, accepted: HttpStatusCode.NotFound);
            var isRemoved = response.StatusCode != HttpStatusCode.NotFound;
            removed += isRemoved ? 1 : 0;
            await around.Out.WriteLineAsync(PlainText.Of($"{service}: {(isRemoved ? "the name was removed" : "knows no name of this actor")}"));
        }
        return removed > 0 ? ExitCode.Accepted : ExitCode.Rejected;
    }

    public async Task<int> RedactAsync(string service, Guid entry, string reason, CancellationToken cancellation)
    {
        using var response = await door.Post(service, $"v1/audit/{entry}/redact", new { reason }, cancellation);
        await around.Out.WriteLineAsync($"{service}: details of the entry {entry} were removed");
        return ExitCode.Accepted;
    }
}
