using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Pmif.Testing;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions;

/// <summary>Bodies in every shape that is read, and those that are not.</summary>
public sealed class BodyTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Reads_columns_in_any_order_after_a_byte_order_mark()
    {
        var measure = await fixture.DefineMeasure();
        Assert.Equal((1, 1, 0, 0, 0), Counts(await fixture.Push($"\uFEFFVALUE, Period ,measure\r\n9.4,\"2024-04\",{measure}\r\n")));
    }

    [Theory]
    [InlineData("application/json", """{"values":[{"measure":"M","period":"2024-04","value":9.40},{"period":"2024-05","value":"[x]","measure":"M","note":"späť"},{"measure":"M","period":"2024-06","value":null}]}""")]
    [InlineData("application/json; charset=utf-8", """ { "about": {"by":["x"]}, "values" : [ {"measure":"M","period":"2024-04","numerator":47,"denominator":5}, {"measure":"M","period":"2024-05","value":".."}, {"measure":"M","period":"2024-06","value":""} ] , "more": 1 } """)]
    [InlineData("application/x-ndjson", "{\"measure\":\"M\",\"period\":\"2024-04\",\"value\":9.4}\n{\"measure\":\"M\",\"period\":\"2024-05\",\"value\":null}\n\n{\"measure\":\"M\",\"period\":\"2024-06\",\"value\":\"\"}")]
    public async Task Reads_json_and_ndjson(string contentType, string body)
    {
        var measure = await fixture.DefineMeasure();
        var (status, receipt) = await Post(Encoding.UTF8.GetBytes(body.Replace("\"M\"", $"\"{measure}\"", StringComparison.Ordinal)), contentType);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((3, 3, 0, 0, 0), Counts(receipt));
        Assert.Equal([9.4m, null, null], (await fixture.Series(measure))["points"]!.AsArray().Select(point => (decimal?)point!["value"]));
    }

    [Fact]
    public async Task Keeps_every_digit_of_a_json_number()
    {
        var measure = await fixture.DefineMeasure();
        await Post(Encoding.UTF8.GetBytes($$"""{"values":[{"measure":"{{measure}}","period":"2024-04","value":72.600000000000012345}]}"""), "application/json");
        Assert.Contains("72.600000000000012345", (await fixture.Series(measure)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_a_row_that_comes_byte_by_byte()
    {
        var measure = await fixture.DefineMeasure();
        var body = Encoding.UTF8.GetBytes($$"""{"values":[{"measure":"{{measure}}","period":"2024-04","value":1,"note":"ünï"}]}""");
        using var content = new StreamContent(new Trickle(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var answer = await fixture.Hr.PostAsync("/v1/submissions", content);
        Assert.Equal((1, 1, 0, 0, 0), Counts(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!));
    }

    [Fact]
    public async Task Reads_gzip_and_refuses_gzip_that_breaks_off()
    {
        var measure = await fixture.DefineMeasure();
        var packed = Gzip($"measure,period,value\n{measure},2024-04,9.4\n");
        var (status, receipt) = await Post(packed, "text/csv", "gzip");
        Assert.Equal((HttpStatusCode.OK, 1), (status, Counts(receipt).Inserted));

        var other = await fixture.DefineMeasure();
        var long_ = Gzip("measure,period,value\n" + string.Concat(Enumerable.Range(0, 24).Select(i => $"{other},{2022 + i / 12}-{i % 12 + 1:00},{i * 7919 % 1000}\n")));
        (status, var problem) = await Post(long_[..^12], "text/csv", "gzip");
        Assert.Equal((HttpStatusCode.BadRequest, "measures.body-unreadable"), (status, (string?)problem["code"]));
        (status, problem) = await Post(long_[10..], "text/csv", "gzip");
        Assert.Equal((HttpStatusCode.BadRequest, "measures.body-unreadable"), (status, (string?)problem["code"]));
        Assert.Empty((await fixture.Series(other))["points"]!.AsArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20_000)]
    public async Task Refuses_gzip_that_something_else_follows(int more)
    {
        var measure = await fixture.DefineMeasure();
        var packed = Gzip($"measure,period,value\n{measure},2024-04,9.4\n");
        foreach (var filler in new byte[] { 0, (byte)'x' })
        {
            var (status, problem) = await Post([.. packed, .. Enumerable.Repeat(filler, more)], "text/csv", "gzip");
            Assert.Equal((HttpStatusCode.BadRequest, "measures.body-unreadable"), (status, (string?)problem["code"]));
        }
        Assert.Empty((await fixture.Series(measure))["points"]!.AsArray());
    }

    [Fact]
    public async Task Reads_gzip_of_several_members_as_one()
    {
        var measure = await fixture.DefineMeasure();
        var (_, receipt) = await Post([.. Gzip($"measure,period,value\n{measure},2024-04,9.4\n"), .. Gzip($"{measure},2024-05,9.5\n")], "text/csv", "gzip");
        Assert.Equal((2, 2, 0, 0, 0), Counts(receipt));
    }

    public static TheoryData<string, string, byte[], int, string> Unreadable => new()
    {
        { "nothing", "text/csv", [], 400, "measures.header-missing" },
        { "no header", "text/csv", "M,2024-04,1\n"u8.ToArray(), 400, "measures.header-missing" },
        { "half a header", "text/csv", "measure,period,numerator\n"u8.ToArray(), 400, "measures.header-missing" },
        { "a column twice", "text/csv", "measure,period,value,Value\n"u8.ToArray(), 400, "measures.header-duplicate" },
        { "broken UTF-8", "text/csv", [.. "measure,period,value\nM,2024-04,"u8, 0xFF], 400, "measures.body-unreadable" },
        { "Latin-1", "text/csv", [.. "measure,period,value,note\nM,2024-04,1,"u8, 0xA3, .. "5\n"u8], 400, "measures.body-unreadable" },
        { "cut within a character", "text/csv", [.. "measure,period,value,note\nM,2024-04,1,"u8, 0xE2, 0x82], 400, "measures.body-unreadable" },
        { "UTF-16", "text/csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("measure,period,value\n")).ToArray(), 400, "measures.body-unreadable" },
        { "NUL", "text/csv", "measure,period,value,note\nM,2024-04,1,a\0b\n"u8.ToArray(), 400, "measures.body-unreadable" },
        { "an open quote", "text/csv", "measure,period,value,note\nM,2024-04,1,\"open\nM,2024-05,1,x\n"u8.ToArray(), 400, "measures.body-unreadable" },
        { "a huge field", "text/csv", Encoding.UTF8.GetBytes("measure,period,value,note\nM,2024-04,1," + new string('x', 100_000) + "\n"), 413, "measures.too-large" },
        { "a very huge field", "text/csv", Encoding.UTF8.GetBytes("measure,period,value,note\nM,2024-04,1,\"" + new string('x', 5_000_000)), 413, "measures.too-large" },
        { "broken JSON", "application/json", "{\"values\":[{\"measure\":\"M\","u8.ToArray(), 400, "measures.body-unreadable" },
        { "JSON that ends too soon", "application/json", "{\"values\":[{\"measure\":\"M\"}]"u8.ToArray(), 400, "measures.body-unreadable" },
        { "JSON that goes on", "application/json", "{\"values\":[]} {}"u8.ToArray(), 400, "measures.body-unreadable" },
        { "no values", "application/json", "{}"u8.ToArray(), 400, "measures.body-unreadable" },
        { "nothing as JSON", "application/json", [], 400, "measures.body-unreadable" },
        { "a list", "application/json", "[]"u8.ToArray(), 400, "measures.body-unreadable" },
        { "numbers for rows", "application/json", "{\"values\":[1,2]}"u8.ToArray(), 400, "measures.body-unreadable" },
        { "deep JSON", "application/json", Encoding.UTF8.GetBytes("{\"values\":[{\"measure\":" + new string('[', 10_000)), 400, "measures.body-unreadable" },
        { "NUL in JSON", "application/json", "{\"values\":[{\"measure\":\"M\",\"note\":\"a\\u0000b\"}]}"u8.ToArray(), 400, "measures.body-unreadable" },
        { "half a surrogate", "application/json", "{\"values\":[{\"measure\":\"M\",\"note\":\"\\ud800\"}]}"u8.ToArray(), 400, "measures.body-unreadable" },
        { "a huge JSON field", "application/json", Encoding.UTF8.GetBytes("{\"values\":[{\"note\":\"" + new string('x', 5_000_000)), 413, "measures.too-large" },
        { "cut NDJSON", "application/x-ndjson", "{\"measure\":\"M\"}\n{\"meas"u8.ToArray(), 400, "measures.body-unreadable" },
        { "XML", "application/xml", "<a/>"u8.ToArray(), 415, "measures.content-type" },
        { "CSV in another character set", "text/csv; charset=iso-8859-1", "measure,period,value\n"u8.ToArray(), 415, "measures.content-type" },
    };

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public async Task Refuses_a_body_that_cannot_be_read(string what, string contentType, byte[] body, int expectedStatus, string code)
    {
        var (status, problem) = await Post(body, contentType);
        Assert.True((expectedStatus, code) == ((int)status, (string?)problem["code"]), $"{what}: {(int)status} {problem}");
        Assert.NotNull(problem["traceId"]);
    }

    [Fact]
    public async Task Refuses_an_encoding_it_does_not_know()
    {
        var (status, problem) = await Post("measure,period,value\n"u8.ToArray(), "text/csv", "br");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "measures.content-type"), (status, (string?)problem["code"]));
    }

    [Theory]
    [InlineData("?mode=some")]
    [InlineData("?dryRun=perhaps")]
    public async Task Refuses_an_option_it_does_not_know(string query) =>
        Assert.Equal("measures.option-invalid", (string?)(await fixture.Push("measure,period,value\n", query))["code"]);

    [Fact]
    public async Task Stores_nothing_of_a_body_that_breaks_off_half_way()
    {
        var measure = await fixture.DefineMeasure();
        // More than fits in one batch, so that rows are staged already when the line goes dead.
        var rows = string.Concat(Enumerable.Range(0, 9_000).Select(i => $"{measure},{1950 + i / 12 % 70}-{i % 12 + 1:00},{i}\n"));
        var body = Encoding.UTF8.GetBytes("measure,period,value\n" + rows);
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(fixture.Measures.Address.Host, fixture.Measures.Address.Port);
            var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /v1/submissions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer pmif_demo_hr\r\nContent-Type: text/csv\r\nContent-Length: {body.Length * 2}\r\n\r\n"));
            await stream.WriteAsync(body);
            await Eventually.True(async () => await fixture.Query<long>("select count(*) from pg_stat_activity where datname = current_database() and query ilike 'copy staged_values%'") > 0, TimeSpan.FromSeconds(10), "rows are being staged");
            socket.Client.Shutdown(SocketShutdown.Send);
        }
        await Eventually.True(async () => await fixture.Query<long>("select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%' and query ilike 'copy staged%'") == 0);
        Assert.Empty((await fixture.Series(measure))["points"]!.AsArray());
        Assert.Equal(0L, await fixture.Query<long>("select count(*) from series s join measures m on m.id = s.measure_id where m.code = $1", measure));
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> Post(byte[] body, string contentType, string? encoding = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);
        var answer = await fixture.Hr.PostAsync("/v1/submissions", content);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..1], cancellationToken);
    }
}
