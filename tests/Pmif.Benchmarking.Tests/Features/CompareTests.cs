using System.Net;
using System.Text.Json;
using Grpc.Core;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Contracts.Framework.Events;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

namespace Pmif.Benchmarking.Tests.Features;

/// <summary>A council (E08000037, once E08000020) with four neighbours, England, and values from files and from Measures.</summary>
public sealed class CompareFixture(TestServers servers) : BenchmarkingFixture(servers)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Admin.PutCsv("/v1/areas",
            """
            code,name,kind,validFrom,validTo,successor
            E08000020,Gateshead,metropolitan-borough,,2013-03-31,E08000037
            E08000037,Gateshead,metropolitan-borough,2013-04-01,,
            E06000001,Hartlepool,unitary,,,
            E06000002,Middlesbrough,unitary,,,
            E06000003,Redcar,unitary,,,
            E06000004,Stockton,unitary,,,
            E06000005,Darlington,unitary,,,
            E92000001,England,country,,,
            """).Json();
        await Admin.PutGroup("near", "E06000001", "E06000002", "E06000003", "E06000004", "E06000005").Json(HttpStatusCode.Created);
        await Admin.PutGroup("few", "E06000001", "E06000002").Json(HttpStatusCode.Created);
        await Admin.PostCsv("/v1/values",
            """
            measure,area,period,value,numerator,denominator,lower,upper,flag
            RATE,E08000020,2024-04-01/P1Y,70,70,100,68,72,
            RATE,E06000001,2024-04-01/P1Y,60,60,100,,,
            RATE,E06000002,2024-04-01/P1Y,80,160,200,,,
            RATE,E06000003,2024-04-01/P1Y,75,75,100,,,
            RATE,E06000004,2024-04-01/P1Y,65,65,100,,,
            RATE,E06000005,2024-04-01/P1Y,,,,,,[c]
            RATE,E92000001,2024-04-01/P1Y,67,670,1000,66.9,67.1,
            RATE,E06000001,2024-01-01/P1Y,99,,,,,
            OWN,E06000001,2023-04-01/P1Y,1,,,,,
            OWN,E06000002,2023-04-01/P1Y,3,,,,,
            OWN,E08000037,2023-04-01/P1Y,9,,,,,
            """).Json();
        await Tell(new FrameworkPublished("plan", 1, "E08000020", DateTimeOffset.UnixEpoch));
        await Tell(Told.Definition("RATE"));
        await Tell(Told.Definition("OWN", polarity: Polarity.Lower, unit: "number", benchmark: "few"));
        await Tell(Told.Definition("LONE", benchmark: "none"));
        await Tell(Told.Values("OWN", 5, (2023, 2m), (2024, 4m)));
        await Eventually.True(async () => await Answers("/v1/compare?measure=RATE") && await Answers("/v1/compare?measure=LONE&group=near", HttpStatusCode.NotFound)
            && await Answers("/v1/compare?measure=OWN") && (await Benchmarking.Http.Json("/v1/compare?measure=OWN")).Number("value") == 2);
    }

    private async Task<bool> Answers(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await Benchmarking.Http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode == expected && !(await answer.Content.ReadAsStringAsync()).Contains("measure-unknown", StringComparison.Ordinal);
    }
}

public sealed class CompareTests(CompareFixture fixture) : IClassFixture<CompareFixture>
{
    private HttpClient Http => fixture.Benchmarking.Http;

    private Comparisons.ComparisonsClient Grpc => new(fixture.Benchmarking.Grpc);

    [Fact]
    public async Task Ranks_the_councils_own_value_in_the_measures_group()
    {
        var compared = await Http.Json("/v1/compare?measure=RATE");

        Assert.Equal(("E08000037", "2024-04-01/P1Y", "2024/25", "near"), (compared.Text("area"), compared.Text("period"), compared.Text("periodLabel"), compared.Text("group")));
        Assert.Equal((70, 3, 5, 0.6m, 2), (compared.Number("value"), compared.Number("rank"), compared.Number("of"), compared.Number("percentile"), compared.Number("quartile")));
        Assert.Equal((60, 65, 70, 75, 80, 70), (
            compared.Number("minimum"), compared.Number("lowerQuartile"), compared.Number("median"), compared.Number("upperQuartile"), compared.Number("maximum"), compared.Number("mean")));
        Assert.Contains("NTILE(4)", compared.Text("quartileMethod"), StringComparison.Ordinal);
        Assert.Equal(71.6667m, Math.Round(compared.Number("pooled"), 4));
        Assert.Equal("better", compared.Text("significance"));
        Assert.Equal("within", compared.GetProperty("funnel").Text("flag"));
        Assert.Equal(0, compared.Number("madDistance"));
        Assert.Contains(compared.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("Left out for want of a value: Darlington", StringComparison.Ordinal));
        Assert.Equal(["E06000002", "E06000003", "E08000037", "E06000004", "E06000001"], compared.GetProperty("areas").EnumerateArray().Select(area => area.Text("area")));
    }

