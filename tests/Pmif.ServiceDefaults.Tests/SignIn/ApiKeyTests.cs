using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults.Tests.V1;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.SignIn;

public sealed class ApiKeyTests(NotesFixture demo, ProductionFixture production) : IClassFixture<NotesFixture>, IClassFixture<ProductionFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("read", null, 200, null)]
    [InlineData("read", "pmif_demo_hr", 200, null)]
    [InlineData("read", "wrong", 401, "auth.key-unknown")]
    [InlineData("submit", null, 401, "auth.key-missing")]
    [InlineData("submit", "wrong", 401, "auth.key-unknown")]
    [InlineData("submit", "pmif_demo_hr", 200, null)]
    [InlineData("submit", "pmif_demo_finance", 200, null)]
    [InlineData("submit", "pmif_demo_complaints", 200, null)]
    [InlineData("submit", "pmif_demo_admin", 200, null)]
    [InlineData("administer", null, 401, "auth.key-missing")]
    [InlineData("administer", "pmif_demo_hr", 403, "auth.not-allowed")]
    [InlineData("administer", "pmif_demo_admin", 200, null)]
    public Task Gives_in_demo_mode_each_key_its_rights(string right, string? key, int status, string? code) => Check(demo.Notes, right, key, status, code);

    [Theory]
    [InlineData("read", null, 401, "auth.key-missing")]
    [InlineData("read", "pmif_demo_hr", 401, "auth.key-unknown")]
    [InlineData("read", ProductionFixture.PayrollKey, 200, null)]
    [InlineData("submit", "pmif_demo_admin", 401, "auth.key-unknown")]
    [InlineData("submit", ProductionFixture.PayrollKey, 200, null)]
    [InlineData("administer", ProductionFixture.PayrollKey, 403, "auth.not-allowed")]
    [InlineData("administer", ProductionFixture.TeamKey, 200, null)]
    public Task Knows_outside_demo_mode_only_the_configured_keys(string right, string? key, int status, string? code) => Check(production.Notes, right, key, status, code);

    [Fact]
    public async Task Says_who_asks()
    {
        var caller = await production.Notes.Http(ProductionFixture.PayrollKey).GetFromJsonAsync<Caller>("/v1/submit", PmifJson.Options, Cancel);

        Assert.Equal((CallerKind.Machine, "key-payroll", "payroll", "hr", false), (caller!.Kind, caller.Id, caller.Name, caller.Source, caller.IsAdministrator));
        Assert.Equal(CallerKind.Anonymous, (await demo.Notes.Http().GetFromJsonAsync<Caller>("/v1/read", PmifJson.Options, Cancel))!.Kind);
    }

    [Theory]
    [InlineData("submit", null, StatusCode.Unauthenticated, "auth.key-missing")]
    [InlineData("submit", "wrong", StatusCode.Unauthenticated, "auth.key-unknown")]
    [InlineData("submit", "pmif_demo_hr", StatusCode.OK, null)]
    [InlineData("administer", "pmif_demo_hr", StatusCode.PermissionDenied, "auth.not-allowed")]
    [InlineData("administer", "pmif_demo_admin", StatusCode.OK, null)]
    public async Task Holds_for_gRPC_as_well(string right, string? key, StatusCode status, string? code)
    {
        var headers = new Metadata();
        if (key is not null) headers.Add("authorization", $"Bearer {key}");
        var client = demo.Notes.Grpc();
        var call = right == "submit" ? client.SubmitAsync(new(), headers, cancellationToken: Cancel) : client.AdministerAsync(new(), headers, cancellationToken: Cancel);

        if (status == StatusCode.OK)
        {
            Assert.StartsWith("demo", (await call).Text, StringComparison.Ordinal);
            return;
        }

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(status, refused.StatusCode);
        Assert.Equal(code, refused.ToFault()?.Code);
    }

    private static async Task Check(NotesHost notes, string right, string? key, int status, string? code)
    {
        using var answer = await notes.Http(key).GetAsync($"/v1/{right}", Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        if (code is null) return;
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.Equal(answer.StatusCode == HttpStatusCode.Unauthorized, answer.Headers.WwwAuthenticate.Count > 0);
    }
}

/// <summary>An instance outside demo mode, with two keys of its own.</summary>
public sealed class ProductionFixture(TestServers servers) : IAsyncLifetime
{
    public const string PayrollKey = "key of the payroll system", TeamKey = "key of the performance team";

    internal NotesHost Notes { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Notes = await NotesHost.Start(await NotesPlace.Take(servers), new Dictionary<string, string?>
    {
        ["Pmif:DemoMode"] = "false",
        ["Pmif:SignIn:Authority"] = "https://provider.example",
        ["Pmif:SignIn:Audience"] = "pmif",
        ["Pmif:ApiKeys:0:Name"] = "payroll",
        ["Pmif:ApiKeys:0:Source"] = "hr",
        ["Pmif:ApiKeys:0:Sha256"] = Hex(PayrollKey),
        ["Pmif:ApiKeys:1:Name"] = "performance team",
        ["Pmif:ApiKeys:1:Administrator"] = "true",
        ["Pmif:ApiKeys:1:Sha256"] = Hex(TeamKey),
    });

    public ValueTask DisposeAsync() => Notes.DisposeAsync();

    private static string Hex(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
