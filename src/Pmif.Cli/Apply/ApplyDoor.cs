using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Pmif.Cli.Http;

namespace Pmif.Cli.Apply;

/// <summary>The REST doors of the registers, as an administrator.</summary>
internal sealed class ApplyDoor(PatientSender sender, Uri measures, string key)
{
    /// <returns>The answer, or the refusal of what was sent.</returns>
    /// <exception cref="CommandFailed">The key may not do this, or Measures cannot be reached: going on is no use.</exception>
    public async Task<(JsonNode? Answer, Refusal? Refused)> PutAsync(string path, JsonNode body, CancellationToken cancellation)
    {
        using var response = await sender.SendAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Put, new Uri(measures, path))
            {
                Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            return request;
        }, cancellation);
        if (response.IsSuccessStatusCode)
            return (JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation)), null);
        if (Refusal.ExitOf(response.StatusCode) != ExitCode.Rejected)
            throw await Refusal.ReadAsync(response, $"PUT {path}", cancellation);
        return (null, Refusal.Parse(await response.Content.ReadAsByteArrayAsync(cancellation)) ?? new Refusal(null, response.ReasonPhrase, null));
    }
}
