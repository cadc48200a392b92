namespace Pmif.ServiceDefaults;

/// <summary>Which service this is: framework, measures, risk, benchmarking, reporting or web. Tokens for another are not for it.</summary>
public sealed record ServiceIdentity(string Name)
{
    public const string Site = "web";

    public Caller Caller { get; } = Caller.Service(Name);
}
