using System.Net.Http.Json;
using System.Text.Json;

namespace Pmif.ServiceDefaults.Tests.Hosting;

public sealed class OpenApiTests(NotesFixture fixture) : IClassFixture<NotesFixture>
{
    [Fact]
    public async Task Describes_pages_and_keys()
    {
        var document = await fixture.Notes.Http().GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken);
        var paths = document.GetProperty("paths");

        var parameters = paths.GetProperty("/v1/words").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString());
        Assert.Equal(["limit", "cursor"], parameters);
        Assert.True(paths.GetProperty("/v1/submit").GetProperty("get").TryGetProperty("security", out var security));
        Assert.Equal("""[{"bearer":[]}]""", JsonSerializer.Serialize(security));
        Assert.False(paths.GetProperty("/v1/read").GetProperty("get").TryGetProperty("security", out _));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
    }
}
