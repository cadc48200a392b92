using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pmif.ServiceDefaults.Tests.V1;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Clients;

public sealed class ServiceClientTests(TestServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_again_while_the_service_is_unavailable()
    {
        await using var notes = await NotesHost.Start(servers);
        using var caller = Caller([notes.GrpcAddress]);

        var reply = await Client(caller).EndAsync(new EndRequest { How = "unavailable-twice" }, cancellationToken: Cancel);

        Assert.Equal("well", reply.Text);
        Assert.Equal(3, notes.Calls.Count);
    }

    [Fact]
    public async Task Does_not_repeat_what_failed_for_good()
    {
        await using var notes = await NotesHost.Start(servers);
        using var caller = Caller([notes.GrpcAddress]);

        await Assert.ThrowsAsync<RpcException>(async () => await Client(caller).EndAsync(new EndRequest { How = nameof(FaultKind.Conflict) }, cancellationToken: Cancel));

        Assert.Equal(1, notes.Calls.Count);
    }

    [Fact]
    public async Task Gives_up_at_the_deadline()
    {
        await using var notes = await NotesHost.Start(servers);
        using var caller = Caller([notes.GrpcAddress], deadline: TimeSpan.FromMilliseconds(300));

        var result = await Client(caller).EndAsync(new EndRequest { How = "slow" }, cancellationToken: Cancel).AsResult();

        Assert.Equal("service.unavailable", result.Fault.Code);
    }

    [Fact]
    public async Task Does_not_wait_again_for_a_service_that_hangs()
    {
        await using var notes = await NotesHost.Start(servers);
        using var caller = Caller([notes.GrpcAddress], deadline: TimeSpan.FromMilliseconds(300));
        foreach (var _ in Enumerable.Range(0, 2)) await Client(caller).EndAsync(new EndRequest { How = "slow" }, cancellationToken: Cancel).AsResult();

        var result = await Client(caller).EndAsync(new EndRequest(), cancellationToken: Cancel).AsResult();

        Assert.Equal("service.unavailable", result.Fault.Code);
        Assert.Equal(2, notes.Calls.Count);
    }

    [Fact]
    public async Task Takes_several_addresses_in_turn_and_goes_on_when_one_falls_away()
    {
        var place = await NotesPlace.Take(servers);
        await using var one = await NotesHost.Start(place);
        var two = await NotesHost.Start(place);
        using var caller = Caller([one.GrpcAddress, two.GrpcAddress]);
        var client = Client(caller);

        await Eventually.True(async () =>
        {
            await client.EndAsync(new EndRequest(), cancellationToken: Cancel);
            return one.Calls.Count > 0 && two.Calls.Count > 0;
        });
        await two.DisposeAsync();

        for (var n = 0; n < 10; n++) Assert.Equal("well", (await client.EndAsync(new EndRequest(), cancellationToken: Cancel)).Text);
    }

    [Fact]
    public async Task Answers_that_the_service_is_unavailable_when_nobody_listens()
    {
        using var caller = Caller([new Uri("http://127.0.0.1:1")]);

        var result = await Client(caller).EndAsync(new EndRequest(), cancellationToken: Cancel).AsResult();

        Assert.Equal(RequestFaults.Unavailable, result.Fault);
    }

    [Fact]
    public async Task Finds_the_service_again_after_it_was_away()
    {
        var place = await NotesPlace.Take(servers);
        var first = await NotesHost.Start(place);
        var port = first.GrpcAddress.Port;
        using var caller = Caller([first.GrpcAddress]);
        await Client(caller).EndAsync(new EndRequest(), cancellationToken: Cancel);
        await first.DisposeAsync();

        await using var second = await NotesHost.Start(place, new Dictionary<string, string?> { ["GRPC_PORT"] = $"{port}" });

        await Eventually.True(async () => !(await Client(caller).EndAsync(new EndRequest(), cancellationToken: Cancel).AsResult()).IsFault);
    }

    [Fact]
    public async Task Says_that_it_asks_for_itself_where_nobody_asked_it()
    {
        await using var notes = await NotesHost.Start(servers);
        using var caller = Caller([notes.GrpcAddress]);

        var asked = await AsRead(await Client(caller).EndAsync(new EndRequest(), cancellationToken: Cancel));

        Assert.Equal((CallerKind.Service, "service-caller"), (asked.Kind, asked.Id));
    }

    [Fact]
    public async Task Says_for_whom_it_asks_and_that_it_is_the_one_who_asks()
    {
        await using var notes = await NotesHost.Start(servers);
        using var caller = Caller([notes.GrpcAddress]);
        var verifier = DemoPeople.Find("demo-verifier")!.ToCaller();
        caller.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = verifier.ToPrincipal("test") };

        var asked = await AsRead(await Client(caller).EndAsync(new EndRequest(), cancellationToken: Cancel));
        var itself = await AsRead(await Client(caller).EndAsync(new EndRequest(), CallAs.Itself, cancellationToken: Cancel));

        Assert.Equal((verifier.Id, "caller", Role.Verifier), (asked.Id, asked.Via, asked.Grants.Single().Role));
        Assert.Equal(verifier.Grants.Single().Remit.Services, asked.Grants.Single().Remit.Services);
        Assert.Equal("service-caller", itself.Id);
    }

    [Fact]
    public async Task Brings_no_word_where_the_installation_has_no_key_for_it()
    {
        await using var notes = await NotesHost.Start(servers);
        using var caller = Caller([notes.GrpcAddress], key: null);

        Assert.Equal("", (await Client(caller).EndAsync(new EndRequest(), cancellationToken: Cancel)).Authorization);
    }

    private static async Task<Caller> AsRead(EndReply reply) => (await ServiceSettings.Tokens().Read(reply.Authorization["Bearer ".Length..], "notes"))!;

    private static IHost Caller(Uri[] addresses, TimeSpan? deadline = null, string? key = ServiceSettings.TokensKey)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(addresses.Select((address, index) => KeyValuePair.Create<string, string?>($"services:notes:grpc:{index}", address.ToString())));
        builder.Configuration["Pmif:Tokens:Key"] = key;
        builder.Services.AddSingleton(new ServiceIdentity("caller"));
        builder.AddServiceClient<Notes.NotesClient>("notes", deadline);
        return builder.Build();
    }

    private static Notes.NotesClient Client(IHost host) => host.Services.GetRequiredService<Notes.NotesClient>();
}
