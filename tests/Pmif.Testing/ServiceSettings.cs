using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pmif.AppHost.Local;
using Pmif.ServiceDefaults;

namespace Pmif.Testing;

/// <summary>What a service process is given; the same settings start it again on the same data and ports.</summary>
public sealed record ServiceSettings(string Service, string Database, string Administrator, string Broker)
{
    /// <summary>The key by which services under test believe each other.</summary>
    public const string TokensKey = "dGhlIGtleSBieSB3aGljaCBzZXJ2aWNlcyB1bmRlciB0ZXN0IGJlbGlldmUgZWFjaCBvdGhlciwgYW5kIG5vYm9keSBlbHNlLCBldmVy";

    public int HttpPort { get; init; } = FreePorts.Take();

    public int GrpcPort { get; init; } = FreePorts.Take();

    /// <summary>More configuration, such as <c>services:risk:grpc:0</c>; names as in appsettings, with colons.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs after the service's own registrations: to hand in a clock, for one.</summary>
    public Action<IServiceCollection> ConfigureServices { get; init; } = static _ => { };

    /// <summary>Makes tokens that services under test accept.</summary>
    public static CallerTokens Tokens(TimeProvider? clock = null) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("Pmif:Tokens:Key", TokensKey)]).Build(), clock);

    internal string[] Arguments(params string[] verbs)
    {
        var settings = new Dictionary<string, string>
        {
            ["HTTP_PORT"] = HttpPort.ToString(CultureInfo.InvariantCulture),
            ["GRPC_PORT"] = GrpcPort.ToString(CultureInfo.InvariantCulture),
            [$"ConnectionStrings:{Service}-db"] = Database,
            ["ConnectionStrings:postgres"] = Administrator,
            ["ConnectionStrings:rabbitmq"] = Broker,
            ["Pmif:DemoMode"] = "true",
            ["Pmif:Tokens:Key"] = TokensKey,
            ["Pmif:Limits:RequestsPerSecond"] = "0",
            ["Pmif:Limits:FailuresPerMinute"] = "0",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (name, value) in Configuration)
        {
            settings[name] = value;
        }

        return [.. verbs, .. settings.Select(setting => $"--{setting.Key}={setting.Value}")];
    }
}
