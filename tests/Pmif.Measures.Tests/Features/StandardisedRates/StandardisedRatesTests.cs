using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Measures.Domain.Intervals;
using Pmif.Measures.Tests.Features.Collection;
using Pmif.Measures.Tests.Features.Commentary;

namespace Pmif.Measures.Tests.Features.StandardisedRates;

public sealed class StandardisedRatesTests(MeasuresFixture fixture)
{
    private static readonly int[] Bands = [.. Enumerable.Range(1, 19)];

    /// <summary>Fleiss, Statistical Methods for Rates and Proportions, 1981, p. 249: Down's syndrome by age of mother, Michigan 1950–1964, 92.3 per 100,000.</summary>
    [Fact]
    public async Task A_rate_of_what_is_sent_agrees_with_Fleiss()
    {
        (int Events, int Births, decimal Standard)[] figures =
            [(107, 230061, 63986.6m), (141, 329449, 186263.6m), (60, 114920, 157302.2m), (40, 39487, 97647.0m), (39, 14208, 47572.6m), (25, 3052, 12262.6m)];
        var (status, rate) = await fixture.Hr.Post("/v1/standardised-rates", new { bands = figures.Select(one => new { events = one.Events, population = one.Births, standard = one.Standard }) });

        Assert.Equal((HttpStatusCode.OK, 92.3, 412, 731177, "given", "95", 6),
            (status, Math.Round((double)rate["value"]!, 1), (int)rate["events"]!, (int)rate["population"]!, (string?)rate["standard"], (string?)rate["confidence"], (int)rate["bands"]!));
        var grpc = await Rates.GetRateAsync(new()
        {
            Bands = { figures.Select(one => new Contracts.Measures.V1.AgeBand { Events = $"{one.Events}", Population = $"{one.Births}", Standard = one.Standard.ToString(CultureInfo.InvariantCulture) }) },
        });
        Assert.Equal(((double)rate["value"]!, (double)rate["lower"]!, (double)rate["upper"]!, "412", "100000"), (grpc.Value, grpc.Lower, grpc.Upper, grpc.Events, grpc.Per));
    }

    [Fact]
    public async Task A_measure_with_figures_by_age_has_the_rate_that_Europe_would_have()
    {
        var (measure, parent, codes) = await AgeBands();
        Assert.Equal((HttpStatusCode.NotFound, "measures.rate-no-figures"), await Refusal($"/v1/measures/{measure}/standardised-rate?bands={parent}"));
        await Push(measure, codes, band => (band * 2, 1_000 * (20 - band)));
        var (status, answer, _) = await fixture.Hr.Read($"/v1/measures/{measure}/standardised-rate?bands={parent}&confidence=99.8");

        var expected = StandardisedRate.Of([.. Bands.Select(band => new Pmif.Measures.Domain.Intervals.AgeBand(band * 2, 1_000 * (20 - band), StandardisedRate.EuropeanStandard2013[band - 1]))], 1_000, Confidence.Is998)!.Value;
        Assert.Equal((HttpStatusCode.OK, "2024-04-01/P1Y", "esp-2013", "99.8", 380, 190_000),
            (status, (string?)answer["period"], (string?)answer["rate"]!["standard"], (string?)answer["rate"]!["confidence"], (int)answer["rate"]!["events"]!, (int)answer["rate"]!["population"]!));
        Assert.Equal((expected.Value!.Value, expected.Lower!.Value, expected.Upper!.Value), ((double)answer["rate"]!["value"]!, (double)answer["rate"]!["lower"]!, (double)answer["rate"]!["upper"]!));
        var grpc = await Rates.GetMeasureRateAsync(new() { Measure = measure, Bands = parent, Confidence = "99.8" });
        Assert.Equal((expected.Value.Value, "190000", "2024/25", ""), (grpc.Rate.Value, grpc.Rate.Population, grpc.PeriodLabel, grpc.RefusalCode));

        // Where every age has the same rate, it is the rate of any population.
        await Push(measure, codes, _ => (3, 1_000));
        Assert.Equal(3, (double)(await fixture.Hr.Read($"/v1/measures/{measure}/standardised-rate?bands={parent}&period=2024-04-01/P1Y")).Body["rate"]!["value"]!, 9);
    }

