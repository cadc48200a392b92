namespace Pmif.AppHost.Local;

public enum EndpointProperty
{
    Host,
    Port,
    Url,
}

/// <summary>Where a resource listens, always on this machine only.</summary>
/// <param name="Variable">The environment variable that tells the process its port.</param>
public sealed record Endpoint(string Name, int Port, string? Variable = null)
{
    internal const string Tcp = "tcp";

    public string Url => Name == Tcp ? $"tcp://localhost:{Port}" : $"http://localhost:{Port}";

    /// <summary>How containers would carry it; the local engine needs no such hint.</summary>
    public string Transport { get; set; } = "http";

    public string Property(EndpointProperty property) => property switch
    {
        EndpointProperty.Host => "localhost",
        EndpointProperty.Port => $"{Port}",
        _ => Url,
    };
}
