using System.Net.Http.Headers;
using System.Net.Http.Json;
using Pmif.Cli.Http;

namespace Pmif.Cli.Audit;

/// <summary>Sends what is asked of a trail to its service.</summary>
internal sealed class AuditDoor(string? key, Func<string, Uri> addressOf)
{
    private readonly HttpClient http = ServiceHttp.Create();

    /// <summary>The answer, its body still to be read; anything but a success that is not <paramref name="accepted"/> ends the command.</summary>
    public async Task<HttpResponseMessage> Post(string service, string path, object? body, CancellationToken cancellation, System.Net.HttpStatusCode? accepted = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(addressOf(service), path));
        if (body is not null) request.Content = JsonContent.Create(body);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return response.IsSuccessStatusCode || response.StatusCode == accepted ? response : throw await Refusal.ReadAsync(response, service, cancellation);
        }
        catch (HttpRequestException e)
        {
            throw new CommandFailed(ExitCode.CannotReach, $"{service} at {addressOf(service)}: {e.Message}");
        }
    }
}
