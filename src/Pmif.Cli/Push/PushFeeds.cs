using Pmif.Cli.Http;

namespace Pmif.Cli.Push;

internal sealed record PushRequest(
    IReadOnlyList<string> Files, string Url, string? Key, string Mode, bool DryRun, string? IdempotencyKey, string? Format, bool Json)
{
    /// <summary>Whose shape the files have; null for our own.</summary>
    public string? Adapter { get; init; }

    /// <summary>The feed contract that they are sent under; null for the only one of the source.</summary>
    public string? Feed { get; init; }

    /// <summary>Where the files go; a usage error where the key or the address is none.</summary>
    public SubmissionTarget Target() => string.IsNullOrWhiteSpace(Key)
        ? throw new CommandFailed(ExitCode.Usage, "no API key: give --key or set PMIF_API_KEY")
        : new(ServiceHttp.Address(Url), Key, Mode, DryRun, Adapter, Feed);

    /// <summary>Shows a receipt in the form that was asked for.</summary>
    public void Print(Surroundings around, string name, SubmissionAnswer answer, SubmissionTarget target)
    {
        if (Json)
            around.Out.WriteLine(answer.Json);
        else
            ReceiptPrinter.Print(around, name, answer.Receipt, target.IssuesAddress(answer.Receipt.Id));
    }
}

/// <summary>Sends files one after another, in the order given, since a later file may correct an earlier one.</summary>
internal sealed class PushFeeds(Surroundings around)
{
    public async Task<int> RunAsync(PushRequest request, CancellationToken cancellation)
    {
        var target = request.Target();
        var progress = new PushProgress(around);
        using var http = ServiceHttp.Create();
        var client = new SubmissionClient(new PatientSender(http, around.Patience ?? Patience.Push, around.Time, progress.Say));

        var worst = ExitCode.Accepted;
        foreach (var name in request.Files)
        {
            try
            {
                await using var feed = await FeedFile.OpenAsync(name, request.Format, around.OpenInput, cancellation);
                var answer = await progress.ShowAsync(feed.Name, feed.Length, report =>
                    client.SendAsync(target, feed, request.IdempotencyKey, report, cancellation));
                worst = ExitCode.Worst(worst, answer.Receipt.ExitCode);
                request.Print(around, feed.Name, answer, target);
            }
            catch (CommandFailed failed) when (failed.ExitCode == ExitCode.Rejected)
            {
                worst = ExitCode.Worst(worst, failed.ExitCode);
                await around.Error.WriteLineAsync($"pmif: {PlainText.Of(failed.Message)}");
            }
        }
        return worst;
    }
}
