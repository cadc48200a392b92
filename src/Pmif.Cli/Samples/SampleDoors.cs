using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pmif.Cli.Http;
using Pmif.Cli.Push;

namespace Pmif.Cli.Samples;

/// <summary>The REST calls that loading needs, as an administrator. An answer that is no success ends the load with its reason.</summary>
internal sealed class SampleDoors(PatientSender sender, string key)
{
    public async Task PutAsync(Uri address, SampleItem item, CancellationToken cancellation) =>
        await SendAsync(HttpMethod.Put, address, () => new StringContent(item.Body.ToJsonString(), Encoding.UTF8, "application/json"), cancellation);

    /// <summary>Puts a commentary where nobody has written one; one that stands is left as it is. Whether it was put.</summary>
    public async Task<bool> PutCommentaryAsync(Uri measures, SampleItem item, CancellationToken cancellation)
    {
        var query = $"period={Uri.EscapeDataString((string?)item.Body["period"] ?? "")}&breakdown={Uri.EscapeDataString((string?)item.Body["breakdown"] ?? "")}";
        var address = new Uri(measures, $"v1/measures/{Uri.EscapeDataString(item.Code)}/commentary?{query}");
        var body = new JsonObject { ["text"] = (string?)item.Body["text"], ["against"] = 0 }.ToJsonString();
        using var response = await AnswerAsync(HttpMethod.Put, address, () => new StringContent(body, Encoding.UTF8, "application/json"), cancellation);
        if (response.StatusCode == System.Net.HttpStatusCode.PreconditionFailed)
            return false;
        return response.IsSuccessStatusCode ? true : throw await Refusal.ReadAsync(response, $"PUT {address}", cancellation);
    }

    public async Task PutFileAsync(Uri address, string file, string contentType, CancellationToken cancellation) =>
        await SendAsync(HttpMethod.Put, address, () => FileContent(file, contentType), cancellation);

    /// <summary>Sends a file of rows; the counts of its receipt in words.</summary>
    public async Task<string> PostFileAsync(Uri address, string file, string contentType, CancellationToken cancellation)
    {
        var rows = JsonNode.Parse(await SendAsync(HttpMethod.Post, address, () => FileContent(file, contentType), cancellation))?["rows"];
        return rows is JsonObject counts
            ? string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"))
            : "no counts";
    }

    /// <summary>Whether Risk holds every one of <paramref name="risks"/>; false where there are none to look for.</summary>
    public async Task<bool> HasRisksAsync(Uri risk, IReadOnlyList<SampleItem> risks, CancellationToken cancellation)
    {
        if (risks.Count == 0)
            return false;
        var answer = JsonNode.Parse(await SendAsync(HttpMethod.Get, new Uri(risk, "v1/risks?limit=1000"), () => null, cancellation));
        var held = (answer?["items"]?.AsArray() ?? []).Select(item => (string?)item?["code"]).ToHashSet();
        return risks.All(item => held.Contains(item.Code));
    }

    private async Task<string> SendAsync(HttpMethod method, Uri address, Func<HttpContent?> content, CancellationToken cancellation)
    {
        using var response = await AnswerAsync(method, address, content, cancellation);
        if (!response.IsSuccessStatusCode)
            throw await Refusal.ReadAsync(response, $"{method} {address}", cancellation);
        return await response.Content.ReadAsStringAsync(cancellation);
    }

    private Task<HttpResponseMessage> AnswerAsync(HttpMethod method, Uri address, Func<HttpContent?> content, CancellationToken cancellation) => sender.SendAsync(() =>
    {
        var request = new HttpRequestMessage(method, address) { Content = content() };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }, cancellation);

    private static StreamContent FileContent(string file, string contentType) =>
        new(File.OpenRead(file)) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } };
}
