namespace Pmif.Measures.Data;

/// <summary>SQL that is built into the assembly beside the code that runs it.</summary>
internal static class SqlFile
{
    public static string Read(string name)
    {
        var full = $"Pmif.Measures.Data.{name}";
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream(full)
            ?? throw new InvalidOperationException($"There is no resource {full}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The statements of a file, which are set apart by an empty line after each semicolon.</summary>
    public static string[] ReadStatements(string name) => Read(name).Split(";\n\n").Select(statement => statement.Trim().TrimEnd(';')).ToArray();
}
