using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Pmif.Benchmarking.Tests.Features;

public sealed class ValuesTests(BenchmarkingFixture fixture) : IClassFixture<BenchmarkingFixture>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await fixture.Admin.PutCsv("/v1/areas", "code,name\nE06000001,Hartlepool\nE06000002,Middlesbrough\n").Json();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Stores_what_is_new_or_differs_and_tells_of_that_alone()
    {
        const string values = "measure,area,period,value,lower,upper,flag\nVAL1,E06000001,2024-04-01/P1Y,1.5,1,2,\nVAL1,E06000002,2024-04-01/P1Y,,,,[c]\nVAL2,E06000002,2024-04-01/P1Y,4,,,[u]\n";

        var first = await fixture.Admin.PostCsv("/v1/values", values).Json();
        Assert.Equal(3, first.GetProperty("rows").Number("inserted"));
        Assert.Equal(2, first.Number("measuresChanged"));
        Assert.Equal(["VAL1", "VAL2"], first.GetProperty("undefinedMeasures").EnumerateArray().Select(code => code.GetString()));

        var again = await fixture.Admin.PostCsv("/v1/values", values).Json();
        Assert.Equal((3, 0), (again.GetProperty("rows").Number("unchanged"), again.Number("measuresChanged")));

        var corrected = await fixture.Admin.PostCsv("/v1/values", values.Replace("1.5", "1.6", StringComparison.Ordinal)).Json();
        Assert.Equal((1, 2), (corrected.GetProperty("rows").Number("updated"), corrected.GetProperty("rows").Number("unchanged")));

        Assert.Equal(["VAL1", "VAL2", "VAL1"], (await fixture.ToldChanges()).Where(code => code.StartsWith("VAL", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Good_rows_are_stored_and_bad_ones_reported_by_number()
    {
        var receipt = await fixture.Admin.PostCsv("/v1/values",
            """
            measure,area,period,value
            BAD,E06000001,2024-04-01/P1Y,1
            BAD,E06000099,2024-04-01/P1Y,1
            BAD,E06000001,2024-13,1
            BAD,E06000001,2023-04-01/P1Y,many
            BAD,E06000001,2024-04-01/P1Y,2
            BAD,"E06000002,2022-04-01/P1Y,3
            BAD,E06000002,2024-04-01/P1Y,4
            """).Json();

        Assert.Equal("accepted-with-issues", receipt.Text("outcome"));
        Assert.Equal((7, 2, 5), (receipt.GetProperty("rows").Number("received"), receipt.GetProperty("rows").Number("inserted"), receipt.GetProperty("rows").Number("rejected")));
        Assert.Equal(
            [
                (2, "benchmarking.unknown-area"), (3, "benchmarking.period-invalid"), (4, "benchmarking.value-not-a-number"),
                (5, "benchmarking.duplicate-in-file"), (6, "benchmarking.row-truncated"),
            ],
            receipt.GetProperty("issues").EnumerateArray().Select(issue => ((int)issue.Number("row"), issue.Text("code"))));
    }

    [Fact]
    public async Task Reads_a_byte_order_mark_and_gzip()
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true))
            gzip.Write([.. Encoding.UTF8.Preamble, .. "measure,area,period,value\nZIP,E06000001,2024-04-01/P1Y,1\n"u8]);
        using var body = new ByteArrayContent(zipped.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        body.Headers.ContentEncoding.Add("gzip");

        var receipt = await fixture.Admin.PostAsync(new Uri("/v1/values", UriKind.Relative), body, TestContext.Current.CancellationToken).Json();

        Assert.Equal(1, receipt.GetProperty("rows").Number("inserted"));
    }

    [Fact]
    public async Task A_body_that_breaks_off_stores_nothing()
    {
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => fixture.Admin.PostAsync(
            new Uri("/v1/values", UriKind.Relative), new BreakingBody("measure,area,period,value\nHALF,E06000001,2024-04-01/P1Y,1\n"), TestContext.Current.CancellationToken));

        var whole = await fixture.Admin.PostCsv("/v1/values", "measure,area,period,value\nHALF,E06000001,2024-04-01/P1Y,1\n").Json();
        Assert.Equal(1, whole.GetProperty("rows").Number("inserted"));
    }

    [Fact]
    public async Task Takes_values_from_an_administrator_only()
    {
        using var finance = fixture.Benchmarking.HttpAs("finance");
        Assert.Equal(HttpStatusCode.Forbidden, (await finance.PostCsv("/v1/values", "measure,area,period,value\n")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await fixture.Benchmarking.Http.PostCsv("/v1/values", "measure,area,period,value\n")).StatusCode);
    }

    private sealed class BreakingBody : HttpContent
    {
        private readonly string _start;

        public BreakingBody(string start)
        {
            _start = start;
            Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_start));
            await stream.FlushAsync();
            throw new IOException("The line broke.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
