using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Pmif.Measures.Tests.Features.Submissions.Adapters;

namespace Pmif.Measures.Tests.Features.Breakdowns;

public sealed class ExportBreakdownsTests(MeasuresFixture fixture)
{
    private readonly string parent = $"x{Guid.NewGuid():N}"[..12];

    [Fact]
    public async Task An_export_applied_again_changes_nothing()
    {
        await Put(parent, new { kind = "locality", name = "Inner" });
        await Put($"{parent}-1", new { kind = "area", name = "=Bridges, \"north\"", validTo = "2030-03-31", successors = new[] { "E1", "E2" }, memberships = new object[] { new { parent, to = "2024-03-31" }, new { parent, from = "2025-04-01", to = "2026-03-31" } } });
        await Put($"{parent}-2", new { kind = "area", name = "Felling", parents = new[] { parent, "E08000037" } });

        var csv = await fixture.Hr.GetStringAsync($"/v1/breakdowns.csv?parent={parent}");

        Assert.Equal(
            "code,kind,name,parents,memberships,validFrom,validTo,successors\r\n"
            + $"{parent}-1,area,\"'=Bridges, \"\"north\"\"\",{parent},{parent}:/2024-03-31;{parent}:2025-04-01/2026-03-31,,2030-03-31,E1;E2\r\n"
            + $"{parent}-2,area,Felling,{parent};E08000037,,,,\r\n", csv);
        var file = Path.Combine(Path.GetTempPath(), $"{parent}.csv");
        await File.WriteAllTextAsync(file, csv);
        try
        {
            var applied = await CommandLine.Run(fixture.Hr.BaseAddress!, "breakdowns", "apply", file);
            Assert.Equal((0, "breakdowns: 2 received, 0 inserted, 0 updated, 2 unchanged, 0 rejected"), (applied.ExitCode, applied.Output.Trim()));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Who_has_the_latest_export_gets_304_and_filters_are_those_of_the_list()
    {
        await Put(parent, new { kind = "locality", name = "Inner" });
        await Put($"{parent}-1", new { kind = "area", name = "Old", parents = new[] { parent }, validTo = "2024-03-31" });
        var first = await fixture.Hr.GetAsync($"/v1/breakdowns.csv?parent={parent}");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/v1/breakdowns.csv?parent={parent}") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        Assert.Equal(new MediaTypeHeaderValue("text/csv", "utf-8") { Parameters = { new("header", "present") } }, first.Content.Headers.ContentType);
        Assert.Equal(HttpStatusCode.NotModified, (await fixture.Hr.SendAsync(again)).StatusCode);
        Assert.DoesNotContain($"{parent}-1", await fixture.Hr.GetStringAsync($"/v1/breakdowns.csv?parent={parent}&on=2024-04-01"));
    }

    private async Task Put(string code, object body)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{code}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
