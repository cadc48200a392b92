using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Pmif.ServiceDefaults.Tests.Rest;

public sealed class PageTests(NotesFixture fixture) : IClassFixture<NotesFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leads_through_a_list_page_by_page_and_ends()
    {
        var pages = new List<string>();
        string? next = null;
        do
        {
            var page = await fixture.Notes.Http().GetFromJsonAsync<Page<string>>($"/v1/words?limit=2&cursor={next}", Cancel);
            pages.Add(string.Join(' ', page!.Items));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(["word1 word2", "word3 word4", "word5"], pages);
    }

    [Theory]
    [InlineData("limit=0", "request.limit-invalid")]
    [InlineData("limit=-1", "request.limit-invalid")]
    [InlineData("limit=1001", "request.limit-invalid")]
    [InlineData("limit=many", "request.limit-invalid")]
    [InlineData("limit=99999999999999", "request.limit-invalid")]
    [InlineData("cursor=x", "request.cursor-invalid")]
    [InlineData("cursor=d29yZDE", "request.cursor-invalid")]
    [InlineData("cursor=!!", "request.cursor-invalid")]
    public async Task Refuses_a_limit_or_cursor_it_does_not_understand(string query, string code)
    {
        using var answer = await fixture.Notes.Http().GetAsync($"/v1/words?{query}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    [Fact]
    public void Takes_100_unless_told_and_1000_at_most()
    {
        Assert.Equal(100, PageRequest.Parse(null, null).Value.Limit);
        Assert.Equal(100, PageRequest.Parse(0, "").Value.Limit);
        Assert.Equal(1000, PageRequest.Parse("1000", null).Value.Limit);
    }

    [Fact]
    public void Carries_any_key_through_its_cursor()
    {
        var page = new PageRequest(1, null).Of(["ä/ü", "next"], key => key);

        Assert.Equal("ä/ü", PageRequest.Parse(null, page.Next).Value.After);
    }
}
