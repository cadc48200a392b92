using Pmif.Cli.Http;
using Pmif.Cli.Push;

namespace Pmif.Cli.Samples;

/// <summary>
/// Pushes the first feeds, the sources side by side. Their key is made of the content, so that loading again never
/// puts a sample value back over one that has been corrected since.
/// </summary>
internal sealed class LoadFeeds(Surroundings around, PatientSender sender)
{
    private readonly SubmissionClient _client = new(sender);

    public async Task<int> RunAsync(Uri measures, IReadOnlyList<string> files, SampleKeys keys, CancellationToken cancellation)
    {
        var codes = await Task.WhenAll(files.Select(file => PushAsync(measures, file, keys, cancellation)));
        return codes.Aggregate(ExitCode.Accepted, ExitCode.Worst);
    }

    private async Task<int> PushAsync(Uri measures, string file, SampleKeys keys, CancellationToken cancellation)
    {
        var source = Path.GetFileNameWithoutExtension(file);
        var target = new SubmissionTarget(measures, keys.Of(source), "partial", DryRun: false);
        await using var feed = await FeedFile.OpenAsync(file, format: null, () => Stream.Null, cancellation);
        var answer = await _client.SendAsync(target, feed, $"sample-{source}-{feed.Hash}", _ => { }, cancellation);
        lock (_client)
            ReceiptPrinter.Print(around with { IsTerminal = false }, $"feed {feed.Name}", answer.Receipt, target.IssuesAddress(answer.Receipt.Id));
        return answer.Receipt.ExitCode;
    }
}
