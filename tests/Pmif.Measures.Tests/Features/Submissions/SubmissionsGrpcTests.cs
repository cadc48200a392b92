using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Submissions;

public sealed class SubmissionsGrpcTests(MeasuresFixture fixture)
{
    private readonly Contracts.Measures.V1.Submissions.SubmissionsClient client = new(fixture.Measures.Grpc);

    [Fact]
    public async Task Lists_what_came_in_the_latest_first_by_source_and_own()
    {
        var source = $"s{Guid.NewGuid():N}"[..12];
        var measure = await fixture.DefineMeasure(new { source });
        var ids = new List<string>();
        foreach (var value in (int[])[10, 11, 12])
            ids.Insert(0, (string)(await MeasuresFixture.Push(fixture.Administrator, $"measure,period,value\n{measure},2024-04,{value}\n"))["id"]!);

        var admin = Key("admin");
        async Task<string[]> Listed(ListSubmissionsRequest request, Metadata? who) => [.. (await client.ListSubmissionsAsync(request, who)).Submissions.Select(one => one.Id).Where(ids.Contains)];
        Assert.Equal(ids, await Listed(new() { Limit = 1000 }, null));
        Assert.Equal(ids, await Listed(new() { Own = true, Limit = 1000 }, admin));
        Assert.Empty(await Listed(new() { Own = true, Limit = 1000 }, Key("hr")));
        Assert.Empty((await client.ListSubmissionsAsync(new() { Sources = { source } })).Submissions);
        Assert.Equal(ids, await Listed(new() { Sources = { source }, Own = true, Limit = 1000 }, admin));

        List<SubmissionSummary> paged = [];
        for (var request = new ListSubmissionsRequest { Own = true, Limit = 2 }; ids.Except(paged.Select(one => one.Id)).Any();)
        {
            var page = await client.ListSubmissionsAsync(request, admin);
            paged.AddRange(page.Submissions);
            if ((request.Cursor = page.Next).Length == 0)
                break;
        }
        Assert.Equal(ids, paged.Select(one => one.Id).Where(ids.Contains));
        var one = paged.Find(one => one.Id == ids[0])!;
        Assert.Equal(("accepted", 1, 1, 0), (one.Outcome, one.Rows.Received, one.SeriesChanged, one.IssueCount));
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(async () => await client.ListSubmissionsAsync(new() { Cursor = "nonsense" }))).StatusCode);
    }

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
        Assert.Equal(receipt, await client.GetSubmissionAsync(new GetSubmissionRequest { Id = receipt.Id }, Key("hr")));
    }

    [Fact]
    public async Task Takes_a_file_as_it_is_in_parts_of_any_size()
    {
        var measure = await fixture.DefineMeasure();
        var csv = $"Period,Measure,Value,Remark\r\n2024-04,{measure},9.4,x\r\n\"April\r\n2024\",{measure},1,y\r\n2024-05,{measure},9.5,z\r\n";
        using var call = client.Submit(Key("hr"));
        await call.RequestStream.WriteAsync(new SubmitRequest { Options = new SubmitOptions { ContentType = "text/csv" } });
        foreach (var part in Encoding.UTF8.GetBytes(csv).Chunk(7))
            await call.RequestStream.WriteAsync(new SubmitRequest { File = ByteString.CopyFrom(part) });
        await call.RequestStream.CompleteAsync();
        var receipt = await call;

        Assert.Equal(("accepted-with-issues", 3L, 2L, 1L), (receipt.Outcome, receipt.Rows.Received, receipt.Rows.Inserted, receipt.Rows.Rejected));
        Assert.Equal((2L, "measures.period-invalid"), (receipt.Issues[0].Row, receipt.Issues[0].Code));
        Assert.Contains(receipt.Issues, issue => issue.Field == "Remark");
    }

    [Theory]
    [InlineData("application/pdf", "", "measures.content-type")]
    [InlineData("text/csv", "none", "measures.option-invalid")]
    [InlineData("text/csv", "", "measures.body-unreadable")]
    public async Task Says_what_is_wrong_with_a_file(string contentType, string adapter, string code)
    {
        using var call = client.Submit(Key("hr"));
        await call.RequestStream.WriteAsync(new SubmitRequest { Options = new SubmitOptions { ContentType = contentType, Adapter = adapter } });
        try
        {
            await call.RequestStream.WriteAsync(Rows(("M", "2024-04", "1")));
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // Refused by the options alone, before the rows were written; the answer says why.
        }
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal((StatusCode.InvalidArgument, code), (refused.StatusCode, refused.Trailers.GetValue("fault-code")));
    }

    [Fact]
    public async Task Lists_all_issues_page_by_page_and_undoes_what_was_taken()
    {
        var measure = await fixture.DefineMeasure();
        using var call = client.Submit(Key("hr"));
        await call.RequestStream.WriteAsync(new SubmitRequest { Options = new SubmitOptions() });
        await call.RequestStream.WriteAsync(Rows((measure, "2024-04", "9.4"), (measure, "2024-13", "1"), (measure, "2024-05", "many")));
        await call.RequestStream.CompleteAsync();
        var receipt = await call;

        var first = await client.ListIssuesAsync(new ListIssuesRequest { Id = receipt.Id, Limit = 1 }, Key("hr"));
        var second = await client.ListIssuesAsync(new ListIssuesRequest { Id = receipt.Id, Limit = 1, Cursor = first.Next }, Key("hr"));
        Assert.Equal([2, 3], first.Issues.Concat(second.Issues).Select(issue => issue.Row));
        Assert.Equal("", second.Next);

        var undone = await client.RevertSubmissionAsync(new RevertSubmissionRequest { Id = receipt.Id, Reason = "Sent too early" }, Key("hr"));
        Assert.Equal((receipt.Id, "Sent too early", 1L), (undone.Reverts, undone.Reason, undone.Rows.Updated + undone.Rows.Inserted));
        Assert.Empty((await fixture.Series(measure))["points"]!.AsArray());
        var again = await Assert.ThrowsAsync<RpcException>(async () => await client.RevertSubmissionAsync(new RevertSubmissionRequest { Id = receipt.Id, Reason = "x" }, Key("hr")));
        Assert.Equal("measures.already-reverted", again.Trailers.GetValue("fault-code"));
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
