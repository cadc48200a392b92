using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Series;

public sealed class SeriesGrpcTests(MeasuresFixture fixture)
{
    private readonly Contracts.Measures.V1.Series.SeriesClient client = new(fixture.Measures.Grpc);

    [Fact]
    public async Task Answers_what_rest_answers()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value,note\n{measure},2024-04,9.40,after audit\n");
        var series = await client.GetSeriesAsync(new GetSeriesRequest { Measure = measure });
        var rest = (await fixture.Series(measure))["points"]![0]!;
        var point = Assert.Single(series.Points);
        Assert.Equal(("2024-04-01/P1M", "9.40", "baseline", "after audit", "none"), (point.Period, point.Value, point.Rag, point.Note, point.Flag));
        Assert.Equal((string?)rest["submission"], point.Submission);
        Assert.Equal(("9.40", 1L), (series.State.Value, series.State.Revision));
    }

    [Fact]
    public async Task Says_that_a_measure_is_unknown()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.GetSeriesAsync(new GetSeriesRequest { Measure = "nonsense" }));
        Assert.Equal((StatusCode.NotFound, "measures.measure-not-found"), (refused.StatusCode, refused.Trailers.GetValue("fault-code")));
    }

    [Fact]
    public async Task Streams_states_of_some_measures_or_one_breakdown()
    {
        var (one, other, area) = (await fixture.DefineMeasure(), await fixture.DefineMeasure(), await fixture.DefineBreakdown());
        await fixture.Push($"measure,breakdown,period,value\n{one},,2024-04,1\n{one},{area},2024-04,2\n{other},,2024-04,3\n");

        Assert.Equal([(one, "", "1"), (one, area, "2")], (await Stream(new() { Measures = { one } })).Select(Key).Order());
        Assert.Equal([(one, "", "1"), (other, "", "3")], (await Stream(new() { Measures = { one, other }, Breakdown = "" })).Select(Key).Order(Comparer<(string, string, string)>.Create((a, b) => string.CompareOrdinal(a.Item3, b.Item3))));
        Assert.Contains((one, area, "2"), (await Stream(new())).Select(Key));
    }

    [Fact]
    public async Task Streams_states_through_a_day_and_as_of_a_time()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push("measure,period,value\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{measure},{2022 + i / 12}-{i % 12 + 1:00},{i}\n")));
        var before = DateTime.UtcNow;
        await fixture.Push($"measure,period,value\n{measure},2024-06,100\n");

        var now = Assert.Single(await Stream(new() { Measures = { measure } }));
        Assert.Equal(("100", 24, "2022-07-01/P1M"), (now.State.Value, now.Recent.Count, now.Recent[0].Period));
        var then = Assert.Single(await Stream(new() { Measures = { measure }, AsOf = Timestamp.FromDateTime(before) }));
        Assert.Equal("29", then.State.Value);
        var through = Assert.Single(await Stream(new() { Measures = { measure }, Through = "2023-03-31" }));
        Assert.Equal(("2023-03-01/P1M", "14", 15), (through.State.Period, through.State.Value, through.Recent.Count));
    }

    private async Task<List<SeriesSnapshot>> Stream(StreamStatesRequest request)
    {
        using var call = client.StreamStates(request);
        var all = new List<SeriesSnapshot>();
        await foreach (var page in call.ResponseStream.ReadAllAsync())
            all.AddRange(page.Series);
        return all;
    }

    private static (string, string, string) Key(SeriesSnapshot snapshot) => (snapshot.Measure, snapshot.Breakdown, snapshot.State.Value);
}
