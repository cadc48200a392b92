namespace Pmif.Benchmarking.Data.Queries;

internal static class SqlText
{
    /// <summary>The text of a <c>.sql</c> file of this folder.</summary>
    public static string Of(string name)
    {
        using var stream = typeof(SqlText).Assembly.GetManifestResourceStream(name + ".sql")
            ?? throw new InvalidOperationException($"There is no {name}.sql among the queries.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
