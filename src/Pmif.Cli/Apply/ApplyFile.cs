using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pmif.Cli.Apply;

/// <summary>One body of the REST contract, the code it is put under, and the row it came from.</summary>
internal sealed record ApplyItem(int Row, string Code, JsonObject Body);

/// <summary>Reads definitions from CSV or JSON. Everything wrong with the file is told before anything is sent.</summary>
internal static class ApplyFile
{
    public static async Task<IReadOnlyList<ApplyItem>> ReadAsync(FileInfo file, Func<Table, IReadOnlyList<ApplyItem>> read, CancellationToken cancellation)
    {
        try
        {
            await using var content = file.OpenRead();
            return file.Extension.ToLowerInvariant() switch
            {
                ".json" => Items(await JsonNode.ParseAsync(content, cancellationToken: cancellation)),
                ".csv" => read(await Table.ReadAsync(content, cancellation)),
                _ => throw new CommandFailed(ExitCode.Usage, $"{file.Name} is neither .csv nor .json"),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCode.Usage, $"cannot read {file.Name}: {e.Message}");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new CommandFailed(ExitCode.Rejected, $"{file.Name}: {e.Message}");
        }
    }

    private static List<ApplyItem> Items(JsonNode? root)
    {
        if (root is not JsonArray items)
            throw new FormatException("the file is no JSON array");
        return [.. items.Select((item, index) => item is JsonObject body && body["code"] is JsonValue code && code.TryGetValue<string>(out var text)
            ? new ApplyItem(index + 1, text, body)
            : throw new FormatException($"row {index + 1} is no object with a code"))];
    }
}
