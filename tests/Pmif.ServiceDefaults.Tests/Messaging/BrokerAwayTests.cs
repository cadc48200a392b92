using System.Net;
using System.Net.Http.Json;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Messaging;

/// <summary>With servers of its own, because it takes the broker away.</summary>
public sealed class BrokerAwayTests
{
    [Fact]
    public async Task Loses_nothing_while_the_broker_is_away_and_catches_up_by_itself()
    {
        await using var servers = new TestServers();
        await using var notes = await NotesHost.Start(servers);
        await notes.Take("before");
        await Eventually.True(() => Task.FromResult(notes.Arrivals.All.Count == 1));

        await servers.StopBroker();
        for (var n = 0; n < 50; n++) await notes.Take($"meanwhile {n}");
        using var ready = await notes.Http().GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Single(notes.Arrivals.All);
        Assert.Equal(50, (await notes.Work(db => OutboxHousekeeper<NotesDb>.Measure(db, TestContext.Current.CancellationToken))).Waiting);

        await servers.StartBroker();

        await Eventually.True(() => Task.FromResult(notes.Arrivals.All.Select(a => a.Text).Distinct().Count() == 51), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Starts_and_takes_requests_while_the_broker_is_away()
    {
        await using var servers = new TestServers();
        var place = await NotesPlace.Take(servers);
        await using (var earlier = await NotesHost.Start(place))
        {
            await earlier.Take("the queue is there");
            await Eventually.True(() => Task.FromResult(earlier.Arrivals.All.Count == 1));
        }

        await servers.StopBroker();
        await using var notes = await NotesHost.Start(place);

        using var taken = await notes.Http().PostAsJsonAsync("/v1/notes", new NoteTaken("early"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        using var ready = await notes.Http().GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Contains("\"bus\":{\"status\":\"degraded\"", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);

        await servers.StartBroker();

        await Eventually.True(() => Task.FromResult(notes.Arrivals.All.Any(a => a.Text == "early")), TimeSpan.FromMinutes(3));
    }
}
