using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Composites;

/// <summary>What a composite may be made of.</summary>
public sealed class DefineCompositeTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Shows_its_parts_over_rest_and_grpc()
    {
        var (over, under) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var code = await fixture.DefineComposite(over, under);
        var measure = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{code}"))!;
        Assert.Equal((over, under), ((string?)measure["composite"]!["numerator"], (string?)measure["composite"]!["denominator"]));
        var message = await new Contracts.Measures.V1.Catalogue.CatalogueClient(fixture.Measures.Grpc).GetMeasureAsync(new() { Code = code });
        Assert.Equal((over, under), (message.CompositeNumerator, message.CompositeDenominator));
    }

    [Fact]
    public async Task Refuses_parts_that_do_not_go_together()
    {
        var (monthly, yearly, answer) = (await fixture.DefineMeasure(), await fixture.DefineMeasure(new { frequency = "annual" }), await fixture.DefineMeasure(new { unit = "yes-no" }));
        var (total, other) = (await fixture.DefineMeasure(new { temporalType = "cumulative" }), await fixture.DefineMeasure());
        var composite = await fixture.DefineComposite(monthly, other);
        Assert.Equal("measures.composite-part-unknown", await Refusal(new { numerator = monthly, denominator = "nonsense" }));
        Assert.Equal("measures.composite-part-unknown", await Refusal(new { numerator = monthly }));
        Assert.Equal("measures.composite-part-same", await Refusal(new { numerator = monthly, denominator = monthly.ToLowerInvariant() }));
        Assert.Equal("measures.composite-nested", await Refusal(new { numerator = composite, denominator = other }));
        Assert.Equal("measures.composite-frequency", await Refusal(new { numerator = monthly, denominator = yearly }));
        Assert.Equal("measures.composite-part-unit", await Refusal(new { numerator = answer, denominator = monthly }));
        Assert.Equal("measures.composite-temporal", await Refusal(new { numerator = total, denominator = monthly }));
    }

    [Fact]
    public async Task Refuses_a_change_of_a_part_that_the_composite_cannot_follow()
    {
        var (over, under) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        await fixture.DefineComposite(over, under);
        Assert.Equal("measures.composite-part", await Refusal(null, over, new { frequency = "quarterly" }));
        Assert.Equal("measures.composite-part", await Refusal(new { numerator = under, denominator = await fixture.DefineMeasure() }, over));
    }

    [Fact]
    public async Task Refuses_to_turn_sent_values_into_computed_ones_or_back()
    {
        var (over, under, sent) = (await fixture.DefineMeasure(), await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var computed = await fixture.DefineComposite(over, under);
        await fixture.Push($"measure,period,value\n{over},2024-04,6\n{under},2024-04,4\n{sent},2024-04,4\n");
        Assert.Equal("measures.composite-fixed", await Refusal(new { numerator = over, denominator = under }, sent));
        Assert.Equal("measures.composite-fixed", await Refusal(null, computed));
    }

    private async Task<string?> Refusal(object? composite, string? code = null, object? more = null)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["composite"] = composite is null ? null : System.Text.Json.JsonSerializer.SerializeToNode(composite);
        body["source"] = "hr";
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/measures/{code ?? $"X{Guid.NewGuid():N}"[..13]}", body);
        return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"];
    }
}
