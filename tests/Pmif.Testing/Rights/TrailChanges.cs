using Npgsql;
using Pmif.Contracts.Audit.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Testing;

/// <summary>The doors to the audit trail by which something is removed: every service has them.</summary>
/// <param name="service">In demo mode.</param>
/// <param name="act">Does something that leaves an entry.</param>
public sealed class TrailChanges(RunningService service, Func<HttpClient, Task> act)
{
    public IEnumerable<KeyValuePair<string, Change>> All() =>
    [
        new("POST /v1/audit/{id:guid}/redact", async _ => Example.Rest($"/v1/audit/{await Entry()}/redact", new { reason = "x" })),
        new("POST /v1/audit/people/forget", async _ => Example.Rest($"/v1/audit/people/forget?actor={await Actor()}", new { reason = "x" })),
        new("/pmif.audit.v1.Audits/RedactAuditEntry", async _ => Example.Grpc(new RedactAuditEntryRequest { Id = await Entry(), Reason = "x" })),
        new("/pmif.audit.v1.Audits/ForgetPerson", async _ => Example.Grpc(new ForgetPersonRequest { Actor = await Actor(), Reason = "x" })),
    ];

    // Somebody who did one thing. Names are written a moment later than entries, before these are sealed.
    private async Task<string> Actor()
    {
        var caller = new Caller(CallerKind.Person, $"once-{Guid.NewGuid():N}", "Once") { Grants = [new(Role.Administrator, Remit.Everything)] };
        using (var client = service.HttpAs(caller)) await act(client);
        await Eventually.True(async () => await Ask("select count(*) from audit_entry where actor = $1 and place is not null", caller.Id) is 1L);
        return caller.Id;
    }

    private async Task<string> Entry() => (await Ask("select id from audit_entry where actor = $1", await Actor()))!.ToString()!;

    private async Task<object?> Ask(string sql, string actor)
    {
        await using var source = NpgsqlDataSource.Create(service.Settings.Database);
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = actor });
        return await command.ExecuteScalarAsync();
    }
}
