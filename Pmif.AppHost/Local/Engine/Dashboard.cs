namespace Pmif.AppHost.Local;

/// <summary>The Aspire dashboard, where <c>./pmif</c> has put it: traces, metrics and logs of the services in the browser.</summary>
internal sealed record Dashboard(string Program, int Port, int OtlpPort) : IServerRecipe
{
    private const int PortOffset = 10_888;

    public ProcessSpec Process => new(Program, ["dashboard"])
    {
        Environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = $"http://localhost:{Port}",
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = $"http://localhost:{OtlpPort}",
            ["ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"] = "true",
            ["Logging__LogLevel__Default"] = "Warning",
        },
    };

    public static Dashboard? FindIn(string folder, int portBase)
    {
        var program = Path.Combine(folder, "managed", "aspire-managed");
        return !File.Exists(program) ? null
            : portBase == 0 ? new Dashboard(program, FreePorts.Take(), FreePorts.Take())
            : new Dashboard(program, portBase + PortOffset, portBase + PortOffset + 1);
    }

    public Task<bool> IsReady(CancellationToken ct) => HttpProbe.Answers(new Uri($"http://localhost:{Port}/"), ct);
}

internal sealed class DashboardResource : ProcessResource
{
    public DashboardResource(Dashboard dashboard)
        : base("dashboard")
    {
        Recipe = dashboard;
        Add(new Endpoint("http", dashboard.Port));
        Add(new Endpoint("otlp", dashboard.OtlpPort));
    }

    internal override IServerRecipe Recipe { get; }
}
