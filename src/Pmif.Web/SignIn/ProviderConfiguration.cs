using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Pmif.Web.SignIn;

/// <summary>What the provider publishes of itself: its addresses and the keys it signs with. Kept for an hour, and asked for anew as soon as a key is not among them.</summary>
/// <remarks>The library's own manager asks anew in the background, so that the next person too would be turned away after the provider has turned its keys.</remarks>
internal sealed class ProviderConfiguration(string metadata, HttpDocumentRetriever documents, TimeProvider clock) : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim one = new(1, 1);
    private volatile OpenIdConnectConfiguration? known;
    private long askAt;

    /// <summary>What was published last; the older one while the provider cannot be reached.</summary>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (known is { } current && IsFresh) return current;
        await one.WaitAsync(cancel);
        try
        {
            if (known is { } meanwhile && IsFresh) return meanwhile;
            known = await OpenIdConnectConfigurationRetriever.GetAsync(metadata, documents, cancel);
            Volatile.Write(ref askAt, (clock.GetUtcNow() + Kept).UtcTicks);
        }
        catch (Exception e) when (known is not null && e is HttpRequestException or IOException or InvalidOperationException)
        {
            Volatile.Write(ref askAt, (clock.GetUtcNow() + TryAgain).UtcTicks);
        }
        finally
        {
            one.Release();
        }

        return known;
    }

    /// <summary>Has the next question lead to the provider.</summary>
    public void RequestRefresh() => Volatile.Write(ref askAt, 0);

    private bool IsFresh => clock.GetUtcNow().UtcTicks < Volatile.Read(ref askAt);

    public void Dispose() => one.Dispose();
}
