using System.CommandLine;
using Pmif.Cli.Watch;

namespace Pmif.Cli.Push;

/// <summary><c>pmif push FILE…</c>: sends feeds to Measures and prints the receipts.</summary>
internal static class PushCommand
{
    private const string LocalMeasures = "http://localhost:8102";

    public static Command Create(Surroundings around)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "CSV, JSON or NDJSON, plain or gzip; - reads the standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var url = new Option<string?>("--url") { Description = $"Address of Measures (else services__measures__http__0, else {LocalMeasures})." };
        var key = new Option<string?>("--key") { Description = "API key of the source (else PMIF_API_KEY, which keeps it out of process lists)." };
        var mode = new Option<string>("--mode") { Description = "partial stores the good rows; atomic stores all or nothing.", DefaultValueFactory = _ => "partial" };
        mode.AcceptOnlyFromAmong("partial", "atomic");
        var dryRun = new Option<bool>("--dry-run") { Description = "Checks every row and stores nothing." };
        var repeat = new Option<string?>("--idempotency-key") { Description = "Same key and same content: the first answer again. Else one key per run and file, for its own retries." };
        var format = new Option<string?>("--format") { Description = "csv, json or ndjson, where the file's name does not say." };
        format.AcceptOnlyFromAmong("csv", "json", "ndjson");
        var adapter = new Option<string?>("--adapter") { Description = "ons, fingertips or lgbf: the files are as that publisher makes them." };
        adapter.AcceptOnlyFromAmong("ons", "fingertips", "lgbf");
        var feed = new Option<string?>("--feed") { Description = "Code of the feed contract that the files are sent under (else the only one of the source)." };
        var watch = new Option<string?>("--watch") { Description = "Sends the files of this folder as they become complete and moves them to done/ or failed/ with their receipts.", HelpName = "FOLDER" };
        var once = new Option<bool>("--once") { Description = "With --watch: deals with the files that are there and ends." };
        var json = new Option<bool>("--json") { Description = "Prints each receipt as JSON on its own line." };

        var command = new Command("push", "Sends feeds to Measures and prints the receipts.") { files, url, key, mode, dryRun, repeat, format, adapter, feed, watch, once, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(repeat) is not null && result.GetValue(files) is { Length: > 1 })
                result.AddError("--idempotency-key goes with one file.");
            var isWatch = result.GetValue(watch) is not null;
            if (isWatch == result.GetValue(files) is { Length: > 0 })
                result.AddError("Give files to send, or --watch FOLDER.");
            if (isWatch && (result.GetValue(repeat) is not null || result.GetValue(dryRun)))
                result.AddError("--idempotency-key and --dry-run do not go with --watch.");
            if (result.GetValue(once) && !isWatch)
                result.AddError("--once goes with --watch.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            var request = new PushRequest(
                parsed.GetValue(files) ?? [],
                parsed.GetValue(url) ?? around.Variable("services__measures__http__0") ?? LocalMeasures,
                parsed.GetValue(key) ?? around.Variable("PMIF_API_KEY"),
                parsed.GetRequiredValue(mode), parsed.GetValue(dryRun), parsed.GetValue(repeat), parsed.GetValue(format), parsed.GetValue(json))
            { Adapter = parsed.GetValue(adapter), Feed = parsed.GetValue(feed) };
            return parsed.GetValue(watch) is { } folder
                ? new WatchFolder(around, request, folder).RunAsync(parsed.GetValue(once), cancellation)
                : new PushFeeds(around).RunAsync(request, cancellation);
        });
        return command;
    }
}
