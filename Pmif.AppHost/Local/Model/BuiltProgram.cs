using System.Reflection;

namespace Pmif.AppHost.Local;

/// <summary>Finds what a project's build has left, in the same configuration as our own.</summary>
internal static class BuiltProgram
{
    private const string RuntimeConfiguration = ".runtimeconfig.json";

    /// <summary>The folder of the AppHost's project file, which the build writes into the assembly.</summary>
    public static string AppHostDirectory { get; } = typeof(BuiltProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "AppHostDirectory").Value!;

    /// <param name="projectPath">As in AppHost.cs: relative to the AppHost's folder.</param>
    public static string Of(string projectPath)
    {
        var project = Path.GetFullPath(projectPath, AppHostDirectory);
        var output = Path.Combine(Path.GetDirectoryName(project)!, Path.GetRelativePath(AppHostDirectory, AppContext.BaseDirectory));
        var found = Directory.Exists(output) ? Directory.GetFiles(output, "*" + RuntimeConfiguration) : [];
        return found is [var configuration]
            ? configuration[..^RuntimeConfiguration.Length] + ".dll"
            : throw new LocalEngineException($"{Path.GetFileName(projectPath)} is not built: nothing to run in {output}.");
    }
}
