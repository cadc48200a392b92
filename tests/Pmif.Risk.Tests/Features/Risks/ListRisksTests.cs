using System.Net;
using System.Text.Json;
using Grpc.Core;
using Pmif.Contracts.Primitives;
using V1 = Pmif.Contracts.Risk.V1;

namespace Pmif.Risk.Tests.Features.Risks;

[Collection(SharedRegister.Name)]
public sealed class ListRisksTests(RiskFixture fixture)
{
    private V1.Risks.RisksClient Grpc => new(fixture.Risk.Grpc);

    [Fact]
    public async Task The_register_is_read_in_pages_in_the_order_of_codes()
    {
        foreach (var code in new[] { "P3", "P1", "P2" })
            await fixture.Enter(code, Sample.Risk("PAGED") with { Objectives = ["PAGES"] });

        var first = await fixture.Get("/v1/risks?objective=PAGES&limit=2");
        var second = await fixture.Get($"/v1/risks?objective=PAGES&limit=2&cursor={first.GetProperty("next").GetString()}");

        Assert.Equal(["P1", "P2"], Codes(first));
        Assert.Equal(["P3"], Codes(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task The_register_is_narrowed_by_measure_objective_and_state()
    {
        var red = fixture.Code("M");
        fixture.Measures.Rate(red, Rag.Red, 1);
        var (open, needed, closed) = (fixture.Code("N"), fixture.Code("N"), fixture.Code("N"));
        await fixture.Enter(open, Sample.Risk("OTHER") with { Objectives = ["NARROW"] });
        await fixture.Enter(needed, Sample.Risk(red) with { Objectives = ["NARROW"] });
        await fixture.Enter(closed, Sample.Risk(red) with { Objectives = ["NARROW"], State = "closed" });

        Assert.Equal([open], Codes(await fixture.Get("/v1/risks?objective=NARROW&state=open")));
        Assert.Equal([needed], Codes(await fixture.Get("/v1/risks?objective=NARROW&state=review-needed")));
        Assert.Equal([closed], Codes(await fixture.Get("/v1/risks?objective=NARROW&state=closed")));
        Assert.Equal([needed, closed], Codes(await fixture.Get($"/v1/risks?measure={red}")));
        Assert.Empty(Codes(await fixture.Get("/v1/risks?measure=NOWHERE")));
    }

    [Theory]
    [InlineData("/v1/risks?state=parked", "risk.state-unknown")]
    [InlineData("/v1/risks?limit=0", "request.limit-invalid")]
    [InlineData("/v1/risks?cursor=!", "request.cursor-invalid")]
    [InlineData("/v1/risks?cursor=MQA", "request.invalid")]
    [InlineData("/v1/risks?measure=%00", "request.invalid")]
    public async Task Refuses_what_it_cannot_narrow_by(string address, string code)
    {
        using var answer = await fixture.Risk.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await RiskFixture.FaultCode(answer)));
    }

    [Fact]
    public async Task Grpc_tells_the_same_as_rest()
    {
        var (code, measure) = (fixture.Code("G"), fixture.Code("M"));
        fixture.Measures.Rate(measure, Rag.Red, 3, "2026-07-01/P3M");
        await fixture.Enter(code, Sample.Risk(measure));

        var risk = await Grpc.GetRiskAsync(new V1.GetRiskRequest { Code = code }, cancellationToken: TestContext.Current.CancellationToken);
        var listed = await Grpc.ListRisksAsync(new V1.ListRisksRequest { Measure = measure, State = "review-needed" }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(risk, Assert.Single(listed.Risks));
        Assert.Equal((code, "review-needed", $"{measure} was rated red for Q2 2026/27."), (risk.Code, risk.State, risk.ReviewReason));
        Assert.Equal((3, 5, 15, "critical"), (risk.Current.Likelihood, risk.Current.Impact, risk.Current.Score, risk.Current.Band));
        Assert.Equal(new V1.MeasureLink { Measure = measure, Trigger = "red", Rag = "red" }, Assert.Single(risk.Measures));
        Assert.Equal(("2999-02-26", "3-12-months", "2026-10-20"), (risk.ReviewDue, risk.Proximity, risk.Controls[0].LastTested));
    }

    [Fact]
    public async Task Grpc_tells_what_is_wrong()
    {
        var unknown = await Assert.ThrowsAsync<RpcException>(async () =>
            await Grpc.GetRiskAsync(new V1.GetRiskRequest { Code = "NOWHERE" }, cancellationToken: TestContext.Current.CancellationToken));
        var limit = await Assert.ThrowsAsync<RpcException>(async () =>
            await Grpc.ListRisksAsync(new V1.ListRisksRequest { Limit = 1001 }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((StatusCode.NotFound, "risk.unknown"), (unknown.StatusCode, unknown.Trailers.GetValue("fault-code")));
        Assert.Equal((StatusCode.InvalidArgument, "request.limit-invalid"), (limit.StatusCode, limit.Trailers.GetValue("fault-code")));
    }

    [Fact]
    public async Task An_answer_that_the_caller_has_already_is_not_sent_again()
    {
        var code = fixture.Code("E");
        await fixture.Enter(code, Sample.Risk());
        var address = new Uri($"/v1/risks/{code}", UriKind.Relative);
        using var first = await fixture.Risk.Http.GetAsync(address, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await fixture.Risk.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private static IEnumerable<string?> Codes(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("code").GetString());
}
