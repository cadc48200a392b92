using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;

namespace Pmif.Measures.Tests.Features.Submissions.Adapters;

/// <summary>
/// All published files, twice, and every figure read back: some minutes, so only on request, with the folder of the files in
/// <c>PMIF_ONS_FOLDER</c>. docs/integrators/feed-adapters.md says how.
/// </summary>
public sealed class AllOnsFilesTests(OnsService ons) : IClassFixture<OnsService>
{
    [Fact(Explicit = true), Trait("Run", "on-request")]
    public async Task Every_row_of_every_file_goes_in_once_and_reads_back_as_published()
    {
        var folder = Environment.GetEnvironmentVariable("PMIF_ONS_FOLDER");
        Assert.True(Directory.Exists(folder), "PMIF_ONS_FOLDER names the folder of the files");
        string[] files = [.. Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var started = TimeProvider.System.GetTimestamp();

        var first = await Push(files);
        Say($"{files.Length} files, {first.Sum(receipt => Row(receipt, "received"))} rows: {Total(first)}; {Seconds(started)}");
        foreach (var code in first.SelectMany(receipt => receipt["issues"]!.AsArray()).CountBy(issue => (string)issue!["code"]!))
            Say($"  {code.Key} {code.Value}");
        var second = await Push(files);
        Say($"again: {Total(second)}; {Seconds(started)}");

        Assert.Equal(300_041, first.Sum(receipt => Row(receipt, "received")));
        Assert.Equal((0, 0), (second.Sum(receipt => Row(receipt, "inserted")), second.Sum(receipt => Row(receipt, "updated"))));
        Assert.Equal(first.Select(receipt => Row(receipt, "rejected")), second.Select(receipt => Row(receipt, "rejected")));
        var codes = await Codes();
        var expected = new Dictionary<(string, string), Dictionary<string, Published>>();
        foreach (var (file, receipt) in files.Zip(first))
            await Expect(file, receipt, codes, expected);
        Assert.Equal(first.Sum(receipt => Row(receipt, "inserted")), expected.Sum(series => series.Value.Count));

        var compared = 0;
        await Parallel.ForEachAsync(expected, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (series, stop) =>
            Interlocked.Add(ref compared, await Compare(series.Key.Item1, series.Key.Item2, series.Value, stop)));
        Say($"{expected.Count} series, {compared} figures read back over REST and equal; {Seconds(started)}");
    }

    private async Task<List<JsonNode>> Push(string[] files)
    {
        var run = await CommandLine.Run(ons.Measures.Address, ["push", "--adapter", "ons", "--json", .. files]);
        Assert.True(run.ExitCode == 1, run.Error);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    // Feed to code, from the list of measures itself.
    private async Task<Dictionary<string, string>> Codes()
    {
        var list = JsonNode.Parse(await ons.Administrator.GetStringAsync("/v1/measures?limit=1000"))!;
        return list["items"]!.AsArray().SelectMany(item => item!["feeds"]!.AsArray().Select(feed => ((string)feed!, (string)item["code"]!)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
    }

    // What the rows that were not refused say, read from the file by other means than the adapter's.
    private static async Task Expect(string file, JsonNode receipt, Dictionary<string, string> codes, Dictionary<(string, string), Dictionary<string, Published>> expected)
    {
        var warned = new HashSet<string> { "measures.value-outside-interval" };
        var refused = receipt["issues"]!.AsArray().Where(issue => !warned.Contains((string)issue!["code"]!)).Select(issue => (int)issue!["row"]!).ToHashSet();
        Assert.Equal(Row(receipt, "rejected"), refused.Count);
        await using var csv = CsvReader.Create(File.OpenRead(file), new CsvReaderOptions { Separator = ',', HasHeader = false });
        Assert.True(await csv.ReadAsync());
        string[] header = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
        string Cell(string name) => Array.FindIndex(header, column => column.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? csv.GetString(at) : "";
        var row = 0;
        while (await csv.ReadAsync())
        {
            if (refused.Contains(++row))
                continue;
            var feed = header.Contains("indicator") ? Cell("indicator") : $"columns={string.Join(',', header)}";
            var period = Cell("period") is { Length: 4 } year ? $"{year}-01-01/P1Y" : Cell("period");
            var key = (codes[$"ons:{feed}"], Cell("areacd"));
            if (!expected.TryGetValue(key, out var series))
                expected.Add(key, series = []);
            series.Add(period, new(Cell("observation"), Cell("lci_95"), Cell("uci_95")));
        }
        Assert.Equal(Row(receipt, "received"), row);
    }

    private async Task<int> Compare(string measure, string area, Dictionary<string, Published> published, CancellationToken stop)
    {
        var series = JsonNode.Parse(await ons.Administrator.GetStringAsync($"/v1/measures/{measure}/series?breakdown={area}", stop))!;
        // Beside them stand those that came in under other codes of the same place.
        var points = series["points"]!.AsArray().Where(point => (string?)(point!["receivedAs"] ?? series["breakdown"]) == area && point["rolledUpFrom"] is null).ToList();
        Assert.Equal(published.Count, points.Count);
        foreach (var point in points)
        {
            var (value, lower, upper) = published[(string)point!["period"]!];
            Assert.Equal(($"{measure} {area}", Plain(value), Plain(lower), Plain(upper)),
                ($"{measure} {area}", Plain(point["value"]?.ToJsonString()), Plain(point["lower"]?.ToJsonString()), Plain(point["upper"]?.ToJsonString())));
        }
        return points.Count;
    }

    /// <summary>A number's digits without exponent and closing zeros: equal texts are equal numbers, to the last place.</summary>
    private static string Plain(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var number = text.Split('e', 'E');
        var exponent = number.Length == 2 ? int.Parse(number[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var sign = number[0].StartsWith('-') ? "-" : "";
        var parts = number[0].TrimStart('-').Split('.');
        var digits = new StringBuilder(parts[0]).Append(parts.ElementAtOrDefault(1));
        var point = parts[0].Length + exponent;
        while (point < 0)
        {
            digits.Insert(0, '0');
            point++;
        }
        while (point > digits.Length)
            digits.Append('0');
        var whole = digits.ToString(0, point).TrimStart('0');
        var fraction = digits.ToString(point, digits.Length - point).TrimEnd('0');
        return whole.Length + fraction.Length == 0 ? "0" : $"{sign}{(whole.Length == 0 ? "0" : whole)}{(fraction.Length == 0 ? "" : $".{fraction}")}";
    }

    private static long Row(JsonNode receipt, string count) => (long)receipt["rows"]![count]!;

    private static string Total(List<JsonNode> receipts) =>
        string.Join(", ", new[] { "inserted", "updated", "unchanged", "rejected" }.Select(name => $"{receipts.Sum(receipt => Row(receipt, name))} {name}"));

    private static string Seconds(long started) => $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s";

    private static void Say(string text) => TestContext.Current.SendDiagnosticMessage(text);

    private sealed record Published(string Value, string Lower, string Upper);
}
