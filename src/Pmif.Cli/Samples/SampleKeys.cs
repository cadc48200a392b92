namespace Pmif.Cli.Samples;

/// <summary>Whose key a feed is sent with: its source's own where it has one, else the administrator's.</summary>
internal sealed record SampleKeys(string Administrator, IReadOnlyDictionary<string, string> Sources)
{
    private static readonly string[] Demo = ["hr", "finance", "complaints"];

    /// <param name="administrator">Key of an administrator.</param>
    /// <param name="pairs">Each <c>SOURCE=KEY</c>.</param>
    public static SampleKeys From(string administrator, IEnumerable<string> pairs)
    {
        var sources = Demo.ToDictionary(source => source, source => $"pmif_demo_{source}");
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == pair.Length - 1)
                throw new CommandFailed(ExitCode.Usage, "--key is written SOURCE=KEY");
            sources[pair[..at]] = pair[(at + 1)..];
        }
        return new(administrator, sources);
    }

    public string Of(string source) => Sources.GetValueOrDefault(source, Administrator);
}
