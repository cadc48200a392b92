namespace Pmif.AppHost.Local;

public interface IResource
{
    string Name { get; }
}

public interface IResourceWithConnectionString : IResource
{
    string ConnectionString { get; }
}

public interface IResourceWithEndpoints : IResource
{
    IReadOnlyList<Endpoint> Endpoints { get; }
}

/// <summary>A generated value that is kept with the data.</summary>
public sealed record ParameterResource(string Name, string Value) : IResource;

/// <summary>A connection string that is put together from other resources' parts.</summary>
public sealed record ConnectionStringResource(string Name, string ConnectionString) : IResourceWithConnectionString;

/// <summary>A resource that runs as a process of this machine.</summary>
public abstract class ProcessResource(string name) : IResourceWithEndpoints
{
    private readonly List<Endpoint> endpoints = [];

    public string Name { get; } = name;

    public IReadOnlyList<Endpoint> Endpoints => endpoints;

    /// <summary>What must serve, or be done, before this one starts.</summary>
    internal List<Wait> WaitsFor { get; } = [];

    /// <summary>True for a process that does its work and ends.</summary>
    internal virtual bool RunsToItsEnd => false;

    /// <summary>Servers write for their operators; their lines go to the log file only.</summary>
    internal virtual bool ShowsLog => false;

    internal abstract IServerRecipe Recipe { get; }

    internal void Add(Endpoint endpoint) => endpoints.Add(endpoint);
}

internal sealed record Wait(ProcessResource On, bool ForCompletion);
