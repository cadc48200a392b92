using Microsoft.Extensions.Configuration;
using Pmif.Web.SignIn;

namespace Pmif.Web.Tests.SignIn;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Council = new()
    {
        ["Pmif:SignIn:Authority"] = "https://login.example/tenant/v2.0", ["Pmif:SignIn:ClientId"] = "pmif", ["Pmif:SiteAddress"] = "https://performance.council.example", ["Pmif:KeysFolder"] = "keys",
    };

    [Fact]
    public void Starts_outside_demo_mode_with_a_provider_an_address_and_a_folder_for_keys()
    {
        var settings = Read(Council);
        Assert.Equal("__Host-pmif", settings.CookieName("pmif"));
        Assert.Equal((5, 15, 60, 720), ((int)settings.RenewEvery.TotalMinutes, (int)settings.Grace.TotalMinutes, (int)settings.Idle.TotalMinutes, (int)settings.Longest.TotalMinutes));
    }

    [Theory]
    [InlineData("Pmif:SignIn:Authority", null, "Pmif:SignIn:Authority is missing")]
    [InlineData("Pmif:SignIn:Authority", "http://login.example/", "Pmif:SignIn:Authority is not an https address")]
    [InlineData("Pmif:SignIn:ClientId", null, "Pmif:SignIn:ClientId is missing")]
    [InlineData("Pmif:SiteAddress", null, "Pmif:SiteAddress is missing")]
    [InlineData("Pmif:SiteAddress", "http://performance.council.example", "Pmif:SiteAddress is not an https address")]
    [InlineData("Pmif:SiteAddress", "https://council.example/performance", "Pmif:SiteAddress is not an https address without a path")]
    [InlineData("Pmif:KeysFolder", null, "Pmif:KeysFolder is missing")]
    [InlineData("Pmif:SignIn:RenewEvery", "05:00:00", "RenewEvery")]
    [InlineData("Pmif:SignIn:Grace", "00:01:00", "Grace")]
    [InlineData("Pmif:SignIn:Longest", "00:10:00", "Longest")]
    [InlineData("Pmif:DemoMode", "true", "switch Pmif:DemoMode off")]
    public void Refuses_to_start_otherwise_and_says_what_to_do(string name, string? value, string says)
    {
        var problem = Assert.Throws<InvalidOperationException>(() => Read(new(Council) { [name] = value }));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.Contains("docs/platform/sign-in.md", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_demonstration_needs_nothing() => Assert.True(Read(new() { ["Pmif:DemoMode"] = "true" }).IsDemo);

    [Theory]
    [InlineData("/measures/HR01?breakdown=x#y", "/measures/HR01?breakdown=x#y")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\n/evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/sign-in/start?to=%2F", "/")]
    [InlineData("/signed-out", "/")]
    public void Leads_back_within_the_site_only(string? asked, string led) => Assert.Equal(led, ReturnAddress.Within(asked));

    private static SignInSettings Read(Dictionary<string, string?> settings) => SignInSettings.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
