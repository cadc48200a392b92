using System.Globalization;

namespace Pmif.AppHost.Local;

/// <summary>One of the solution's programs. Without an endpoint it is a task, which runs to its end.</summary>
public sealed class ProjectResource : ProcessResource
{
    private readonly string projectPath;

    internal ProjectResource(string name, string projectPath)
        : base(name) => this.projectPath = projectPath;

    internal List<string> Arguments { get; } = [];

    internal Dictionary<string, string> Environment { get; } = [];

    internal (Endpoint Endpoint, string Path)? HealthCheck { get; set; }

    internal override bool RunsToItsEnd => Endpoints.Count == 0;

    internal override bool ShowsLog => true;

    internal override IServerRecipe Recipe => RecipeOf(BuiltProgram.Of(projectPath));

    private Program RecipeOf(string program) => new(
        new ProcessSpec("dotnet", [program, .. Arguments])
        {
            Environment = Endpoints.Where(endpoint => endpoint.Variable is not null)
                .Select(endpoint => KeyValuePair.Create(endpoint.Variable!, endpoint.Port.ToString(CultureInfo.InvariantCulture)))
                .Concat(Environment)
                .ToDictionary(),
            WorkingDirectory = Path.GetDirectoryName(program),
        },
        HealthCheck is { } check ? new Uri(check.Endpoint.Url + check.Path) : null);

    private sealed record Program(ProcessSpec Process, Uri? Health) : IServerRecipe
    {
        public Task<bool> IsReady(CancellationToken ct) => Health is null ? Task.FromResult(true) : HttpProbe.Answers(Health, ct);
    }
}
