using System.Globalization;

namespace Pmif.AppHost.Local;

/// <summary>How to run the suite: what the command line says, and what is found on the machine.</summary>
internal sealed record EngineOptions(string Data, Dashboard? Dashboard)
{
    private const int DefaultPortBase = 8000;

    /// <summary><c>--data DIR</c>, <c>--port-base N</c> (0 takes free ports), <c>--no-dashboard</c>.</summary>
    public static EngineOptions From(string[] arguments)
    {
        var root = Path.GetFullPath("..", BuiltProgram.AppHostDirectory);
        var data = Path.GetFullPath(Value(arguments, "--data") ?? Path.Combine(root, ".pmif", "data"));
        var portBase = Value(arguments, "--port-base") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultPortBase;
        var dashboard = arguments.Contains("--no-dashboard") ? null : Dashboard.FindIn(Path.Combine(root, ".pmif", "aspire"), portBase);
        return new EngineOptions(data, dashboard);
    }

    private static string? Value(string[] arguments, string option)
    {
        var at = Array.IndexOf(arguments, option);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }
}
