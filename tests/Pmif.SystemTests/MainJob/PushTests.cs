using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Pmif.SystemTests.MainJob;

public sealed class PushTests(SampleCouncil council)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_pushed_value_is_on_the_scorecard_and_on_its_event_stream()
    {
        var suite = await council.Suite();
        using var client = new CouncilClient(suite);
        using var events = suite.HttpAs("admin", "reporting");
        events.Timeout = Timeout.InfiniteTimeSpan;
        using var stream = new StreamReader(await events.GetStreamAsync($"v1/scorecards/{CouncilClient.Scorecard}/stream"));

        var period = await LatestPeriod(client, "HR01");
        var receipt = await client.Push($"measure,period,value\nHR01,{period},11.3\n", "pmif_demo_hr");

        Assert.Equal("accepted", receipt.GetProperty("outcome").GetString());
        Assert.Equal("hr", receipt.GetProperty("source").GetString());
        Assert.Equal(1, receipt.GetProperty("rows").GetProperty("received").GetInt32());
        Assert.Equal(1, receipt.GetProperty("seriesChanged").GetInt32());
        await CellWith(stream, "HR01", 11.3m);
        await client.CellShows("HR01", 11.3m, Patience);
    }

    [Fact]
    public async Task The_same_push_again_is_unchanged_and_publishes_nothing()
    {
        using var client = new CouncilClient(await council.Suite());
        var csv = $"measure,period,value\nHR01,{await LatestPeriod(client, "HR01")},10.9\n";
        await client.Push(csv, "pmif_demo_hr");
        await client.CellShows("HR01", 10.9m, Patience);
        var before = (await client.Cell("HR01")).GetProperty("revision").GetInt64();

        var receipt = await client.Push(csv, "pmif_demo_hr");
        Assert.Equal(1, receipt.GetProperty("rows").GetProperty("unchanged").GetInt32());
        Assert.Equal(0, receipt.GetProperty("seriesChanged").GetInt32());

        // A later change arrives as the very next revision, so nothing was published in between.
        await client.Push(csv.Replace("10.9", "10.8", StringComparison.Ordinal), "pmif_demo_hr");
        await client.CellShows("HR01", 10.8m, Patience);
        Assert.Equal(before + 1, (await client.Cell("HR01")).GetProperty("revision").GetInt64());
    }

    [Fact]
    public async Task Good_rows_are_stored_and_bad_ones_named()
    {
        using var client = new CouncilClient(await council.Suite());
        var period = await LatestPeriod(client, "HR01");
        var receipt = await client.Push($"measure,period,value\nNOPE99,{period},1\nHR01,2024-13,1\nHR01,{period},eleven\nHR01,{period},12.1\n", "pmif_demo_hr");

        Assert.Equal("accepted-with-issues", receipt.GetProperty("outcome").GetString());
        Assert.Equal(3, receipt.GetProperty("rows").GetProperty("rejected").GetInt32());
        Assert.Equal(
            ["1 measure measures.unknown-measure", "2 period measures.period-invalid", "3 value measures.value-not-a-number"],
            receipt.GetProperty("issues").EnumerateArray().Select(issue => $"{issue.GetProperty("row")} {issue.GetProperty("field").GetString()} {issue.GetProperty("code").GetString()}"));
        await client.CellShows("HR01", 12.1m, Patience);
    }

    [Fact]
    public async Task A_push_without_a_key_is_refused()
    {
        using var client = new CouncilClient(await council.Suite());
        using var response = await client.Send("measure,period,value\n", key: null);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_source_may_not_push_another_sources_measures()
    {
        using var client = new CouncilClient(await council.Suite());
        var receipt = await client.Push($"measure,period,value\nHR01,{await LatestPeriod(client, "HR01")},1.0\n", "pmif_demo_finance");
        Assert.Equal("measures.source-not-allowed", Assert.Single(receipt.GetProperty("issues").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_body_that_breaks_off_stores_nothing()
    {
        var suite = await council.Suite();
        using var client = new CouncilClient(suite);
        var before = (await client.Series("HR02")).ToString();
        var half = Encoding.ASCII.GetBytes(
            $"POST /v1/submissions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer pmif_demo_hr\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n\r\n"
            + $"measure,period,value\nHR02,{await LatestPeriod(client, "HR02")},1.0\n");
        using (var socket = new TcpClient())
        {
            var address = suite.Address("measures");
            await socket.ConnectAsync(address.Host, address.Port);
            await socket.GetStream().WriteAsync(half);
        }

        // Another push of the same series waits for any work on it, so what the broken one did would show after it.
        await client.Push($"measure,period,value\nHR01,{await LatestPeriod(client, "HR01")},10.1\n", "pmif_demo_hr");
        Assert.Equal(before, (await client.Series("HR02")).ToString());
    }

    internal static async Task<string> LatestPeriod(CouncilClient client, string measure) =>
        (await client.Series(measure)).GetProperty("state").GetProperty("period").GetString()!;

    // What another test has just pushed may come first.
    private static async Task CellWith(StreamReader stream, string measure, decimal value)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await stream.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith("data:", StringComparison.Ordinal))
                continue;
            var cell = JsonDocument.Parse(line[5..]).RootElement;
            if (cell.GetProperty("measure").GetString() == measure && cell.GetProperty("value").GetDecimal() == value)
                return;
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
