using Grpc.Core;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Submissions;

public sealed class SubmissionsGrpcTests(MeasuresFixture fixture)
{
    private readonly Contracts.Measures.V1.Submissions.SubmissionsClient client = new(fixture.Measures.Grpc);

    [Fact]
    public async Task Takes_rows_in_by_stream_with_the_same_receipt()
    {
        var measure = await fixture.DefineMeasure();
        using var call = client.Submit(Key("hr"));
        await call.RequestStream.WriteAsync(new SubmitRequest { Options = new SubmitOptions { Mode = "partial" } });
        await call.RequestStream.WriteAsync(Rows((measure, "2024-04", "9.4"), (measure, "2024-13", "1")));
        await call.RequestStream.WriteAsync(Rows((measure, "2024-05", "9.5")));
        await call.RequestStream.CompleteAsync();
        var receipt = await call;

        Assert.Equal(("accepted-with-issues", 3L, 2L, 1L), (receipt.Outcome, receipt.Rows.Received, receipt.Rows.Inserted, receipt.Rows.Rejected));
        Assert.Equal((2L, "measures.period-invalid"), (receipt.Issues[0].Row, receipt.Issues[0].Code));
        Assert.Equal(receipt, await client.GetSubmissionAsync(new GetSubmissionRequest { Id = receipt.Id }));
    }

    [Fact]
    public async Task Stores_nothing_of_a_stream_that_is_given_up()
    {
        var measure = await fixture.DefineMeasure();
        using var call = client.Submit(Key("hr"));
        await call.RequestStream.WriteAsync(new SubmitRequest { Options = new SubmitOptions() });
        await call.RequestStream.WriteAsync(Rows((measure, "2024-04", "9.4")));
        call.Dispose();
        Assert.Empty((await fixture.Series(measure))["points"]!.AsArray());
    }

    [Fact]
    public async Task Wants_a_key_and_the_options_first()
    {
        using var nobody = client.Submit();
        await nobody.RequestStream.CompleteAsync();
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(async () => await nobody)).StatusCode);

        using var call = client.Submit(Key("hr"));
        await call.RequestStream.WriteAsync(Rows(("M", "2024-04", "1")));
        await call.RequestStream.CompleteAsync();
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal((StatusCode.InvalidArgument, "measures.option-invalid"), (refused.StatusCode, refused.Trailers.GetValue("fault-code")));
    }

    private static Metadata Key(string source) => new() { { "Authorization", $"Bearer pmif_demo_{source}" } };

    private static SubmitRequest Rows(params (string Measure, string Period, string Value)[] rows) => new()
    {
        Rows = new SubmitRows { Rows = { rows.Select(row => new SubmitRow { Measure = row.Measure, Period = row.Period, Value = row.Value }) } },
    };
}
