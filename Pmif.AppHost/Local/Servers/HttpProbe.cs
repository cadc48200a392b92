namespace Pmif.AppHost.Local;

internal static class HttpProbe
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>True when this address answers with a success.</summary>
    public static async Task<bool> Answers(Uri address, CancellationToken ct)
    {
        try
        {
            using var answer = await Client.GetAsync(address, ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
