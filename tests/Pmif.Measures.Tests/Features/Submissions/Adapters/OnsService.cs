using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Submissions.Adapters;

/// <summary>A service of its own that knows all ONS measures and areas, brought in by the command line from the samples.</summary>
public sealed class OnsService(MeasuresFixture fixture) : IAsyncLifetime
{
    public RunningService Measures { get; private set; } = null!;

    public HttpClient Administrator { get; private set; } = null!;

    public string Areas { get; private set; } = "";

    public string Definitions { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Measures = await RunningService.Start<Program>(await fixture.AnotherService());
        Administrator = Measures.HttpAs("admin");
        Areas = await Apply("breakdowns", "areas.csv");
        Definitions = await Apply("measures", "measures.csv");
    }

    /// <summary>Runs <c>pmif VERB apply</c> on a file of the ONS samples; what it says.</summary>
    public async Task<string> Apply(string verb, string file)
    {
        var run = await CommandLine.Run(Measures.Address, verb, "apply", CommandLine.Repository("samples", "ons", file));
        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        return run.Output.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        Administrator?.Dispose();
        if (Measures is not null)
            await Measures.DisposeAsync();
    }
}
