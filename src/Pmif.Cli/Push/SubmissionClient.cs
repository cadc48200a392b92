using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Pmif.Cli.Http;

namespace Pmif.Cli.Push;

/// <summary>Where feeds go and how they are taken.</summary>
internal sealed record SubmissionTarget(Uri Service, string Key, string Mode, bool DryRun, string? Adapter = null, string? Feed = null)
{
    public Uri Address => new(Service, $"v1/submissions?mode={Mode}&dryRun={(DryRun ? "true" : "false")}{Option("adapter", Adapter)}{Option("feed", Feed)}");

    private static string Option(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    public Uri IssuesAddress(string id) => new(Service, $"v1/submissions/{Uri.EscapeDataString(id)}/issues");
}

/// <summary>A receipt, and the very text it came in.</summary>
internal sealed record SubmissionAnswer(Receipt Receipt, string Json);

/// <summary>Sends one feed to Measures.</summary>
internal sealed class SubmissionClient(PatientSender sender)
{
    private const int MostAttempts = 5;

    // One key for each run: its retries repeat nothing, while a later run of the same file is looked at again.
    // A key made of the content alone would answer an old receipt when a file is sent to undo a correction.
    private readonly string _run = Guid.NewGuid().ToString("N");

    /// <param name="target">Where it goes.</param>
    /// <param name="feed">What is sent.</param>
    /// <param name="idempotencyKey">The caller's own key, if any.</param>
    /// <param name="report">Told the bytes sent so far.</param>
    /// <param name="cancellation">Stops at once.</param>
    /// <exception cref="CommandFailed">Measures would not take the feed, or could not be reached.</exception>
    public async Task<SubmissionAnswer> SendAsync(
        SubmissionTarget target, FeedFile feed, string? idempotencyKey, Action<long> report, CancellationToken cancellation)
    {
        var key = idempotencyKey ?? KeyOf(feed.Hash, target.Address, _run);
        for (var attempt = 1; ; attempt++)
        {
            using var response = await sender.SendAsync(() => Request(target, feed, key, report), cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity && Receipt.TryParse(text) is { } receipt)
                return new SubmissionAnswer(receipt, text);
            // A definition changed while its values were read: the service asks for them again.
            if (attempt == MostAttempts || Refusal.Parse(text) is not { Code: "measures.catalogue-changed" })
                throw await Refusal.ReadAsync(response, feed.Name, cancellation);
        }
    }

    private static HttpRequestMessage Request(SubmissionTarget target, FeedFile feed, string idempotencyKey, Action<long> report)
    {
        var content = new FeedContent(feed, report);
        content.Headers.ContentType = new MediaTypeHeaderValue(feed.ContentType);
        if (feed.IsGzip)
            content.Headers.ContentEncoding.Add("gzip");
        content.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(feed.Hash))}:");
        var request = new HttpRequestMessage(HttpMethod.Post, target.Address) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", target.Key);
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        // A refusal (no key, too large) then arrives before the body has been sent in vain.
        request.Headers.ExpectContinue = true;
        return request;
    }

    private static string KeyOf(string hash, Uri address, string run) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{hash} {address} {run}")));
}
