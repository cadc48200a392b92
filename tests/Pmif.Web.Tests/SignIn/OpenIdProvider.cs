using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Pmif.AppHost.Local;
using Pmif.Testing;

namespace Pmif.Web.Tests.SignIn;

/// <summary>A real OpenID provider (npm's certified oidc-provider) as a process on a loopback port, that does what a test tells it.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    private const string Client = "pmif-site", Secret = "known-to-the-tests-only-0123456789abcdef";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Pmif.Web.Tests", "Provider");

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private OpenIdProvider(Process process, int port, Uri site) => (_process, Authority, Site) = (process, $"http://localhost:{port}", site);

    public string Authority { get; }

    /// <summary>Where the provider sends people back to.</summary>
    public Uri Site { get; }

    public static async Task<OpenIdProvider> Start()
    {
        var (port, site) = (FreePorts.Take(), new Uri($"http://localhost:{FreePorts.Take()}"));
        var start = new ProcessStartInfo("node") { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("provider.js");
        start.ArgumentList.Add(JsonSerializer.Serialize(new
        {
            port, client = Client, secret = Secret, redirects = new[] { new Uri(site, "/sign-in/return") }, signedOut = new[] { new Uri(site, "/sign-out/return") },
            backChannel = new Uri(site, "/sign-out/back-channel"),
        }));
        var provider = new OpenIdProvider(Process.Start(start)!, port, site);
        provider._process.ErrorDataReceived += static (_, _) => { };
        provider._process.BeginErrorReadLine();
        await provider.Answer();
        return provider;
    }

    /// <summary>The settings by which the site signs people in here.</summary>
    public Dictionary<string, string?> Settings(TimeSpan? renewEvery = null) => new()
    {
        ["Pmif:DemoMode"] = "false",
        ["Pmif:SiteAddress"] = Site.ToString(),
        ["HTTP_PORT"] = Site.Port.ToString(CultureInfo.InvariantCulture),
        ["Pmif:SignIn:Authority"] = Authority,
        ["Pmif:SignIn:ClientId"] = Client,
        ["Pmif:SignIn:ClientSecret"] = Secret,
        ["Pmif:SignIn:Scope"] = "openid profile email groups",
        ["Pmif:SignIn:RenewEvery"] = (renewEvery ?? TimeSpan.FromMinutes(5)).ToString(),
    };

    /// <summary>Makes a person known, or their groups other ones.</summary>
    public Task Person(string account, string name, params string[] groups) => Tell(new { people = new[] { new { sub = account, name, email = $"{account}@council.example", groups } } });

    /// <summary>Signs with a new key from now on, and publishes only that.</summary>
    public Task TurnKeys() => Tell(new { turnKeys = true });

    /// <summary>Ends everybody's session and what was granted in it.</summary>
    public Task EndSessions() => Tell(new { endSessions = true });

    /// <summary>A token of any claims, signed by the provider's key.</summary>
    /// <param name="claims">Written as they are.</param>
    /// <param name="typ">Of its header.</param>
    /// <param name="forged">By a key that was never published: <c>kid</c> under the id of the one that was, or <c>key</c> under its own.</param>
    public async Task<string> Sign(object claims, string typ = "logout+jwt", string? forged = null)
    {
        using var answer = JsonDocument.Parse(await Tell(new { sign = claims, typ, forged }));
        return answer.RootElement.GetProperty("token").GetString()!;
    }

    /// <summary>Cuts every connection, until told otherwise.</summary>
    public Task Down(bool down = true) => Tell(new { down });

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> Tell(object command)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));
        await _process.StandardInput.FlushAsync();
        return await Answer();
    }

    private async Task<string> Answer() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(LongestAnswer, TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException($"The provider ended. Its packages are installed by: npm ci (in {Folder})");
}
