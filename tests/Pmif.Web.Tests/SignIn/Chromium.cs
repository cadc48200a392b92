using Microsoft.Playwright;

namespace Pmif.Web.Tests.SignIn;

/// <summary>The machine's own Chromium, once for all browser tests here; each test has a window of its own, with cookies of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("PMIF_CHROMIUM") ?? "/usr/bin/chromium", Args = Arguments });
    }

    public Task<IBrowserContext> Window() => _browser.NewContextAsync(new() { Locale = "en-GB" });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
