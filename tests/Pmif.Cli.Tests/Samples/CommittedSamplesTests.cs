using Microsoft.AspNetCore.Http;
using Pmif.Cli.Samples;

namespace Pmif.Cli.Tests.Samples;

/// <summary>The councils that are shipped, read and sent as <c>./pmif up</c> does.</summary>
public sealed class CommittedSamplesTests
{
    private static readonly string Gateshead = Path.Combine(Root(), "samples", "gateshead");

    [Fact]
    public void Every_part_of_gateshead_can_be_read()
    {
        var council = SampleCouncil.Open(new DirectoryInfo(Gateshead), null);

        Assert.True(council.Measures.Count >= 30, $"{council.Measures.Count} measures");
        Assert.Equal(5, council.Risks.Count);
        Assert.NotEmpty(council.Groups);
        Assert.NotNull(council.Areas);
        Assert.NotNull(council.ComparatorValues);
        Assert.Equal(["complaints.csv", "finance.csv", "hr.csv", "ons.csv"], council.Feeds.Select(Path.GetFileName));
        Assert.Equal(["complaints-monthly", "finance-monthly", "hr-monthly"], council.FeedContracts.Select(contract => contract.Code).Order());
        Assert.NotEmpty(council.Commentary);
        Assert.Empty(council.Commentary.Select(one => one.Code).Except(council.Measures.Select(measure => measure.Code)));
        Assert.Empty(council.Targets.Select(target => target.Code).Except(council.Measures.Select(measure => measure.Code)));
    }

    [Fact]
    public async Task All_of_gateshead_is_sent_once()
    {
        await using var service = await TestService.StartAsync((request, _) => request.Line switch
        {
            "POST /v1/submissions" => TestService.Receipt(),
            "POST /v1/values" => Results.Content("""{"rows":{"received":1}}""", "application/json"),
            "GET /v1/risks" => Results.Content("""{"items":[]}""", "application/json"),
            _ => Results.NoContent(),
        });
        var council = SampleCouncil.Open(new DirectoryInfo(Gateshead), null);

        var run = await PmifRun.RunAsync(
            ["samples", "load", Gateshead], variables: ServiceAddresses.Defaults.Keys.ToDictionary(ServiceAddresses.Variable, _ => service.Address));

        Assert.True(run.ExitCode == 0, run.Error);
        // Risks asked for, framework, areas and values are one request each.
        Assert.Equal(
            4 + council.Breakdowns.Count + council.Measures.Count + council.Targets.Count + council.FeedContracts.Count + council.Commentary.Count + council.Groups.Count + council.Feeds.Count + council.Risks.Count,
            service.Requests.Count);
        Assert.Equal(
            ["Bearer pmif_demo_admin", "Bearer pmif_demo_complaints", "Bearer pmif_demo_finance", "Bearer pmif_demo_hr"],
            service.Requests.Where(request => request.Path == "/v1/submissions").Select(request => request.Headers["Authorization"]).Order());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pmif.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return folder.FullName;
    }
}
