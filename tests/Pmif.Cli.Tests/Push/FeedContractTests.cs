using Microsoft.AspNetCore.Http;

namespace Pmif.Cli.Tests.Push;

public sealed class FeedContractTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Says_under_which_contract_the_files_are_sent()
    {
        await using var service = await TestService.StartAsync((_, _) => TestService.Receipt());

        var run = await PmifRun.RunAsync(["push", "--feed", "hr-monthly", "--url", service.Address, "--key", "k", _scratch.Write("hr.csv", "measure\n")]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("?mode=partial&dryRun=false&feed=hr-monthly", Assert.Single(service.Requests).Query);
    }

    [Fact]
    public async Task What_is_held_back_needs_someone_but_is_not_rejected()
    {
        await using var service = await TestService.StartAsync((_, _) => Results.Content(
            """{"id":"1","source":"hr","outcome":"quarantined","rows":{"received":2,"inserted":0,"updated":0,"unchanged":0,"rejected":0,"quarantined":2},"issueCount":0}""",
            "application/json"));

        var run = await PmifRun.RunAsync(["push", "--url", service.Address, "--key", "k", _scratch.Write("hr.csv", "measure\n")]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("hr.csv: quarantined: 2 received, 0 inserted, 0 updated, 0 unchanged, 0 rejected, 2 held back", run.Output);
    }
}
