namespace Pmif.AppHost.Local;

/// <summary>Where the machine keeps PostgreSQL's programs, and whom they run as.</summary>
internal static class PostgresBinaries
{
    /// <summary>PostgreSQL refuses to run as root; then Debian's own user for it is taken.</summary>
    public static string? User => Signals.IsRoot ? Postgres.Administrator : null;

    public static string Path(string program) => Executables.Find(program, NewestFirst())
        ?? throw new LocalEngineException("PostgreSQL 15 or later is not installed (Debian, Ubuntu: apt install postgresql).");

    public static void GiveToUser(string folder)
    {
        if (User is { } user)
        {
            using var chown = System.Diagnostics.Process.Start("chown", ["-R", $"{user}:{user}", folder]);
            chown.WaitForExit();
        }
    }

    private static IEnumerable<string> NewestFirst() =>
        from folder in Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql") : []
        let version = int.TryParse(System.IO.Path.GetFileName(folder), out var number) ? number : 0
        where version >= 15
        orderby version descending
        select System.IO.Path.Combine(folder, "bin");
}
