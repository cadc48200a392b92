using Pmif.Cli.Http;

namespace Pmif.Cli.Samples;

/// <summary>Where the services that take samples are.</summary>
internal sealed record ServiceAddresses(Uri Framework, Uri Measures, Uri Risk, Uri Benchmarking)
{
    public static IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        ["framework"] = "http://localhost:8101",
        ["measures"] = "http://localhost:8102",
        ["risk"] = "http://localhost:8103",
        ["benchmarking"] = "http://localhost:8104",
    };

    /// <summary>The environment variable by which the AppHost tells a service's address.</summary>
    public static string Variable(string service) => $"services__{service}__http__0";

    public static ServiceAddresses From(Func<string, string?> option, Func<string, string?> variable)
    {
        Uri Address(string service) => ServiceHttp.Address(option(service) ?? variable(Variable(service)) ?? Defaults[service]);
        return new(Address("framework"), Address("measures"), Address("risk"), Address("benchmarking"));
    }
}
