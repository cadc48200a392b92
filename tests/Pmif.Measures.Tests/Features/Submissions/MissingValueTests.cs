namespace Pmif.Measures.Tests.Features.Submissions;

public sealed class MissingValueTests(MeasuresFixture fixture)
{
    [Theory]
    [InlineData(",,,", "not-available", "no-data")]
    [InlineData("[x],,,", "not-available", "no-data")]
    [InlineData("<5,,,", "confidential", "suppressed")]
    [InlineData(",<5,20,", "confidential", "suppressed")]
    [InlineData("..,,,z", "not-applicable", "not-due")]
    public async Task Stores_a_marker_as_a_missing_value_with_its_flag_and_never_as_zero(string fields, string flag, string rag)
    {
        var measure = await fixture.DefineMeasure();
        var receipt = await fixture.Push($"measure,period,value,numerator,denominator,flag\n{measure},2024-04,{fields}\n");
        Assert.Equal((1, 1, 0, 0, 0), SubmitValuesTests.Counts(receipt));
        var series = await fixture.Series(measure);
        var point = Assert.Single(series["points"]!.AsArray())!;
        Assert.Null(point["value"]);
        Assert.Equal((flag, rag), ((string?)point["flag"], (string?)point["rag"]));
        Assert.Equal(rag, (string?)series["state"]!["rag"]);
    }

    [Fact]
    public async Task Works_a_rate_out_from_its_numerator_and_denominator()
    {
        var measure = await fixture.DefineMeasure(new { unit = "percent" });
        await fixture.Push($"measure,period,value,numerator,denominator\n{measure},2024-04,,163,190\n");
        var point = (await fixture.Series(measure))["points"]![0]!;
        Assert.Equal((85.789473684211m, 163m, 190m, "none"), ((decimal)point["value"]!, (decimal)point["numerator"]!, (decimal)point["denominator"]!, (string?)point["flag"]));
    }

    [Fact]
    public async Task Keeps_a_flag_beside_a_value()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value,flag\n{measure},2024-04,5,p\n{measure},2024-05,5 [e],\n");
        Assert.Equal(["provisional", "estimated"], (await fixture.Series(measure))["points"]!.AsArray().Select(point => (string?)point!["flag"]));
    }
}