    [Fact]
    public async Task Never_compares_a_year_of_another_kind()
    {
        var compared = await Http.Json("/v1/compare?measure=RATE&area=E06000001&period=2024-01-01/P1Y");
        Assert.Equal((99, 1, 1), (compared.Number("value"), compared.Number("rank"), compared.Number("of")));
        Assert.Equal(JsonValueKind.Null, compared.GetProperty("quartile").ValueKind);
    }

    [Fact]
    public async Task An_old_code_asks_for_the_place_it_is_today()
    {
        var compared = await Http.Json("/v1/compare?measure=RATE&area=E08000020");
        Assert.Equal(("E08000037", "Gateshead"), (compared.Text("area"), compared.Text("areaName")));
    }

    [Fact]
    public async Task Our_own_value_from_measures_wins_and_the_latest_comparable_year_is_taken()
    {
        var compared = await Http.Json("/v1/compare?measure=OWN");

        // The file says 9 for 2023/24; Measures says 2, and has 2024/25, where nobody else has a value yet.
        Assert.Equal((2, "2023-04-01/P1Y", 2, 3), (compared.Number("value"), compared.Text("period"), compared.Number("rank"), compared.Number("of")));
        Assert.Contains(compared.GetProperty("notes").EnumerateArray(), note => note.GetString()!.StartsWith("The area has a later value", StringComparison.Ordinal));
        Assert.Equal(JsonValueKind.Null, compared.GetProperty("quartile").ValueKind);
    }

    [Theory]
    [InlineData("/v1/compare", HttpStatusCode.BadRequest, "benchmarking.measure-missing")]
    [InlineData("/v1/compare?measure=NONE", HttpStatusCode.NotFound, "benchmarking.measure-unknown")]
    [InlineData("/v1/compare?measure=RATE&area=E09000033", HttpStatusCode.NotFound, "benchmarking.area-unknown")]
    [InlineData("/v1/compare?measure=RATE&group=none", HttpStatusCode.NotFound, "benchmarking.group-unknown")]
    [InlineData("/v1/compare?measure=LONE", HttpStatusCode.Conflict, "benchmarking.no-default-group")]
    [InlineData("/v1/compare?measure=LONE&group=near", HttpStatusCode.NotFound, "benchmarking.value-missing")]
    [InlineData("/v1/compare?measure=RATE&period=2019/20", HttpStatusCode.NotFound, "benchmarking.value-missing")]
    [InlineData("/v1/compare?measure=RATE&period=soon", HttpStatusCode.BadRequest, "benchmarking.period-invalid")]
    public async Task Faults_have_stable_codes(string path, HttpStatusCode status, string code) =>
        Assert.Equal(code, (await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken).Json(status)).Text("code"));

    [Fact]
    public async Task Grpc_gives_the_same_answer_in_plain_decimal()
    {
        var compared = await Grpc.CompareAsync(new CompareRequest { Measure = "RATE", Group = "few" }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("70", 2, 3, 0, "", "better"), (compared.Value, compared.Rank, compared.Of, compared.Quartile, compared.LowerQuartile, compared.Significance));
        Assert.Equal("few", compared.Group);
        Assert.Equal(3, compared.Areas.Count);
    }

    [Fact]
    public async Task Grpc_names_the_same_faults()
    {
        var fault = await Assert.ThrowsAsync<RpcException>(async () =>
            await Grpc.CompareAsync(new CompareRequest { Measure = "NONE" }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((StatusCode.NotFound, "benchmarking.measure-unknown"), (fault.StatusCode, fault.Trailers.GetValue("fault-code")));
    }

    [Fact]
    public async Task Many_measures_come_at_once_and_those_that_cannot_be_compared_are_left_out()
    {
        var answer = await Grpc.CompareManyAsync(
            new CompareManyRequest { Measures = { "RATE", "OWN", "LONE", "NONE" } }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([("OWN", "few", 2), ("RATE", "near", 3)], answer.Comparisons.Select(one => (one.Measure, one.Group, one.Rank)));
    }

    [Fact]
    public async Task More_measures_than_one_answer_should_hold_are_refused()
    {
        var request = new CompareManyRequest { Measures = { Enumerable.Range(0, 501).Select(number => $"M{number}") } };
        var fault = await Assert.ThrowsAsync<RpcException>(async () => await Grpc.CompareManyAsync(request, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((StatusCode.InvalidArgument, "benchmarking.too-many-measures"), (fault.StatusCode, fault.Trailers.GetValue("fault-code")));
    }

    [Fact]
    public async Task Many_measures_can_be_compared_in_one_group_for_another_area()
    {
        var answer = await Grpc.CompareManyAsync(
            new CompareManyRequest { Measures = { "RATE", "OWN" }, Area = "E06000001", Group = "few" }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([("OWN", 1, 2), ("RATE", 2, 2)], answer.Comparisons.Select(one => (one.Measure, one.Rank, one.Of)));
    }
}
