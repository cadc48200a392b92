namespace Pmif.Cli.Tests.Push;

public sealed class AdapterTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Says_whose_shape_the_files_have()
    {
        await using var service = await TestService.StartAsync((_, _) => TestService.Receipt());

        var run = await PmifRun.RunAsync(["push", "--adapter", "ons", "--url", service.Address, "--key", "k", _scratch.Write("museums.csv", "areacd\n")]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("?mode=partial&dryRun=false&adapter=ons", Assert.Single(service.Requests).Query);
    }

    [Fact]
    public async Task An_adapter_that_does_not_exist_is_a_usage_error()
    {
        var run = await PmifRun.RunAsync(["push", "--adapter", "nhs", "--key", "k", _scratch.Write("a.csv", "a\n")]);
        Assert.Equal(64, run.ExitCode);
    }
}
