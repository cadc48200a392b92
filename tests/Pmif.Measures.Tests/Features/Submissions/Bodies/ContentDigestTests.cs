using System.Security.Cryptography;
using System.Text;
using Pmif.Measures.Features.Submissions.Bodies;

namespace Pmif.Measures.Tests.Features.Submissions.Bodies;

public sealed class ContentDigestTests
{
    // The two digests of {"hello": "world"} and a line break that RFC 9530 shows in appendix B.
    private const string Sha256 = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
    private const string Sha512 = "sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/WkppmM44T3qg==:";
    private static readonly byte[] Content = "{\"hello\": \"world\"}\n"u8.ToArray();

    [Theory]
    [InlineData(Sha256)]
    [InlineData(Sha512)]
    [InlineData(Sha256 + ", " + Sha512)]
    [InlineData("md5=:abcd:,\t" + Sha256)]
    [InlineData("sha-256=:AAAA:, " + Sha256)]
    [InlineData(" " + Sha256 + ";a=1 ")]
    public async Task Finds_the_published_digest_right(string field)
    {
        await using var stream = new DigestedStream(new MemoryStream(Content), ContentDigest.Read(field).Value);
        await stream.Verify(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Finds_either_of_two_digests_wrong()
    {
        var wrong = $"sha-512=:{Convert.ToBase64String(SHA512.HashData("else"u8))}:";
        foreach (var field in new[] { wrong, $"{Sha256}, {wrong}" })
        {
            await using var stream = new DigestedStream(new MemoryStream(Content), ContentDigest.Read(field).Value);
            var fault = await Assert.ThrowsAsync<ServiceDefaults.FaultException>(async () => await stream.Verify(TestContext.Current.CancellationToken));
            Assert.Equal("measures.digest-mismatch", fault.Fault.Code);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_sent_is_nothing_to_verify(string? field) => Assert.Empty(ContentDigest.Read(field).Value);

    [Theory]
    [InlineData("sha-256", "measures.digest-invalid")]
    [InlineData("sha-256=RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=", "measures.digest-invalid")]
    [InlineData("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=", "measures.digest-invalid")]
    [InlineData("SHA-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:", "measures.digest-invalid")]
    [InlineData("sha-256=:RK/0qy18:", "measures.digest-invalid")]
    [InlineData("sha-256=:R:", "measures.digest-invalid")]
    [InlineData("sha-256=:R K==:", "measures.digest-invalid")]
    [InlineData(Sha256 + ",", "measures.digest-invalid")]
    [InlineData(Sha256 + ", nonsense", "measures.digest-invalid")]
    [InlineData("md5=:abcd:", "measures.digest-unsupported")]
    [InlineData("sha=:abcd:, crc32c=:abcd:", "measures.digest-unsupported")]
    public void Refuses_what_it_cannot_read_or_verify(string field, string code) => Assert.Equal(code, ContentDigest.Read(field).Fault.Code);

    [Fact]
    public void Reads_a_field_of_any_length_in_no_time()
    {
        var field = new StringBuilder().Insert(0, "sha-256=:", 3_000).Append(';', 10_000).ToString();
        Assert.Equal("measures.digest-invalid", ContentDigest.Read(field).Fault.Code);
    }
}
