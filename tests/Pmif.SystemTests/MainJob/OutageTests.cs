namespace Pmif.SystemTests.MainJob;

public sealed class OutageTests(SampleCouncil council)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData("rabbitmq", false)]
    [InlineData("reporting", true)]
    public async Task What_is_pushed_during_an_outage_arrives_once_it_ends(string resource, bool kill)
    {
        var suite = await council.Suite();
        using var client = new CouncilClient(suite);
        var period = await PushTests.LatestPeriod(client, "HR01");
        await client.Push($"measure,period,value\nHR01,{period},9.1\n", "pmif_demo_hr");
        await client.CellShows("HR01", 9.1m, Patience);
        var before = (await client.Cell("HR01")).GetProperty("revision").GetInt64();

        await (kill ? suite.Kill(resource) : suite.Stop(resource));
        decimal[] pushed = [9.2m, 9.3m, 9.4m, 9.5m, 9.6m];
        foreach (var value in pushed)
        {
            var receipt = await client.Push($"measure,period,value\nHR01,{period},{value}\n", "pmif_demo_hr");
            Assert.Equal("accepted", receipt.GetProperty("outcome").GetString());
        }

        await suite.StartAgain(resource);
        await Eventually(client, 9.6m);

        Assert.Equal(before + pushed.Length, (await client.Cell("HR01")).GetProperty("revision").GetInt64());
        await client.Push($"measure,period,value\nHR01,{period},9.7\n", "pmif_demo_hr");
        await client.CellShows("HR01", 9.7m, Patience);
        Assert.Equal(before + pushed.Length + 1, (await client.Cell("HR01")).GetProperty("revision").GetInt64());
    }

    private static Task Eventually(CouncilClient client, decimal value) => client.CellShows("HR01", value, Patience);
}
