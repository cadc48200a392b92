using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace Pmif.Framework.Tests;

/// <summary>The framework service on real servers, with nothing loaded.</summary>
public sealed class FrameworkFixture(TestServers servers) : IAsyncLifetime
{
    public RunningService Framework { get; private set; } = null!;

    public HttpClient Administrator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Framework = await RunningService.Start<Program>(await servers.SettingsFor("framework"));
        Administrator = Framework.HttpAs("admin");
    }

    public Task<HttpResponseMessage> Put(string yaml, string contentType = "application/yaml", HttpClient? client = null)
    {
        var content = new StringContent(yaml);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return (client ?? Administrator).PutAsync(new Uri("/v1/framework.yaml", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> Load(string yaml)
    {
        using var answer = await Put(yaml);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await Json(answer);
    }

    public async Task<JsonElement> Get(string address) =>
        await Framework.Http.GetFromJsonAsync<JsonElement>(address, PmifJson.Options, TestContext.Current.CancellationToken);

    public static Task<JsonElement> Json(HttpResponseMessage answer) =>
        answer.Content.ReadFromJsonAsync<JsonElement>(PmifJson.Options, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Administrator?.Dispose();
        if (Framework is not null)
            await Framework.DisposeAsync();
    }
}

/// <summary>Classes that share one service; they load frameworks one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedFramework : ICollectionFixture<FrameworkFixture>
{
    public const string Name = "shared framework";
}
