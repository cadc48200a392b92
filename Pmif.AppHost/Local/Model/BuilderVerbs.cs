namespace Pmif.AppHost.Local;

/// <summary>What the application is made of.</summary>
public static class BuilderVerbs
{
    // Away from the numbers that AppHost.cs gives: nobody calls these two but the broker's own parts.
    private const int PortMapperOffset = 1;
    private const int DistributionOffset = 2;

    public static IResourceBuilder<ParameterResource> AddParameter(
        this DistributedApplicationBuilder builder, string name, GenerateParameterDefault value, bool secret = false, bool persist = false)
    {
        _ = (secret, persist);
        var folder = PrivateFolder.Create(builder.DataOf("secrets"));
        return new ResourceBuilder<ParameterResource>(new ParameterResource(name, PrivateFolder.Secret(folder, name, Math.Max(PrivateFolder.SecretLength, value.MinLength))));
    }

    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(
        this DistributedApplicationBuilder builder, string name, ReferenceExpression connectionStringExpression)
    {
        _ = builder;
        return new ResourceBuilder<ConnectionStringResource>(new ConnectionStringResource(name, connectionStringExpression.Value));
    }

    public static IResourceBuilder<PostgresServerResource> AddPostgres(this DistributedApplicationBuilder builder, string name, int? port = null) =>
        builder.Run(new PostgresServerResource(name, new Postgres(builder.DataOf(name), port ?? FreePorts.Take())));

    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(this DistributedApplicationBuilder builder, string name, int? port = null)
    {
        var mapper = new ErlangPortMapper(port + PortMapperOffset ?? FreePorts.Take());
        var broker = new RabbitMq(builder.DataOf(name), port ?? FreePorts.Take(), port + DistributionOffset ?? FreePorts.Take(), mapper);
        var names = builder.Run(new PortMapperResource($"{name}-names", mapper));
        return builder.Run(new RabbitMQServerResource(name, broker)).WaitFor(names);
    }

    public static IResourceBuilder<ProjectResource> AddProject(this DistributedApplicationBuilder builder, string name, string projectPath)
    {
        var project = builder.Run(new ProjectResource(name, projectPath));
        foreach (var (variable, value) in Telemetry.Settings(name, builder.Options))
        {
            project.Resource.Environment[variable] = value;
        }

        return project;
    }
}
