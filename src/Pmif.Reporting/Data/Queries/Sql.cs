using System.Collections.Concurrent;

namespace Pmif.Reporting.Data;

/// <summary>The text of the statements in this folder.</summary>
internal static class Sql
{
    private static readonly ConcurrentDictionary<string, string> Texts = new();

    public static string Of(string name) => Texts.GetOrAdd(name, static name =>
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream($"{name}.sql")
            ?? throw new InvalidOperationException($"There is no statement {name}.sql.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
