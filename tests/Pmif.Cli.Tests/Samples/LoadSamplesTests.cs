using Microsoft.AspNetCore.Http;
using Pmif.Cli.Samples;

namespace Pmif.Cli.Tests.Samples;

public sealed class LoadSamplesTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public LoadSamplesTests()
    {
        _scratch.Write("council/framework.yaml", "code: x\n");
        _scratch.Write("council/breakdowns.json", """[{"code":"ward 1","kind":"area","name":"Ward 1"}]""");
        _scratch.Write("council/measures.json", """[{"code":"HR01","name":"Sickness"},{"code":"HR02","name":"Turnover"}]""");
        _scratch.Write("council/targets.json", """[{"measure":"HR01","targets":[]}]""");
        _scratch.Write("council/feed-contracts.json", """[{"code":"hr-monthly","source":"hr","measures":["HR01"]}]""");
        _scratch.Write("council/commentary.json", """[{"measure":"HR01","period":"2026-09-01/P1M","text":"Because."},{"measure":"HR02","period":"2026-09","text":"Why."}]""");
        _scratch.Write("council/risks.json", """[{"code":"R1","title":"Risk"}]""");
        _scratch.Write("council/feeds/initial/hr.csv", "measure,period,value\n");
        _scratch.Write("council/feeds/initial/ons.csv", "measure,period,value\n");
        _scratch.Write("bench/areas.csv", "code,name\n");
        _scratch.Write("bench/groups.json", """[{"code":"near","name":"Nearest","members":["E08000037"]}]""");
        _scratch.Write("bench/values.csv", "measure,area,period,value\n");
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Puts_every_part_through_its_own_door_after_the_parts_it_needs()
    {
        await using var service = await TestService.StartAsync(Answer);

        var run = await LoadAsync(service);

        Assert.True(run.ExitCode == 0, run.Error);
        var lines = service.Requests.Select(request => request.Line).ToList();
        Assert.Equal("GET /v1/risks", lines[0]);
        AssertInOrder(lines, "PUT /v1/breakdowns/ward 1", "PUT /v1/measures/HR02", "PUT /v1/measures/HR01/targets", "PUT /v1/feeds/hr-monthly", "POST /v1/submissions", "PUT /v1/measures/HR01/commentary", "PUT /v1/measures/HR02/commentary", "PUT /v1/risks/R1");
        AssertInOrder(lines, "PUT /v1/areas", "PUT /v1/groups/near", "POST /v1/values", "PUT /v1/risks/R1");
        Assert.Contains("PUT /v1/framework.yaml", lines);
        Assert.Equal("PUT /v1/risks/R1", lines[^1]);
    }

    [Fact]
    public async Task Pushes_each_feed_with_its_sources_own_key_and_the_rest_as_administrator()
    {
        await using var service = await TestService.StartAsync(Answer);

        await LoadAsync(service, "--key-admin", "boss");

        var feeds = service.Requests.Where(request => request.Path == "/v1/submissions").Select(request => request.Headers["Authorization"]);
        Assert.Equal(["Bearer boss", "Bearer pmif_demo_hr"], feeds.Order());
        Assert.Equal("Bearer boss", service.Requests.First(request => request.Path == "/v1/framework.yaml").Headers["Authorization"]);
    }

    [Fact]
    public async Task Loading_again_sends_a_feed_under_the_same_key_so_that_no_correction_is_undone()
    {
        await using var service = await TestService.StartAsync(Answer);

        await LoadAsync(service);
        await LoadAsync(service);

        var keys = service.Requests.Where(request => request.Path == "/v1/submissions").Select(request => request.Headers["Idempotency-Key"]);
        Assert.Equal(2, keys.Distinct().Count());
    }

    [Fact]
    public async Task A_commentary_that_stands_is_left_as_it_is()
    {
        await using var service = await TestService.StartAsync((request, number) =>
            request.Line == "PUT /v1/measures/HR01/commentary" ? TestService.Problem(412, "measures.commentary-changed") : Answer(request, number));

        var run = await LoadAsync(service);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("measures: 1 commentaries, 1 stand already", run.Output);
    }

    [Fact]
    public async Task A_council_that_is_there_is_left_alone_unless_asked()
    {
        await using var service = await TestService.StartAsync((request, number) =>
            request.Line == "GET /v1/risks" ? Results.Content("""{"items":[{"code":"R0"},{"code":"R1"}]}""", "application/json") : Answer(request, number));

        var first = await LoadAsync(service);
        Assert.Equal(0, first.ExitCode);
        Assert.Single(service.Requests);
        Assert.Contains("loaded already", first.Output);

        var again = await LoadAsync(service, "--again");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("PUT /v1/measures/HR01", service.Requests.Select(request => request.Line));
    }

    [Fact]
    public async Task Stops_with_the_reason_at_the_first_refusal()
    {
        await using var service = await TestService.StartAsync((request, number) =>
            request.Line == "PUT /v1/measures/HR02" ? TestService.Problem(400, "measures.definition-invalid") : Answer(request, number));

        var run = await LoadAsync(service);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("/v1/measures/HR02: 400 It was refused: for a test (measures.definition-invalid)", run.Error);
        Assert.DoesNotContain(service.Requests, request => request.Path is "/v1/submissions" or "/v1/risks/R1");
    }

    [Fact]
    public async Task A_folder_that_is_no_council_is_a_usage_error()
    {
        var run = await PmifRun.RunAsync(["samples", "load", _scratch.Root]);

        Assert.Equal(64, run.ExitCode);
        Assert.Contains("it has no framework.yaml", run.Error);
    }

    [Fact]
    public async Task Comparators_beside_the_council_are_loaded_without_being_named()
    {
        _scratch.Write("benchmarking/areas.csv", "code,name\n");
        await using var service = await TestService.StartAsync(Answer);

        await PmifRun.RunAsync(["samples", "load", Path.Combine(_scratch.Root, "council")], variables: Addresses(service));

        Assert.Contains("PUT /v1/areas", service.Requests.Select(request => request.Line));
    }

    private Task<PmifRun> LoadAsync(TestService service, params string[] extra) => PmifRun.RunAsync(
        ["samples", "load", Path.Combine(_scratch.Root, "council"), "--benchmarking", Path.Combine(_scratch.Root, "bench"), .. extra],
        variables: Addresses(service));

    private static Dictionary<string, string> Addresses(TestService service) =>
        ServiceAddresses.Defaults.Keys.ToDictionary(name => $"services__{name}__http__0", _ => service.Address);

    private static IResult Answer(Received request, int number) => request.Line switch
    {
        "POST /v1/submissions" => TestService.Receipt(),
        "POST /v1/values" => Results.Content("""{"rows":{"received":1,"inserted":1}}""", "application/json"),
        "GET /v1/risks" => Results.Content("""{"items":[]}""", "application/json"),
        _ => Results.NoContent(),
    };

    private static void AssertInOrder(List<string> lines, params string[] expected)
    {
        var positions = expected.Select(line => lines.IndexOf(line)).ToList();
        Assert.DoesNotContain(-1, positions);
        Assert.Equal(positions.Order(), positions);
    }
}
