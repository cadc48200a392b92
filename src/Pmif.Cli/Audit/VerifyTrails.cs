using System.Globalization;
using System.Text.Json;

namespace Pmif.Cli.Audit;

/// <summary>Has each service check its trail, and tells the verdicts.</summary>
internal sealed class VerifyTrails(Surroundings around, AuditDoor door)
{
    public async Task<int> RunAsync(IReadOnlyList<string> services, IReadOnlyList<string> heads, CancellationToken cancellation)
    {
        if (heads.FirstOrDefault(head => !services.Contains(ServiceOf(head))) is { } stray)
            throw new CommandFailed(ExitCode.Usage, $"'{stray}' is of no service that is asked; it is written service:place:hash");
        var worst = ExitCode.Accepted;
        foreach (var service in services)
        {
            string?[] seen = [.. heads.Where(head => ServiceOf(head) == service)];
            foreach (var head in seen.DefaultIfEmpty(null))
                worst = ExitCode.Worst(worst, await OneAsync(service, head, cancellation));
        }
        return worst;
    }

    private static string ServiceOf(string head) => head.Split(':')[0];

    private async Task<int> OneAsync(string service, string? head, CancellationToken cancellation)
    {
        var query = head is null ? "" : $"?head={Uri.EscapeDataString(head)}";
        using var response = await door.Post(service, $"v1/audit/verify{query}", null, cancellation);
        var verdict = await VerdictAsync(response, service, cancellation)
            ?? throw new CommandFailed(ExitCode.CannotReach, $"{service} stopped before it came to a verdict");
        if (verdict.Flaw is { } flaw)
        {
            await around.Out.WriteLineAsync(PlainText.Of($"{service}: WRONG: {flaw.Message} ({flaw.Code})"));
            return ExitCode.Rejected;
        }
        var waiting = verdict.Waiting == 0 ? "" : Text($", {verdict.Waiting} wait for their place");
        await around.Out.WriteLineAsync(PlainText.Of(Text($"{service}: {verdict.Entries} entries are sound{waiting}; head {verdict.Head}")));
        return ExitCode.Accepted;
    }

    // One line a hundred thousand entries, the verdict last.
    private async Task<Verdict?> VerdictAsync(HttpResponseMessage response, string service, CancellationToken cancellation)
    {
        try
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
            while (await reader.ReadLineAsync(cancellation) is { } text)
            {
                var line = JsonSerializer.Deserialize<Line>(text, JsonSerializerOptions.Web);
                if (line?.Verdict is { } verdict)
                    return verdict;
                await around.Error.WriteLineAsync(Text($"{service}: {line?.Checked} entries so far"));
            }
        }
        catch (Exception e) when (e is IOException or JsonException or HttpRequestException)
        {
            await around.Error.WriteLineAsync(PlainText.Of($"{service}: {e.Message}"));
        }
        return null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Line(long? Checked, Verdict? Verdict);

    private sealed record Verdict(long Entries, long Waiting, string? Head, Flaw? Flaw);

    private sealed record Flaw(string Code, string Message);
}
