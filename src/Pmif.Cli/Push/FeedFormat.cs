namespace Pmif.Cli.Push;

internal static class FeedFormat
{
    /// <summary>The format a file's name tells: <c>.csv</c>, <c>.json</c>, <c>.ndjson</c> or <c>.jsonl</c>, with or without <c>.gz</c>.</summary>
    public static string OfName(string name)
    {
        var bare = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Path.GetExtension(bare).ToLowerInvariant() switch
        {
            ".csv" => "csv",
            ".json" => "json",
            ".ndjson" or ".jsonl" => "ndjson",
            _ => throw new CommandFailed(ExitCode.Usage, $"cannot tell what {name} holds: its name should end in .csv, .json or .ndjson, or give --format"),
        };
    }

    public static string ContentType(string format) => format switch
    {
        "csv" => "text/csv",
        "json" => "application/json",
        "ndjson" => "application/x-ndjson",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
