using System.Net;
using Pmif.Contracts.Benchmarking.V1;

namespace Pmif.Benchmarking.Tests.Features;

public sealed class GroupsTests(BenchmarkingFixture fixture) : IClassFixture<BenchmarkingFixture>
{
    [Fact]
    public async Task A_change_makes_a_version_and_the_same_again_makes_none()
    {
        Assert.Equal(1, (await fixture.Admin.PutGroup("versions", "E08000037", "E08000038").Json(HttpStatusCode.Created)).Number("version"));
        Assert.Equal(1, (await fixture.Admin.PutGroup("versions", "E08000037", "E08000038").Json()).Number("version"));
        Assert.Equal(2, (await fixture.Admin.PutGroup("versions", "E08000038", "E08000037").Json()).Number("version"));

        var present = await fixture.Benchmarking.Http.Json("/v1/groups/versions");
        Assert.Equal(["E08000038", "E08000037"], present.GetProperty("members").EnumerateArray().Select(member => member.GetString()));
        var first = await fixture.Benchmarking.Http.Json("/v1/groups/versions?version=1");
        Assert.Equal(["E08000037", "E08000038"], first.GetProperty("members").EnumerateArray().Select(member => member.GetString()));
        Assert.Equal("2025-04-01", first.Text("validFrom"));
    }

    [Fact]
    public async Task Lists_each_group_once_as_it_stands_over_both_doors()
    {
        await fixture.Admin.PutGroup("listed", "E08000037");
        await fixture.Admin.PutGroup("listed", "E08000038");

        var rest = (await fixture.Benchmarking.Http.Json("/v1/groups")).GetProperty("items").EnumerateArray().Single(group => group.Text("code") == "listed");
        Assert.Equal(2, rest.Number("version"));
        var grpc = await new Comparisons.ComparisonsClient(fixture.Benchmarking.Grpc).ListGroupsAsync(new ListGroupsRequest(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["E08000038"], grpc.Groups.Single(group => group.Code == "listed").Members);
    }

    [Fact]
    public async Task Faults_have_stable_codes()
    {
        Assert.Equal("benchmarking.group-unknown", (await fixture.Benchmarking.Http.GetAsync(new Uri("/v1/groups/none", UriKind.Relative), TestContext.Current.CancellationToken).Json(HttpStatusCode.NotFound)).Text("code"));
        Assert.Equal("benchmarking.group-invalid", (await fixture.Admin.PutGroup("bad", "nowhere").Json(HttpStatusCode.BadRequest)).Text("code"));
        await fixture.Admin.PutGroup("one", "E08000037");
        Assert.Equal("benchmarking.group-version-unknown", (await fixture.Benchmarking.Http.GetAsync(new Uri("/v1/groups/one?version=9", UriKind.Relative), TestContext.Current.CancellationToken).Json(HttpStatusCode.NotFound)).Text("code"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await fixture.Benchmarking.Http.PutGroup("two", "E08000037")).StatusCode);
    }

    [Fact]
    public async Task A_reader_who_has_the_answer_is_told_so()
    {
        await fixture.Admin.PutGroup("tagged", "E08000037");
        using var first = await fixture.Benchmarking.Http.GetAsync(new Uri("/v1/groups/tagged", UriKind.Relative), TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/v1/groups/tagged");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await fixture.Benchmarking.Http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }
}
