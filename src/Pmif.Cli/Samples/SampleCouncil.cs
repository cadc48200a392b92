using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pmif.Cli.Samples;

/// <summary>
/// The files of a sample council. Only <c>framework.yaml</c> and <c>measures.json</c> must be there;
/// every JSON file is an array whose items are bodies of the REST contract with their codes inside.
/// </summary>
internal sealed class SampleCouncil
{
    private readonly DirectoryInfo _council;
    private readonly DirectoryInfo? _benchmarking;

    private SampleCouncil(DirectoryInfo council, DirectoryInfo? benchmarking) => (_council, _benchmarking) = (council, benchmarking);

    public string Name => _council.Name;

    public string Framework => In(_council, "framework.yaml");

    public IReadOnlyList<SampleItem> Breakdowns => Items(In(_council, "breakdowns.json"), "code");

    public IReadOnlyList<SampleItem> Measures => Items(In(_council, "measures.json"), "code");

    public IReadOnlyList<SampleItem> Targets => Items(In(_council, "targets.json"), "measure");

    public IReadOnlyList<SampleItem> Commentary => Items(In(_council, "commentary.json"), "measure");

    public IReadOnlyList<SampleItem> FeedContracts => Items(In(_council, "feed-contracts.json"), "code");

    public IReadOnlyList<SampleItem> Risks => Items(In(_council, "risks.json"), "code");

    public IReadOnlyList<SampleItem> Groups => Items(InBenchmarking("groups.json"), "code");

    public string? Areas => InBenchmarking("areas.csv");

    public string? ComparatorValues => InBenchmarking("values.csv");

    /// <summary>The first feeds, one file for each source and named after it.</summary>
    public IReadOnlyList<string> Feeds
    {
        get
        {
            var folder = In(_council, Path.Combine("feeds", "initial"));
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)] : [];
        }
    }

    public static SampleCouncil Open(DirectoryInfo council, DirectoryInfo? benchmarking)
    {
        foreach (var needed in new[] { "framework.yaml", "measures.json" })
            if (!File.Exists(In(council, needed)))
                throw new CommandFailed(ExitCode.Usage, $"{council} is no sample council: it has no {needed}");
        if (benchmarking is { Exists: false })
            throw new CommandFailed(ExitCode.Usage, $"there is no folder {benchmarking}");
        var beside = new DirectoryInfo(In(council, Path.Combine("..", "benchmarking")));
        return new(council, benchmarking ?? (beside.Exists ? beside : null));
    }

    private static string In(DirectoryInfo folder, string name) => Path.Combine(folder.FullName, name);

    private string? InBenchmarking(string name) =>
        _benchmarking is not null && File.Exists(In(_benchmarking, name)) ? In(_benchmarking, name) : null;

    private static SampleItem[] Items(string? path, string codeField)
    {
        if (path is null || !File.Exists(path))
            return [];
        try
        {
            using var file = File.OpenRead(path);
            return [.. JsonNode.Parse(file)!.AsArray().Select(item => SampleItem.From(item, codeField))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new CommandFailed(ExitCode.Usage, $"{path}: {e.Message}");
        }
    }
}

/// <summary>One body of the REST contract, and the code it is put under.</summary>
internal sealed record SampleItem(string Code, JsonObject Body)
{
    /// <exception cref="InvalidOperationException">The item is no object, or has no code.</exception>
    public static SampleItem From(JsonNode? item, string codeField) =>
        item is JsonObject body && body[codeField] is JsonValue code
            ? new(code.GetValue<string>(), body)
            : throw new InvalidOperationException($"each item is an object with '{codeField}'");
}
