using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pmif.Cli.Http;

namespace Pmif.Cli.Apply;

/// <summary>Puts breakdowns by the thousand; of each list all are stored or none.</summary>
internal sealed partial class ApplyBreakdowns(ApplyDoor door, Surroundings around)
{
    private const int AtOnce = 5_000;
    private const int IssuesShown = 20;

    public async Task<int> RunAsync(IReadOnlyList<ApplyItem> items, CancellationToken cancellation)
    {
        int inserted = 0, updated = 0, unchanged = 0, rejected = 0;
        foreach (var part in items.Chunk(AtOnce))
        {
            var (answer, refusal) = await door.PutAsync("v1/breakdowns", new JsonArray([.. part.Select(item => item.Body.DeepClone())]), cancellation);
            if (refusal is not null)
            {
                rejected += part.Length;
                await TellAsync(refusal, part);
                continue;
            }
            inserted += (int?)answer?["inserted"] ?? 0;
            updated += (int?)answer?["updated"] ?? 0;
            unchanged += (int?)answer?["unchanged"] ?? 0;
        }
        await around.Out.WriteLineAsync($"breakdowns: {items.Count} received, {inserted} inserted, {updated} updated, {unchanged} unchanged, {rejected} rejected");
        return rejected == 0 ? ExitCode.Accepted : rejected == items.Count ? ExitCode.Rejected : ExitCode.AcceptedWithIssues;
    }

    private async Task TellAsync(Refusal refusal, ApplyItem[] part)
    {
        await around.Error.WriteLineAsync($"pmif: {PlainText.Of(refusal.Reason)}");
        foreach (var issue in (refusal.Issues ?? []).Take(IssuesShown))
            await around.Error.WriteLineAsync($"  {PlainText.Of(Where(issue.Path, part))}: {PlainText.Of(issue.Message)} ({PlainText.Of(issue.Code)})");
    }

    private static string Where(string? path, ApplyItem[] part) =>
        Index().Match(path ?? "") is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, out var index) && index < part.Length
            ? $"row {part[index].Row} ({part[index].Code})"
            : path ?? "";

    // A body that cannot be read at all is pointed at by "$[12].kind".
    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Index();
}
