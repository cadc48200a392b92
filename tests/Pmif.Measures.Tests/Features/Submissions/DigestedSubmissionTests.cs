using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions;

/// <summary>Submissions that come with a <c>Content-Digest</c>, and those that should have been longer.</summary>
public sealed class DigestedSubmissionTests(MeasuresFixture fixture)
{
    [Theory]
    [InlineData("text/csv", "measure,period,value\nM,2024-04,1\nM,2024-05,2\n")]
    [InlineData("application/json", """{"values":[{"measure":"M","period":"2024-04","value":1},{"measure":"M","period":"2024-05","value":2}]}""")]
    [InlineData("application/x-ndjson", "{\"measure\":\"M\",\"period\":\"2024-04\",\"value\":1}\n{\"measure\":\"M\",\"period\":\"2024-05\",\"value\":2}\n")]
    public async Task Takes_what_is_as_it_was_digested_and_nothing_else(string contentType, string text)
    {
        foreach (var isPacked in new[] { false, true })
        {
            var measure = await fixture.DefineMeasure();
            var body = Encoding.UTF8.GetBytes(text.Replace("M", measure, StringComparison.Ordinal));
            var sent = isPacked ? Pack(body) : body;
            var (status, answer) = await Post(sent, contentType, isPacked, Sha512([.. sent, 0]));
            Assert.Equal((HttpStatusCode.BadRequest, "measures.digest-mismatch"), (status, (string?)answer["code"]));
            Assert.Empty((await fixture.Series(measure))["points"]!.AsArray());
            Assert.Equal(0L, await fixture.Query<long>("select count(*) from series s join measures m on m.id = s.measure_id where m.code = $1", measure));

            (status, answer) = await Post(sent, contentType, isPacked, Sha256(sent));
            Assert.Equal((HttpStatusCode.OK, "verified"), (status, (string?)answer["contentDigest"]));
            Assert.Equal((2, 2, 0, 0, 0), Counts(answer));
        }
    }

    [Fact]
    public async Task Tells_that_no_digest_was_sent()
    {
        var measure = await fixture.DefineMeasure();
        Assert.Equal("absent", (string?)(await fixture.Push($"measure,period,value\n{measure},2024-04,1\n"))["contentDigest"]);
    }

    [Fact]
    public async Task Refuses_a_file_that_was_cut_at_the_end_of_a_line()
    {
        var measure = await fixture.DefineMeasure();
        // More than one batch, so that rows are staged before the end comes.
        var whole = Encoding.UTF8.GetBytes("measure,period,value\n" + string.Concat(Enumerable.Range(0, 6_000).Select(i => $"{measure},{1950 + i / 12 % 70}-{i % 12 + 1:00},{i}\n")));
        var cut = whole[..(Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1)];
        var (status, problem) = await Post(cut, "text/csv", isPacked: false, Sha256(whole));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.digest-mismatch"), (status, (string?)problem["code"]));
        Assert.Empty((await fixture.Series(measure))["points"]!.AsArray());
    }

    [Theory]
    [InlineData("sha-256=nonsense", "measures.digest-invalid")]
    [InlineData("md5=:abcd:", "measures.digest-unsupported")]
    public async Task Refuses_a_digest_it_cannot_use(string field, string code)
    {
        var measure = await fixture.DefineMeasure();
        var (status, problem) = await Post(Encoding.UTF8.GetBytes($"measure,period,value\n{measure},2024-04,1\n"), "text/csv", isPacked: false, field);
        Assert.Equal((HttpStatusCode.BadRequest, code), (status, (string?)problem["code"]));
    }

    [Fact]
    public async Task Holds_a_repeated_body_against_its_digest_too()
    {
        var measure = await fixture.DefineMeasure();
        var body = Encoding.UTF8.GetBytes($"measure,period,value\n{measure},2024-04,1\n");
        var key = Guid.NewGuid().ToString();
        var (_, first) = await Post(body, "text/csv", isPacked: false, Sha256(body), key);
        var (_, again) = await Post(body, "text/csv", isPacked: false, Sha256(body), key);
        var (_, wrong) = await Post(body, "text/csv", isPacked: false, Sha256([.. body, 0]), key);
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal("measures.digest-mismatch", (string?)wrong["code"]);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> Post(byte[] body, string contentType, bool isPacked, string digest, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/submissions") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        if (isPacked)
            request.Content.Headers.ContentEncoding.Add("gzip");
        request.Content.Headers.TryAddWithoutValidation("Content-Digest", digest);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        var answer = await fixture.Hr.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static string Sha256(byte[] content) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(content))}:";

    private static string Sha512(byte[] content) => $"sha-512=:{Convert.ToBase64String(SHA512.HashData(content))}:";

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
