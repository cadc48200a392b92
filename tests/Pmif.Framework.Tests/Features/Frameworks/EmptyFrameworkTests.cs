using System.Net;

namespace Pmif.Framework.Tests.Features.Frameworks;

public sealed class EmptyFrameworkTests(FrameworkFixture fixture) : IClassFixture<FrameworkFixture>
{
    [Theory]
    [InlineData("/v1/framework")]
    [InlineData("/v1/framework.yaml")]
    public async Task Before_anything_is_loaded_no_framework_is_in_force(string address)
    {
        using var answer = await fixture.Framework.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, "framework.none-in-force"), (answer.StatusCode, (await FrameworkFixture.Json(answer)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Before_anything_is_loaded_there_are_no_versions() =>
        Assert.Empty((await fixture.Get("/v1/framework/versions")).GetProperty("items").EnumerateArray());
}
