using System.Net;
using System.Net.Http.Headers;

namespace Pmif.ServiceDefaults.Tests.Rest;

public sealed class ETagTests(NotesFixture fixture) : IClassFixture<NotesFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_304_without_a_body_to_who_has_the_content_already()
    {
        using var first = await fixture.Notes.Http().GetAsync("/v1/words", Cancel);
        var tag = first.Headers.ETag!;

        using var again = await Ask("/v1/words", tag);
        using var weak = await Ask("/v1/words", new EntityTagHeaderValue(tag.Tag, isWeak: true));
        using var any = await Ask("/v1/words", EntityTagHeaderValue.Any);

        Assert.All([again, weak, any], answer => Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode));
        Assert.Equal(tag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Gives_other_content_another_tag()
    {
        using var all = await fixture.Notes.Http().GetAsync("/v1/words", Cancel);
        using var one = await Ask("/v1/words?limit=1", all.Headers.ETag!);

        Assert.Equal(HttpStatusCode.OK, one.StatusCode);
        Assert.NotEqual(all.Headers.ETag, one.Headers.ETag);
    }

    [Fact]
    public async Task Tags_typed_results_and_leaves_faults_alone()
    {
        using var well = await fixture.Notes.Http().GetAsync("/v1/end", Cancel);
        using var fault = await fixture.Notes.Http().GetAsync("/v1/end?how=Conflict", Cancel);

        Assert.NotNull(well.Headers.ETag);
        Assert.Equal("\"well\"", await well.Content.ReadAsStringAsync(Cancel));
        Assert.Null(fault.Headers.ETag);
    }

    private Task<HttpResponseMessage> Ask(string path, EntityTagHeaderValue known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(known);
        return fixture.Notes.Http().SendAsync(request, Cancel);
    }
}
