using Microsoft.AspNetCore.Builder;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.SignIn;

public sealed class StartTests(TestServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outside_demo_mode_nothing_starts_without_a_provider_and_says_how_to_name_one()
    {
        var refusal = await Refusal(new() { ["Pmif:DemoMode"] = "false" });

        foreach (var word in new[] { "Pmif:SignIn:Authority", "Pmif:SignIn:Audience", "Entra ID", "Keycloak", "docs/platform/sign-in.md" })
            Assert.Contains(word, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_demo_mode_nothing_starts_without_the_key_of_caller_tokens() =>
        Assert.Contains("Pmif:Tokens:Key", await Refusal(new()
        {
            ["Pmif:DemoMode"] = "false",
            ["Pmif:SignIn:Authority"] = "https://provider.example",
            ["Pmif:SignIn:Audience"] = "pmif",
            ["Pmif:Tokens:Key"] = "",
        }), StringComparison.Ordinal);

    [Fact]
    public async Task A_service_with_an_end_point_that_names_no_right_does_not_start() =>
        Assert.Contains("/v1/forgotten", await Refusal([], app => app.MapGet("/v1/forgotten", () => "open to all")), StringComparison.Ordinal);

    [Fact]
    public async Task Nor_one_whose_end_point_names_a_right_that_is_not_in_the_table() =>
        Assert.Contains("/v1/misnamed", await Refusal([], app => app.MapGet("/v1/misnamed", () => "open to all").RequireAuthorization("values.sumbit")), StringComparison.Ordinal);

    private async Task<string> Refusal(Dictionary<string, string?> settings, Action<WebApplication>? map = null)
    {
        await using var app = NotesHost.Build(await NotesPlace.Take(servers), settings, map: map);
        return (await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(Cancel))).Message;
    }
}
