using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using V1 = Pmif.Contracts.Access.V1;

namespace Pmif.Framework.Tests.Features.Access;

public sealed class ApiKeyTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpClient Administrator => fixture.Framework.HttpAs("admin");

    [Fact]
    public async Task A_key_is_shown_once_and_known_by_its_hash_with_its_source_and_measures()
    {
        var made = await Create(new { name = "payroll", source = "hr", measures = new[] { "HR*" }, expires = DateTimeOffset.UtcNow.AddDays(30), reason = "a new payroll system" });
        var secret = made.GetProperty("secret").GetString()!;

        var holder = await Resolve(secret);
        var listed = await Administrator.GetStringAsync("/v1/keys?source=hr", Cancel);

        Assert.Equal((true, "payroll", "hr", ""), (holder.Known, holder.Name, holder.Source, holder.Role));
        Assert.Equal(["HR*"], holder.Measures);
        Assert.StartsWith(made.GetProperty("key").GetProperty("prefix").GetString()! + "_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret[15..], listed, StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, JsonDocument.Parse(listed).RootElement.GetProperty("items")[0].GetProperty("lastUsed").ValueKind);
    }

    [Fact]
    public async Task Rotation_leaves_no_gap_and_a_revoked_key_is_known_no_more()
    {
        var old = await Create(new { name = "finance", source = "finance", expires = DateTimeOffset.UtcNow.AddDays(30), reason = "x" });
        var id = old.GetProperty("key").GetProperty("id").GetString();
        var next = await Answer(await Administrator.PostAsJsonAsync($"/v1/keys/{id}/rotate", new { overlapHours = 24, expires = DateTimeOffset.UtcNow.AddDays(60), reason = "yearly" }, PmifJson.Options, Cancel));

        Assert.True((await Resolve(old.GetProperty("secret").GetString()!)).Known);
        Assert.True((await Resolve(next.GetProperty("secret").GetString()!)).Known);
        using (var again = await Administrator.PostAsJsonAsync($"/v1/keys/{id}/rotate", new { overlapHours = 0, expires = DateTimeOffset.UtcNow.AddDays(60), reason = "again" }, PmifJson.Options, Cancel))
            Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        await Answer(await Administrator.PostAsJsonAsync($"/v1/keys/{id}/revoke", new { reason = "leaked" }, PmifJson.Options, Cancel));
        Assert.False((await Resolve(old.GetProperty("secret").GetString()!)).Known);
        Assert.True((await Resolve(next.GetProperty("secret").GetString()!)).Known);
    }

    [Fact]
    public async Task A_key_with_a_role_opens_what_the_role_may_and_no_more()
    {
        var made = await Create(new { name = "dashboards", role = "viewer", expires = DateTimeOffset.UtcNow.AddDays(1), reason = "x" });
        using var client = new HttpClient { BaseAddress = fixture.Framework.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.GetProperty("secret").GetString());

        using var versions = await client.GetAsync("/v1/framework/versions", Cancel);
        using var keys = await client.GetAsync("/v1/keys", Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (versions.StatusCode, keys.StatusCode));
    }

    [Theory]
    [InlineData("""{"source":"hr","expires":"2999-01-01T00:00:00Z","reason":"x","name":"too long"}""", "access.key-invalid")]
    [InlineData("""{"source":"hr","expires":"2020-01-01T00:00:00Z","reason":"x","name":"past"}""", "access.key-invalid")]
    [InlineData("""{"source":"hr","reason":"x","name":"without end"}""", "access.key-invalid")]
    [InlineData("""{"source":"hr","role":"viewer","reason":"x","name":"both"}""", "access.key-invalid")]
    [InlineData("""{"reason":"x","name":"neither"}""", "access.key-invalid")]
    [InlineData("""{"role":"mayor","reason":"x","name":"no role"}""", "access.key-invalid")]
    [InlineData("""{"source":"hr","name":"no reason"}""", "access.reason-missing")]
    public async Task Refuses_what_can_be_no_key(string body, string code)
    {
        using var answer = await Administrator.PostAsync("/v1/keys", new StringContent(body, Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, (await FrameworkFixture.Json(answer)).GetProperty("code").GetString()));
    }

    private async Task<V1.KeyHolder> Resolve(string secret) => await fixture.Access.ResolveKeyAsync(
        new() { Sha256 = ByteString.CopyFrom(SHA256.HashData(Encoding.UTF8.GetBytes(secret))) }, fixture.Framework.HeadersOf(Caller.Service("measures")), cancellationToken: Cancel);

    private async Task<JsonElement> Create(object body) => await Answer(await Administrator.PostAsJsonAsync("/v1/keys", body, PmifJson.Options, Cancel));

    private static async Task<JsonElement> Answer(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return await FrameworkFixture.Json(answer);
    }
}
