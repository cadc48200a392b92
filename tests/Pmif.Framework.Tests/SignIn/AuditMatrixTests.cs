using System.Net.Http.Json;
using System.Text.Json;
using Pmif.Contracts.Access.V1;
using Pmif.Contracts.Primitives;
using Pmif.Framework.Tests.Features.Access;
using Pmif.Testing;

namespace Pmif.Framework.Tests.SignIn;

/// <summary>A new route or method that changes something needs a line here: the test fails without.</summary>
public sealed class AuditMatrixTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private static readonly DateTimeOffset Soon = DateTimeOffset.UtcNow.AddDays(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_change_leaves_one_entry_and_nothing_else_any()
    {
        var trail = new TrailChanges(fixture.Framework, async client => await Key(client));
        var matrix = new AuditMatrix(fixture.Framework, new Dictionary<string, Change>([.. Changes(), .. trail.All()]));

        Assert.Equal("", string.Join('\n', await matrix.Differences(Cancel)));
        Assert.Equal(15, matrix.Changes);
    }

    private IEnumerable<KeyValuePair<string, Change>> Changes()
    {
        var soon = Soon.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        return
        [
            new("PUT /v1/framework.yaml", _ => Task.FromResult(Example.Rest("/v1/framework.yaml", Sample.Yaml, "application/yaml"))),
            new("PUT /v1/people/{id}/grants", async _ => Example.Rest($"/v1/people/{await Person()}/grants", new { grants = new[] { new { role = "verifier" } }, reason = "x" })),
            // With the name the trail has a second entry, once the event has come that takes it out of every trail; LeaverTests look at that.
            new("POST /v1/people/{id}/remove", async _ => Example.Rest($"/v1/people/{await Person()}/remove", new { reason = "x", forgetName = false })),
            new("POST /v1/keys", _ => Task.FromResult(Example.Rest("/v1/keys", new { name = "a key", source = "hr", expires = Soon, reason = "x" }))),
            new("POST /v1/keys/{id}/rotate", async _ => Example.Rest($"/v1/keys/{await Key()}/rotate", new { expires = Soon, reason = "x" })),
            new("POST /v1/keys/{id}/revoke", async _ => Example.Rest($"/v1/keys/{await Key()}/revoke", new { reason = "x" })),
            new("/pmif.access.v1.Access/SetGrants", async _ => Example.Grpc(new SetGrantsRequest { Id = await Person(), Grants = { new Grant { Role = "verifier" } }, Reason = "x" })),
            new("/pmif.access.v1.Access/RemovePerson", async _ => Example.Grpc(new RemovePersonRequest { Id = await Person(), Reason = "x" })),
            new("/pmif.access.v1.Access/CreateKey", _ => Task.FromResult(Example.Grpc(new CreateKeyRequest { Name = "a key", Source = "hr", Expires = soon, Reason = "x" }))),
            new("/pmif.access.v1.Access/RotateKey", async _ => Example.Grpc(new RotateKeyRequest { Id = await Key(), Expires = soon, Reason = "x" })),
            new("/pmif.access.v1.Access/RevokeKey", async _ => Example.Grpc(new RevokeKeyRequest { Id = await Key(), Reason = "x" })),
        ];
    }

    private async Task<string> Person() => (await fixture.Resolve(new() { Issuer = "https://provider", Subject = Guid.NewGuid().ToString("N"), Name = "Somebody" })).Id;

    private async Task<string> Key(HttpClient? client = null)
    {
        using var made = await (client ?? fixture.Framework.HttpAs("admin")).PostAsJsonAsync("/v1/keys", new { name = "a key", source = "hr", expires = Soon, reason = "x" }, PmifJson.Options, Cancel);
        return (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("key").GetProperty("id").GetString()!;
    }
}
