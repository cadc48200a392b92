using Grpc.Core;
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
