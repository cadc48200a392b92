using System.Net;

namespace Pmif.Cli.Http;

/// <summary>Sends a request again while the service cannot be reached or says that it is not ready. Every other answer is the caller's.</summary>
internal sealed class PatientSender(HttpClient http, Patience patience, TimeProvider time, Action<string> say)
{
    /// <param name="make">Makes the request anew for each try.</param>
    /// <param name="cancellation">Stops at once.</param>
    /// <exception cref="CommandFailed">The service could not be reached in time.</exception>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        var waited = TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            using var request = make();
            var (response, trouble) = await TryAsync(request, cancellation);
            if (response is not null && !IsPassing(response.StatusCode))
                return response;
            var asked = response?.Headers.RetryAfter?.Delta;
            trouble ??= $"the service answered {(int)response!.StatusCode}";
            response?.Dispose();
            if (patience.Next(attempt, waited, asked) is not { } wait)
                throw new CommandFailed(ExitCode.CannotReach,
                    $"cannot reach {request.RequestUri!.GetLeftPart(UriPartial.Authority)} after {attempt} tries: {trouble}");
            // The first tries and then one in ten: a log should show the wait and not drown in it.
            if (attempt <= 3 || attempt % 10 == 0)
                say($"{request.RequestUri!.Authority}: {trouble}; trying again in {wait.TotalSeconds:0.#} s");
            await Task.Delay(wait, time, cancellation);
            waited += wait;
        }
    }

    private async Task<(HttpResponseMessage? Response, string? Trouble)> TryAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return (await http.SendAsync(request, cancellation), null);
        }
        catch (HttpRequestException e)
        {
            return (null, e.InnerException?.Message ?? e.Message);
        }
        catch (TaskCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            return (null, e.InnerException?.Message ?? "no answer in time");
        }
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
