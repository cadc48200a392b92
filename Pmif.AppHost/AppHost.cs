// What runs, what it needs, and in what order. Under Aspire these words start containers and projects, without it
// (Local/) processes of this machine. Options: --port-base N moves every port (0 takes free ones); --no-samples.
var builder = DistributedApplication.CreateBuilder(args);

var postgres = builder.AddPostgres("postgres", port: Port(432)).WithDataVolume("pmif-postgres");
var rabbitmq = builder.AddRabbitMQ("rabbitmq", port: Port(672)).WithDataVolume("pmif-rabbitmq");

// By this key the services believe each other about who is asking. 44 letters and digits are 33 bytes in Base64.
var tokensKey = builder.AddParameter("tokens-key", new GenerateParameterDefault { MinLength = 44, Special = false }, secret: true, persist: true);

// By this key the services sign their audit trails. How to keep it: docs/platform/audit.md.
var auditKey = builder.AddParameter("audit-key", new GenerateParameterDefault { MinLength = 44, Special = false }, secret: true, persist: true);

var framework = AddService("framework", "Pmif.Framework", number: 1);
var measures = AddService("measures", "Pmif.Measures", number: 2);
var risk = AddService("risk", "Pmif.Risk", number: 3);
var benchmarking = AddService("benchmarking", "Pmif.Benchmarking", number: 4);
var reporting = AddService("reporting", "Pmif.Reporting", number: 5);
IResourceBuilder<ProjectResource>[] services = [framework, measures, risk, benchmarking, reporting];

// A question that one service has for another goes by gRPC; none waits for another to start.
foreach (var asking in services)
{
    foreach (var asked in services.Where(service => service != asking))
    {
        asking.WithReference(asked);
    }
}

var web = builder.AddProject("web", "../src/Pmif.Web/Pmif.Web.csproj")
    .WithHttpEndpoint(port: Port(80), name: "http", env: "HTTP_PORT")
    .WithHttpHealthCheck("/health/ready", endpointName: "http")
    .WithEnvironment("Pmif__DemoMode", "true")
    .WithEnvironment("Pmif__Tokens__Key", tokensKey)
    .WithEnvironment("Pmif__KeysFolder", Path.Combine(DataFolder(), "site-keys"));

if (!args.Contains("--no-samples"))
{
    var samples = builder.AddProject("samples", "../src/Pmif.Cli/Pmif.Cli.csproj")
        .WithArgs("samples", "load", Path.GetFullPath("../samples/gateshead", builder.AppHostDirectory));
    foreach (var service in services)
    {
        samples.WithReference(service).WaitFor(service);
    }
}

foreach (var service in services)
{
    web.WithReference(service).WaitFor(service);
}

builder.Build().Run();

// A service owns a database and a role of the same name. Its own `migrate` creates both and brings the schema up to date
// before it starts; only that run is given the server's administrator.
IResourceBuilder<ProjectResource> AddService(string name, string project, int number)
{
    var path = $"../src/{project}/{project}.csproj";
    var server = postgres.Resource.PrimaryEndpoint;
    var password = builder.AddParameter(
        $"{name}-db-password", new GenerateParameterDefault { MinLength = 24, Special = false }, secret: true, persist: true);
    var database = builder.AddConnectionString($"{name}-db", ReferenceExpression.Create(
        $"Host={server.Property(EndpointProperty.Host)};Port={server.Property(EndpointProperty.Port)};Database=pmif_{name};Username=pmif_{name};Password={password}"));

    var migrations = builder.AddProject($"{name}-migrations", path)
        .WithArgs("migrate")
        .WithReference(postgres)
        .WithReference(database)
        .WithReference(rabbitmq)
        .WaitFor(postgres);

    return builder.AddProject(name, path)
        .WithHttpEndpoint(port: Port(100 + number), name: "http", env: "HTTP_PORT")
        .WithHttpEndpoint(port: Port(200 + number), name: "grpc", env: "GRPC_PORT")
        .WithEndpoint("grpc", grpc => grpc.Transport = "http2")
        .WithHttpHealthCheck("/health/ready", endpointName: "http")
        .WithEnvironment("Pmif__DemoMode", "true")
        .WithEnvironment("Pmif__Tokens__Key", tokensKey)
        .WithEnvironment("Pmif__Audit__Key", auditKey)
        .WithReference(database)
        .WithReference(rabbitmq)
        .WaitForCompletion(migrations)
        .WaitFor(rabbitmq);
}

// Where `./pmif` keeps everything that is to outlive a restart.
string DataFolder()
{
    var at = Array.IndexOf(args, "--data");
    return Path.GetFullPath(at < 0 ? Path.Combine(builder.AppHostDirectory, "../.pmif/data") : args[at + 1]);
}

int? Port(int offset)
{
    var at = Array.IndexOf(args, "--port-base");
    var portBase = at < 0 ? 8000 : int.Parse(args[at + 1], System.Globalization.CultureInfo.InvariantCulture);
    return portBase == 0 ? null : portBase + offset;
}
