using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Catalogue;

public sealed class NextDueTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Stands_in_the_list_in_one_measures_answer_in_the_exports_and_over_grpc()
    {
        var source = $"s{Guid.NewGuid():N}"[..9];
        var code = await fixture.DefineMeasure(new { source, frequency = "quarterly", lagDays = 21 });
        await MeasuresFixture.Push(fixture.Administrator, $"measure,period,value\n{code},2024-04-01/P3M,1\n{code},2024-01-01/P3M,1\n");

        var one = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{code}"))!;
        var listed = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures?source={source}"))!["items"]![0]!;

        Assert.Equal(("2024-07-01/P3M", "2024-10-21"), ((string?)one["nextDue"]!["period"], (string?)one["nextDue"]!["due"]));
        Assert.Equal(one.ToJsonString(), listed.ToJsonString());
        Assert.Contains(",2024-07-01/P3M,2024-10-21,", await fixture.Hr.GetStringAsync($"/v1/measures.csv?source={source}"));
        var grpc = await new Contracts.Measures.V1.Catalogue.CatalogueClient(fixture.Measures.Grpc).GetMeasureAsync(new() { Code = code });
        Assert.Equal(("2024-07-01/P3M", "2024-10-21"), (grpc.NextDuePeriod, grpc.NextDue));
    }
}
