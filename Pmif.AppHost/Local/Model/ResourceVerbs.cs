namespace Pmif.AppHost.Local;

/// <summary>What a resource needs, and how it is reached.</summary>
public static class ResourceVerbs
{
    /// <summary>Local servers always keep their data, in a folder by their name.</summary>
    public static IResourceBuilder<T> WithDataVolume<T>(this IResourceBuilder<T> builder, string? name = null)
        where T : ProcessResource, IResourceWithConnectionString
    {
        _ = name;
        return builder;
    }

    public static IResourceBuilder<ProjectResource> WithArgs(this IResourceBuilder<ProjectResource> builder, params string[] args)
    {
        builder.Resource.Arguments.AddRange(args);
        return builder;
    }

    public static IResourceBuilder<ProjectResource> WithEnvironment(this IResourceBuilder<ProjectResource> builder, string name, string? value)
    {
        builder.Resource.Environment[name] = value ?? "";
        return builder;
    }

    public static IResourceBuilder<ProjectResource> WithEnvironment(
        this IResourceBuilder<ProjectResource> builder, string name, IResourceBuilder<ParameterResource> parameter) =>
        builder.WithEnvironment(name, parameter.Resource.Value);

    public static IResourceBuilder<ProjectResource> WithHttpEndpoint(
        this IResourceBuilder<ProjectResource> builder, int? port = null, string? name = null, string? env = null)
    {
        builder.Resource.Add(new Endpoint(name ?? "http", port ?? FreePorts.Take(), env));
        return builder;
    }

    public static IResourceBuilder<ProjectResource> WithEndpoint(
        this IResourceBuilder<ProjectResource> builder, string endpointName, Action<Endpoint> callback)
    {
        callback(builder.GetEndpoint(endpointName));
        return builder;
    }

    public static Endpoint GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => builder.Resource.Endpoints.Single(endpoint => endpoint.Name == name);

    public static IResourceBuilder<ProjectResource> WithHttpHealthCheck(
        this IResourceBuilder<ProjectResource> builder, string? path = null, int? statusCode = null, string? endpointName = null)
    {
        _ = statusCode;
        builder.Resource.HealthCheck = (builder.GetEndpoint(endpointName ?? "http"), path ?? "/");
        return builder;
    }

    public static IResourceBuilder<ProjectResource> WithReference(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<IResourceWithConnectionString> source) =>
        builder.WithEnvironment($"ConnectionStrings__{source.Resource.Name}", source.Resource.ConnectionString);

    public static IResourceBuilder<ProjectResource> WithReference(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<ProjectResource> source)
    {
        foreach (var endpoint in source.Resource.Endpoints)
        {
            builder.WithEnvironment($"services__{source.Resource.Name}__{endpoint.Name}__0", endpoint.Url);
        }

        return builder;
    }

    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<ProcessResource> dependency)
        where T : ProcessResource
    {
        builder.Resource.WaitsFor.Add(new Wait(dependency.Resource, ForCompletion: false));
        return builder;
    }

    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<ProcessResource> dependency)
        where T : ProcessResource
    {
        builder.Resource.WaitsFor.Add(new Wait(dependency.Resource, ForCompletion: true));
        return builder;
    }
}