    [Fact]
    public async Task A_rate_is_not_told_where_a_band_is_missing_or_confidential_or_events_are_few()
    {
        var (measure, parent, codes) = await AgeBands();
        var address = $"/v1/measures/{measure}/standardised-rate?bands={parent}";
        await Push(measure, codes[..18], _ => (3, 1_000));
        Assert.Equal("measures.rate-incomplete", (string?)(await fixture.Hr.Read(address)).Body["refusal"]!["code"]);
        await fixture.Push($"measure,breakdown,period,numerator,denominator,flag\n{measure},{codes[18]},2024-04-01/P1Y,3,1000,confidential\n");
        var (_, suppressed, _) = await fixture.Hr.Read(address);
        Assert.Equal(("measures.rate-suppressed", null), ((string?)suppressed["refusal"]!["code"], suppressed["rate"]));
        await Push(measure, codes, band => (band == 1 ? 9 : 0, 1_000));
        var (_, few, _) = await fixture.Hr.Read(address);
        Assert.Equal(("measures.rate-few-events", null), ((string?)few["rate"]!["refusal"]!["code"], few["rate"]!["value"]));
    }

    [Theory]
    [InlineData("""{ }""")]
    [InlineData("""{ "bands": [] }""")]
    [InlineData("""{ "bands": [null] }""")]
    [InlineData("""{ "bands": [{ "events": 20, "population": 100 }] }""")]
    [InlineData("""{ "bands": [{ "events": 20, "population": 0, "standard": 1 }] }""")]
    [InlineData("""{ "bands": [{ "events": 20.5, "population": 100, "standard": 1 }] }""")]
    [InlineData("""{ "bands": [{ "events": -1, "population": 100, "standard": 1 }] }""")]
    [InlineData("""{ "bands": [{ "events": 20, "population": 100, "standard": 0 }] }""")]
    [InlineData("""{ "bands": [{ "events": 20, "population": 100, "standard": 1 }], "per": 0 }""")]
    [InlineData("""{ "bands": [{ "events": 20, "population": 100, "standard": 1 }], "confidence": "90" }""")]
    public async Task What_makes_no_rate_is_refused(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await fixture.Hr.PostAsync("/v1/standardised-rates", content);
        Assert.Equal((HttpStatusCode.BadRequest, "measures.rate-request"), (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]));
    }

    [Fact]
    public async Task What_a_measure_cannot_answer_is_refused()
    {
        var (measure, parent, codes) = await AgeBands();
        Assert.Equal((HttpStatusCode.NotFound, "measures.measure-not-found"), await Refusal($"/v1/measures/nothing/standardised-rate?bands={parent}"));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.rate-request"), await Refusal($"/v1/measures/{measure}/standardised-rate"));
        Assert.Equal((HttpStatusCode.NotFound, "measures.breakdown-not-found"), await Refusal($"/v1/measures/{measure}/standardised-rate?bands=nowhere"));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.rate-request"), await Refusal($"/v1/measures/{measure}/standardised-rate?bands={codes[0]}"));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.rate-request"), await Refusal($"/v1/measures/{measure}/standardised-rate?bands={parent}&period=lately"));
    }

    private Contracts.Measures.V1.StandardisedRates.StandardisedRatesClient Rates => new(fixture.Measures.Grpc);

    private async Task<(string Measure, string Parent, string[] Codes)> AgeBands()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "annual", unit = "rate", per = 1000, aggregation = "ratio" });
        var parent = $"AGE-{Guid.NewGuid():N}"[..16];
        string[] codes = [.. Bands.Select(band => $"{parent}-{band}")];
        foreach (var code in codes.Prepend(parent))
            (await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{code}", new { kind = "equality", name = code, parents = code == parent ? [] : new[] { parent } })).EnsureSuccessStatusCode();
        return (measure, parent, codes);
    }

    private Task<JsonNode> Push(string measure, string[] codes, Func<int, (int Events, int Population)> figures) => fixture.Push(
        "measure,breakdown,period,numerator,denominator\n" + string.Concat(codes.Select((code, i) => $"{measure},{code},2024-04-01/P1Y,{figures(i + 1).Events},{figures(i + 1).Population}\n")));

    private async Task<(HttpStatusCode, string?)> Refusal(string address)
    {
        var (status, body, _) = await fixture.Hr.Read(address);
        return (status, (string?)body["code"]);
    }
}
