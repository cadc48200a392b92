using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmif.Cli.Http;

/// <summary>What a service said when it would not do what was asked (application/problem+json).</summary>
internal sealed record Refusal(
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("title")] string? Title,
    [property: JsonPropertyName("detail")] string? Detail)
{
    /// <summary>The single things that are wrong, where the service lists them.</summary>
    [JsonPropertyName("issues")]
    public IReadOnlyList<RefusalIssue>? Issues { get; init; }

    /// <summary>The refusal in one line.</summary>
    [JsonIgnore]
    public string Reason =>
        string.Join(": ", new[] { Title, Detail }.Where(part => !string.IsNullOrWhiteSpace(part))) + (Code is { Length: > 0 } stable ? $" ({stable})" : "");

    /// <summary>The failure a command ends with for an answer that is no success.</summary>
    public static async Task<CommandFailed> ReadAsync(HttpResponseMessage response, string what, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        var refusal = Parse(body);
        var reason = string.Join(": ", new[] { refusal?.Title, refusal?.Detail }.Where(part => !string.IsNullOrWhiteSpace(part)));
        var code = refusal?.Code is { Length: > 0 } stable ? $" ({stable})" : "";
        return new CommandFailed(ExitOf(response.StatusCode),
            $"{what}: {(int)response.StatusCode} {(reason.Length > 0 ? reason : response.ReasonPhrase)}{code}")
        {
            Answer = refusal is null ? null : Encoding.UTF8.GetString(body),
        };
    }

    /// <summary>A refusal of our own, in the shape of the service's.</summary>
    public static string ToJson(string code, string title) => JsonSerializer.Serialize(new { code, title }, JsonSerializerOptions.Web);

    public static int ExitOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExitCode.NotAllowed,
        >= HttpStatusCode.InternalServerError => ExitCode.CannotReach,
        _ => ExitCode.Rejected,
    };

    public static Refusal? Parse(string body) => Parse(Encoding.UTF8.GetBytes(body));

    public static Refusal? Parse(ReadOnlySpan<byte> body)
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

/// <summary>One thing that is wrong, and where in what was sent.</summary>
internal sealed record RefusalIssue(
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("message")] string? Message,
    [property: JsonPropertyName("path")] string? Path);
