using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using Pmif.Testing;

namespace Pmif.Measures.Tests.SignIn;

/// <summary>Two people are two by their ids: a namesake may decide, a new name does not make somebody another.</summary>
public sealed class SeparationOfDutiesTests(MeasuresFixture fixture)
{
    private const string May = "2024-05-01/P1M";

    // A Jones proposed, under that name; now there is a second A Jones, and the first has married.
    private readonly Caller proposer = Person("A Jones"), namesake = Person("A Jones");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Caller Renamed => proposer with { Name = "A Smith" };

    [Fact]
    public async Task Corrections_are_decided_by_another_person_whatever_they_are_called()
    {
        var measure = await Filled();
        var id = await Correction(measure);

        Assert.Equal("measures.same-person", await Refusal(Renamed, $"/v1/corrections/{id}/accept", new { }));
        Assert.Equal("measures.same-person", await Refusal(Renamed, $"/v1/corrections/{id}/reject", new { reason = "x" }));
        Assert.Equal("measures.not-the-proposer", await Refusal(namesake, $"/v1/corrections/{id}/withdraw", new { }));
        Assert.Equal(HttpStatusCode.OK, (await Send(namesake, $"/v1/corrections/{id}/accept", new { })).Status);
        Assert.Equal(HttpStatusCode.OK, (await Send(Renamed, $"/v1/corrections/{await Correction(measure, 7)}/withdraw", new { })).Status);
    }

    [Fact]
    public async Task The_same_correction_of_a_namesake_is_another_one()
    {
        var measure = await Filled();
        var id = await Correction(measure);

        Assert.Equal(id, (int)(await Send(Renamed, "/v1/corrections", new { measure, period = "2024-05", value = 8, reason = "x" })).Body["id"]!);
        Assert.Equal("measures.correction-open", await Refusal(namesake, "/v1/corrections", new { measure, period = "2024-05", value = 8, reason = "x" }));
    }

    [Fact]
    public async Task What_was_proposed_before_ids_were_kept_is_told_by_name()
    {
        var id = await Correction(await Filled());
        await using (var source = NpgsqlDataSource.Create(fixture.Measures.Settings.Database))
            await source.CreateCommand($"update corrections set proposed_by_id = null where id = {id}").ExecuteNonQueryAsync(Cancel);

        Assert.Equal("measures.same-person", await Refusal(namesake, $"/v1/corrections/{id}/accept", new { }));
        Assert.Equal(HttpStatusCode.OK, (await Send(Renamed, $"/v1/corrections/{id}/accept", new { })).Status);
    }

    [Fact]
    public async Task Targets_are_approved_by_another_person_whatever_they_are_called()
    {
        var measure = await Filled();
        var id = (int)(await Send(proposer, $"/v1/measures/{measure}/targets/proposals", Targets())).Body["id"]!;

        Assert.Equal("measures.target-same-person", await Refusal(Renamed, $"/v1/target-proposals/{id}/accept", new { }));
        Assert.Equal("measures.target-not-the-proposer", await Refusal(namesake, $"/v1/target-proposals/{id}/withdraw", new { }));
        Assert.Equal(HttpStatusCode.OK, (await Send(namesake, $"/v1/target-proposals/{id}/accept", new { })).Status);
    }

    [Fact]
    public async Task Values_are_verified_by_another_person_whatever_they_are_called()
    {
        var measure = await fixture.DefineMeasure();
        using (var client = fixture.Measures.HttpAs(proposer)) await MeasuresFixture.Push(client, $"measure,period,value\n{measure},2024-05,9\n");
        var address = $"/v1/measures/{measure}/verification?period={May}";

        Assert.Equal("measures.own-value", await Refusal(Renamed, address, new { outcome = "verified" }));
        Assert.Equal(HttpStatusCode.OK, (await Send(namesake, address, new { outcome = "verified" })).Status);
    }

    [Fact]
    public async Task Who_sent_values_that_somebody_else_released_does_not_verify_them_either()
    {
        var (measure, feed) = (await fixture.DefineMeasure(), $"F{Guid.NewGuid():N}"[..13]);
        using (var agreed = await fixture.Administrator.PutAsJsonAsync($"/v1/feeds/{feed}", new
               {
                   name = "A feed", source = "hr", owner = "hr@council.example", measures = new[] { measure }, expectedRows = new { least = 5 },
               }, PmifJson.Options, Cancel))
            Assert.True(agreed.IsSuccessStatusCode, await agreed.Content.ReadAsStringAsync(Cancel));
        string held;
        using (var client = fixture.Measures.HttpAs(proposer))
        {
            var receipt = await MeasuresFixture.Push(client, $"measure,period,value\n{measure},2024-05,9\n", $"?feed={feed}");
            Assert.Equal("quarantined", (string?)receipt["outcome"]);
            held = (string)receipt["id"]!;
        }

        Assert.Equal(HttpStatusCode.OK, (await Send(namesake, $"/v1/quarantine/{held}/release", new { reason = "It was so." })).Status);

        Assert.Equal("measures.own-value", await Refusal(Renamed, $"/v1/measures/{measure}/verification?period={May}", new { outcome = "verified" }));
        Assert.Equal("measures.own-value", await Refusal(namesake, $"/v1/measures/{measure}/verification?period={May}", new { outcome = "verified" }));
        Assert.Equal(HttpStatusCode.OK, (await Send(Person("A Third"), $"/v1/measures/{measure}/verification?period={May}", new { outcome = "verified" })).Status);
    }

    private static Caller Person(string name) => new(CallerKind.Person, Guid.NewGuid().ToString("N"), name) { Grants = [new(Role.PerformanceTeam, Remit.Everything)] };

    private async Task<string> Filled()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-05,9\n");
        return measure;
    }

    private async Task<int> Correction(string measure, int value = 8) => (int)(await Send(proposer, "/v1/corrections", new { measure, period = "2024-05", value, reason = "x" })).Body["id"]!;

    private static object Targets() => new { tolerance = new { unit = "relative", amount = 5 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 12 } }, reason = "x" };

    private async Task<string?> Refusal(Caller caller, string path, object body) => (string?)(await Send(caller, path, body)).Body["code"];

    private async Task<(HttpStatusCode Status, JsonNode Body)> Send(Caller caller, string path, object body)
    {
        using var client = fixture.Measures.HttpAs(caller);
        using var answer = await client.PostAsJsonAsync(path, body, PmifJson.Options, Cancel);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!);
    }
}
