using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmif.Cli.Http;

/// <summary>What a service said when it would not do what was asked (application/problem+json).</summary>
internal sealed record Refusal(
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("title")] string? Title,
    [property: JsonPropertyName("detail")] string? Detail)
{
    /// <summary>The failure a command ends with for an answer that is no success.</summary>
    public static async Task<CommandFailed> ReadAsync(HttpResponseMessage response, string what, CancellationToken cancellation)
    {
        var refusal = Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
        var reason = string.Join(": ", new[] { refusal?.Title, refusal?.Detail }.Where(part => !string.IsNullOrWhiteSpace(part)));
        var code = refusal?.Code is { Length: > 0 } stable ? $" ({stable})" : "";
        return new CommandFailed(ExitOf(response.StatusCode),
            $"{what}: {(int)response.StatusCode} {(reason.Length > 0 ? reason : response.ReasonPhrase)}{code}");
    }

    private static int ExitOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExitCode.NotAllowed,
        >= HttpStatusCode.InternalServerError => ExitCode.CannotReach,
        _ => ExitCode.Rejected,
    };

    private static Refusal? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Refusal>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
