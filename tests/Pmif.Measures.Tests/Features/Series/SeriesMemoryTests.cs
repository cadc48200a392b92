using System.Net.Http.Json;
using Pmif.AppHost.Local;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Features.Series;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Series;

public sealed class SeriesMemoryTests(MeasuresFixture fixture)
{
    [Fact]
    public void Hands_points_over_once_and_only_at_their_revision()
    {
        var memory = new SeriesMemory();
        memory.Keep(1, revision: 4, Points(2));
        memory.Keep(2, revision: 4, Points(3));

        Assert.True(memory.TryTake(1, 4, out var points));
        Assert.Equal(2, points.Count);
        Assert.False(memory.TryTake(1, 4, out _));
        Assert.False(memory.TryTake(2, 5, out _));
    }

    [Fact]
    public void Forgets_what_was_not_asked_for_of_late()
    {
        var memory = new SeriesMemory();
        for (var series = 0; series < 100; series++)
            memory.Keep(series, 1, Points(SeriesMemory.MostPoints / 20));

        Assert.False(memory.TryTake(0, 1, out _));
        Assert.True(memory.TryTake(99, 1, out _));
        Assert.InRange(Enumerable.Range(0, 99).Count(series => memory.TryTake(series, 1, out _)), 1, 20);
    }

    [Fact]
    public async Task Two_instances_that_write_in_turn_come_to_the_state_of_all_points()
    {
        await using var other = await RunningService.Start<Program>(fixture.Measures.Settings with { HttpPort = FreePorts.Take(), GrpcPort = FreePorts.Take() });
        using var second = other.HttpAs("hr");
        var (inTurn, atOnce) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var values = Enumerable.Range(0, 40).Select(month => (Period: Period.Month(2020, 1).Shift(month * 7 % 40), Value: 50 + month * month % 23)).ToList();

        var clients = new[] { fixture.Hr, second };
        for (var i = 0; i < values.Count; i++)
            await MeasuresFixture.Push(clients[i / 3 % 2], $"measure,period,value\n{inTurn},{values[i].Period},{values[i].Value}\n");
        await fixture.Push("measure,period,value\n" + string.Concat(values.Select(value => $"{atOnce},{value.Period},{value.Value}\n")));

        Assert.Equal(await State(atOnce), await State(inTurn));
    }

    [Fact]
    public async Task A_revert_between_small_pushes_is_seen_by_the_next_one()
    {
        var measure = await fixture.DefineMeasure();
        for (var month = 1; month <= 8; month++)
            await fixture.Push($"measure,period,value\n{measure},2024-{month:00},{month}\n");
        var receipt = await fixture.Push($"measure,period,value\n{measure},2024-09,1000\n");
        var revert = await fixture.Hr.PostAsJsonAsync($"/v1/submissions/{receipt["id"]}/revert", new { reason = "typed wrongly" });
        revert.EnsureSuccessStatusCode();
        await fixture.Push($"measure,period,value\n{measure},2024-08,8.5\n");

        var state = (await fixture.Series(measure))["state"]!;
        Assert.Equal(("2024-08-01/P1M", 8.5m), ((string?)state["period"], (decimal?)state["value"]));
    }

    private static List<SeriesPoint> Points(int count) =>
        [.. Enumerable.Repeat(new SeriesPoint(Period.Month(2024, 4), 1, null, null, ValueFlag.None, Rag.Baseline, null), count)];

    private async Task<string> State(string measure)
    {
        var state = (await fixture.Series(measure))["state"]!.AsObject();
        state.Remove("revision");
        return state.ToJsonString();
    }
}
