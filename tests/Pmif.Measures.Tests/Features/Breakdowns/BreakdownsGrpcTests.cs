using Grpc.Core;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Breakdowns;

public sealed class BreakdownsGrpcTests(MeasuresFixture fixture)
{
    private readonly Contracts.Measures.V1.Breakdowns.BreakdownsClient client = new(fixture.Measures.Grpc);

    [Fact]
    public async Task Lists_breakdowns_with_their_names()
    {
        var code = await fixture.DefineBreakdown();

        var all = await client.ListBreakdownsAsync(new ListBreakdownsRequest { Limit = 1000 });
        var found = Assert.Single(all.Breakdowns, breakdown => breakdown.Code == code);

        Assert.NotEmpty(found.Name);
        Assert.All((await client.ListBreakdownsAsync(new ListBreakdownsRequest { Kind = found.Kind })).Breakdowns, breakdown => Assert.Equal(found.Kind, breakdown.Kind));
    }

    [Fact]
    public async Task Refuses_a_kind_that_there_is_not()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.ListBreakdownsAsync(new ListBreakdownsRequest { Kind = "nonsense" }));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }
}
