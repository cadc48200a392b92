namespace Pmif.ServiceDefaults;

internal static class ServiceName
{
    /// <summary><c>MeasuresDb</c> → <c>measures</c>: the prefix of the service's queues.</summary>
    public static string Of<TDb>()
    {
        var name = typeof(TDb).Name;
        return SnakeCaseConvention.Of(name.EndsWith("Db", StringComparison.Ordinal) ? name[..^2] : name).Replace('_', '-');
    }
}
