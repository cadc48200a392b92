namespace Pmif.AppHost.Local;

internal static class Executables
{
    private static readonly string[] AlsoIn = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

    public static string? Find(string name, params IEnumerable<string> preferred) =>
        preferred.Concat(Path()).Concat(AlsoIn).Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static string[] Path() =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
}
