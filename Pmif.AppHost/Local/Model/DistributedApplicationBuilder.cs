namespace Pmif.AppHost.Local;

/// <summary>
/// The verbs of Aspire's application model that AppHost.cs uses, over processes of this machine. They mean what they
/// mean there; a verb that AppHost.cs does not use is not here.
/// </summary>
public sealed class DistributedApplicationBuilder
{
    internal DistributedApplicationBuilder(EngineOptions options) => Options = options;

    public string AppHostDirectory { get; } = BuiltProgram.AppHostDirectory;

    internal EngineOptions Options { get; }

    internal List<ProcessResource> Processes { get; } = [];

    public DistributedApplication Build() => new(Options, Processes);

    internal IResourceBuilder<T> Run<T>(T resource)
        where T : ProcessResource
    {
        Processes.Add(resource);
        return new ResourceBuilder<T>(resource);
    }

    internal string DataOf(string resource) => Path.Combine(Options.Data, resource);
}
