using Pmif.Cli.Http;
using Pmif.Cli.Push;

namespace Pmif.Cli.Watch;

/// <summary>
/// <c>pmif push --watch FOLDER</c>: sends files as they become complete and files them away with their receipts. What cannot be sent because the
/// service is away stays where it is until it is back.
/// </summary>
internal sealed class WatchFolder(Surroundings around, PushRequest request, string folder)
{
    private readonly Pace pace = around.Pace;
    private readonly string folder = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
    private readonly PushProgress progress = new(around);
    private int done, failed;

    /// <param name="once">Deals with what is there and ends.</param>
    /// <param name="cancellation">Ends it at once; a file on its way stays and is sent again by the next run.</param>
    /// <returns>The exit code: with <paramref name="once"/> that of the worst file.</returns>
    public async Task<int> RunAsync(bool once, CancellationToken cancellation)
    {
        var target = request.Target();
        if (!Directory.Exists(folder))
            throw new CommandFailed(ExitCode.Usage, $"there is no folder {folder}");
        await using var alone = WatchLock.Take(folder);
        using var http = ServiceHttp.Create();
        var sender = new SubmissionClient(new PatientSender(http, around.Patience ?? Patience.Push, around.Time, progress.Say));
        var inbox = new Inbox(folder, pace.Settle, around.Time);
        try
        {
            if (once)
                return await RunOnceAsync(inbox, target, sender, cancellation);
            await WatchAsync(inbox, target, sender, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && !once)
        {
            progress.Say($"ended: {done} files to {Filing.Done}, {failed} to {Filing.Failed}");
        }
        return ExitCode.Accepted;
    }

    private async Task<int> RunOnceAsync(Inbox inbox, SubmissionTarget target, SubmissionClient sender, CancellationToken cancellation)
    {
        var start = around.Time.GetTimestamp();
        var complete = inbox.Complete();
        while (inbox.HasUnsettled && around.Time.GetElapsedTime(start) < 2 * pace.Settle)
        {
            await Task.Delay(pace.Look, around.Time, cancellation);
            complete = inbox.Complete();
        }
        var worst = ExitCode.Accepted;
        foreach (var file in complete)
            worst = ExitCode.Worst(worst, await TakeAsync(file, inbox, target, sender, cancellation));
        if (inbox.HasUnsettled)
            progress.Say("some files are still being written; they stay for the next run");
        return worst;
    }

    private async Task WatchAsync(Inbox inbox, SubmissionTarget target, SubmissionClient sender, CancellationToken cancellation)
    {
        progress.Say($"watching {folder}");
        var failures = 0;
        while (true)
        {
            try
            {
                foreach (var file in inbox.Complete())
                {
                    await TakeAsync(file, inbox, target, sender, cancellation);
                    failures = 0;
                }
                await Task.Delay(pace.Look, around.Time, cancellation);
            }
            catch (CommandFailed away) when (away.ExitCode == ExitCode.CannotReach)
            {
                var wait = pace.Wait(++failures);
                progress.Say($"{PlainText.Of(away.Message)}; the files stay, looking again in {wait.TotalSeconds:0.#} s");
                await Task.Delay(wait, around.Time, cancellation);
            }
        }
    }

    private async Task<int> TakeAsync(Arrival file, Inbox inbox, SubmissionTarget target, SubmissionClient sender, CancellationToken cancellation)
    {
        var (code, receipt, say) = await SendAsync(file, target, sender, cancellation);
        if (!file.IsUnchanged())
        {
            inbox.Forget(file);
            progress.Say($"{PlainText.Of(file.Name)} changed while it was sent; what is there now is sent anew");
            return ExitCode.Accepted;
        }
        var isDone = code is ExitCode.Accepted or ExitCode.AcceptedWithIssues;
        _ = isDone ? done++ : failed++;
        var filed = Filing.File(file, isDone ? Filing.Done : Filing.Failed, receipt);
        say();
        progress.Say($"{PlainText.Of(file.Name)} is now {PlainText.Of(filed)}");
        return code;
    }

    private async Task<(int Code, string Receipt, Action Say)> SendAsync(Arrival file, SubmissionTarget target, SubmissionClient sender, CancellationToken cancellation)
    {
        try
        {
            await using var feed = await FeedFile.OpenAsync(file.Path, request.Format, around.OpenInput, cancellation);
            var answer = await progress.ShowAsync(feed.Name, feed.Length, report =>
                sender.SendAsync(target, feed, file.KeyOf(feed.Hash, target.Address), report, cancellation));
            return (answer.Receipt.ExitCode, answer.Json, () => request.Print(around, feed.Name, answer, target));
        }
        catch (CommandFailed refused) when (refused.ExitCode is ExitCode.Rejected or ExitCode.Usage)
        {
            return (ExitCode.Rejected, refused.Answer ?? Refusal.ToJson("cli.file-not-sent", refused.Message), () => around.Error.WriteLine($"pmif: {PlainText.Of(refused.Message)}"));
        }
    }
}
