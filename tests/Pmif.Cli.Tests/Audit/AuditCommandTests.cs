using Microsoft.AspNetCore.Http;

namespace Pmif.Cli.Tests.Audit;

public sealed class AuditCommandTests
{
    private const string Sound = """{"checked":100000}""" + "\n" + """{"verdict":{"service":"risk","entries":100001,"waiting":2,"head":"risk:100001:ab","flaw":null}}""" + "\n";
    private const string Wrong = """{"verdict":{"service":"risk","entries":6,"waiting":0,"head":"risk:9:ab","flaw":{"code":"audit.missing","place":7,"message":"The entry at place 7 is missing."}}}""" + "\n";

    [Fact]
    public async Task Verify_tells_where_a_sound_trail_ends()
    {
        await using var service = await TestService.StartAsync((_, _) => Results.Content(Sound, "application/x-ndjson"));

        var run = await PmifRun.RunAsync(["audit", "verify", "--service", "risk", "--risk-url", service.Address, "--key", "k", "--head", "risk:5:cd"]);

        Assert.Equal((0, "risk: 100001 entries are sound, 2 wait for their place; head risk:100001:ab"), (run.ExitCode, run.Output.Trim()));
        Assert.Contains("100000 entries so far", run.Error, StringComparison.Ordinal);
        var request = Assert.Single(service.Requests);
        Assert.Equal(("POST /v1/audit/verify", "?head=risk%3A5%3Acd", "Bearer k"), (request.Line, request.Query, request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Verify_asks_every_service_and_ends_with_2_where_one_trail_is_wrong()
    {
        await using var sound = await TestService.StartAsync((_, _) => Results.Content(Sound, "application/x-ndjson"));
        await using var wrong = await TestService.StartAsync((_, _) => Results.Content(Wrong, "application/x-ndjson"));

        var run = await PmifRun.RunAsync(["audit", "verify", "--risk-url", wrong.Address, .. new[] { "framework", "measures", "benchmarking", "reporting" }
            .SelectMany(name => new[] { $"--{name}-url", sound.Address })]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(5, run.Output.Trim().Split('\n').Length);
        Assert.Contains("risk: WRONG: The entry at place 7 is missing. (audit.missing)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_no_verdict()
    {
        await using var service = await TestService.StartAsync((_, _) => Results.Content("""{"checked":100000}""" + "\n", "application/x-ndjson"));

        Assert.Equal(3, (await PmifRun.RunAsync(["audit", "verify", "--service", "risk", "--risk-url", service.Address])).ExitCode);
    }

    [Fact]
    public async Task A_head_of_a_service_that_is_not_asked_is_a_usage_error() =>
        Assert.Equal(64, (await PmifRun.RunAsync(["audit", "verify", "--service", "risk", "--head", "measures:5:cd"])).ExitCode);

    [Fact]
    public async Task Forgetting_a_person_asks_every_service_and_needs_one_that_knew_the_name()
    {
        await using var knows = await TestService.StartAsync((_, _) => Results.NoContent());
        await using var doesNot = await TestService.StartAsync((_, _) => TestService.Problem(404, "audit.person-not-found"));
        string[] others = [.. new[] { "framework", "measures", "benchmarking", "reporting" }.SelectMany(name => new[] { $"--{name}-url", doesNot.Address })];

        var run = await PmifRun.RunAsync(["audit", "forget-person", "person-7 ä", "--reason", "Left.", "--risk-url", knows.Address, .. others]);
        var nowhere = await PmifRun.RunAsync(["audit", "forget-person", "person-7 ä", "--reason", "Left.", "--risk-url", doesNot.Address, .. others]);

        Assert.Equal((0, 2), (run.ExitCode, nowhere.ExitCode));
        Assert.Equal(("?actor=person-7%20%C3%A4", """{"reason":"Left."}"""), (knows.Requests.Single().Query, knows.Requests.Single().Body));
    }

    [Fact]
    public async Task Redacting_needs_the_service_and_passes_on_a_refusal()
    {
        await using var service = await TestService.StartAsync((_, _) => TestService.Problem(409, "audit.already-removed"));
        var entry = Guid.NewGuid().ToString();

        var refused = await PmifRun.RunAsync(["audit", "redact", entry, "--reason", "Asked for.", "--service", "risk", "--risk-url", service.Address]);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("audit.already-removed", refused.Error, StringComparison.Ordinal);
        Assert.Equal($"POST /v1/audit/{entry}/redact", service.Requests.Single().Line);
        Assert.Equal(64, (await PmifRun.RunAsync(["audit", "redact", entry, "--reason", "Asked for."])).ExitCode);
    }
}
