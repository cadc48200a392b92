using System.Globalization;

namespace Pmif.AppHost.Local;

/// <summary>Erlang's name server, our own, so that a broker already on the machine and its name server stay untouched.</summary>
public sealed record ErlangPortMapper(int Port) : IServerRecipe
{
    public ProcessSpec Process => new(
        Executables.Find("epmd") ?? throw RabbitMq.NotInstalled(),
        ["-port", Port.ToString(CultureInfo.InvariantCulture), "-address", "127.0.0.1"])
    {
        // Started without a port it would look there, and find somebody else's.
        Environment = new Dictionary<string, string> { ["ERL_EPMD_PORT"] = Port.ToString(CultureInfo.InvariantCulture) },
    };

    public Task<bool> IsReady(CancellationToken ct) => TcpProbe.Connects(Port, ct);
}
