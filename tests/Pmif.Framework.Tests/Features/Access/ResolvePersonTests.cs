using System.Text.Json.Nodes;
using Grpc.Core;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using Pmif.Testing;
using V1 = Pmif.Contracts.Access.V1;

namespace Pmif.Framework.Tests.Features.Access;

public sealed class ResolvePersonTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Knows_one_demo_person_of_each_role()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = await fixture.Resolve(new() { Issuer = "demo", Subject = $"demo-{Words.Of(role)}" });

            Assert.Equal(Words.Of(role), Assert.Single(person.Grants).Role);
            Assert.NotEqual("", person.Name);
        }
    }

    [Fact]
    public async Task Gives_the_roles_of_the_groups_with_their_remits()
    {
        var person = await fixture.Resolve(new() { Issuer = "https://provider", Subject = "abc", Name = "Jo Bloggs", Email = "jo@council.example", Groups = { "hr-staff", "readers", "unknown" } });

        Assert.Equal(["contributor", "viewer"], person.Grants.Select(grant => grant.Role).Order());
        Assert.Equal(["Human Resources"], person.Grants.Single(grant => grant.Role == "contributor").Services);
        Assert.Equal(person.Id, (await fixture.Resolve(new() { Issuer = "https://provider", Subject = "abc" })).Id);
        Assert.NotEqual(person.Id, (await fixture.Resolve(new() { Issuer = "https://another", Subject = "abc" })).Id);
    }

    [Fact]
    public async Task Leaves_one_entry_for_each_change_of_the_roles_that_groups_give()
    {
        var id = (await Resolve("readers")).Id;
        Assert.Equal([("", "viewer")], await Changes(id));

        // Told again, in another order, by two groups, and by many sign-ins at once.
        await Resolve("readers", "readers", "unknown");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Resolve("readers", "hr-staff")));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Resolve("hr-staff", "readers")));
        Assert.Equal([("", "viewer"), ("viewer", "contributor,viewer")], await Changes(id));

        await Resolve();
        await Resolve("unknown");
        Assert.Equal([("", "viewer"), ("viewer", "contributor,viewer"), ("contributor,viewer", "")], await Changes(id));
        var stranger = await fixture.Resolve(new() { Issuer = "https://provider", Subject = "without-roles", Groups = { "unknown" } });
        Assert.Empty(await Changes(stranger.Id));

        Task<V1.Person> Resolve(params string[] groups) => fixture.Resolve(new() { Issuer = "https://provider", Subject = "changing", Groups = { groups } });
    }

    // Roles before and after, the oldest change first.
    private async Task<List<(string Before, string After)>> Changes(string person)
    {
        await using var source = NpgsqlDataSource.Create(fixture.Framework.Settings.Database);
        await using var read = source.CreateCommand("""
            select before, after, why, actor from audit_entry where subject = $1 and action = 'grants.provided' order by at, id
            """);
        read.Parameters.Add(new() { Value = person });
        var changes = new List<(string, string)>();
        await using var reader = await read.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
        {
            Assert.Equal(("by the groups that the provider told", "service-web"), (reader.GetString(2), reader.GetString(3)));
            changes.Add((Roles(reader.GetString(0)), Roles(reader.GetString(1))));
        }

        return changes;

        static string Roles(string json) => string.Join(',', JsonNode.Parse(json)!["grants"]!.AsArray().Select(grant => (string)grant!["role"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Answers_services_only()
    {
        foreach (var caller in DemoPeople.All.Select(person => person.ToCaller() with { Via = "web" }))
            Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => fixture.Resolve(new() { Issuer = "demo", Subject = "demo-viewer" }, caller))).StatusCode);
    }

    [Fact]
    public async Task Knows_nobody_without_subject_or_of_a_demo_that_is_not_there()
    {
        foreach (var request in new V1.ResolvePersonRequest[] { new() { Issuer = "https://provider" }, new() { Subject = "abc" }, new() { Issuer = "demo", Subject = "demo-mayor" } })
            Assert.Equal("access.person-invalid", (await Assert.ThrowsAsync<RpcException>(() => fixture.Resolve(request))).ToFault()!.Code);
    }
}

/// <summary>The framework service with a mapping of groups to roles.</summary>
public sealed class AccessFixture(TestServers servers) : IAsyncLifetime
{
    public RunningService Framework { get; private set; } = null!;

    public V1.Access.AccessClient Access => new(Framework.Grpc);

    public async ValueTask InitializeAsync() => Framework = await RunningService.Start<Program>(await servers.SettingsFor("framework") with
    {
        Configuration = new Dictionary<string, string>
        {
            ["Pmif:SignIn:Roles:viewer:0"] = "readers",
            ["Pmif:SignIn:Grants:0:Group"] = "hr-staff",
            ["Pmif:SignIn:Grants:0:Role"] = "contributor",
            ["Pmif:SignIn:Grants:0:Services:0"] = "Human Resources",
        },
    });

    public async Task<V1.Person> Resolve(V1.ResolvePersonRequest request, Caller? caller = null) =>
        await Access.ResolvePersonAsync(request, Framework.HeadersOf(caller ?? Caller.Service("web")), cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Framework is not null) await Framework.DisposeAsync();
    }
}
