using System.Net;

namespace Pmif.Web.Tests.Features.Measures;

public class ValuesCsvTests
{
    [Fact]
    public async Task Writes_the_points_oldest_first_and_runs_no_formula()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        using var answer = await site.Http.GetAsync(new Uri("/measures/HR01/values.csv", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("HR01.csv", answer.Content.Headers.ContentDisposition?.FileName);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.Equal("measure,measure_name,breakdown,period,period_label,value,numerator,denominator,lower,upper,flag,target,status,note", lines[0]);
        Assert.Equal("HR01,Working days lost to sickness,,2024-04-01/P3M,Q1 2024/25,9.8,,,,,,9,amber,", lines[1]);
        Assert.Equal("HR01,Working days lost to sickness,,2025-01-01/P3M,Q4 2024/25,-9.4,,,,,provisional,9,red,\"'=HYPERLINK(\"\"x\"\")\"", lines[3]);
    }

    [Theory]
    [InlineData("/measures/HR01/values.csv", "values.csv", "?measure=HR01")]
    [InlineData("/measures/HR01/control-chart.csv?breakdown=%3D1%2B1", "control-chart.csv", "?measure=HR01&breakdown=%3D1%2B1")]
    public async Task Says_once_to_the_service_whose_figures_they_are_that_they_are_taken_out(string path, string file, string query)
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        Assert.Equal(HttpStatusCode.OK, (await site.Get(path)).Status);
        Assert.Equal(("measures", file, query), Assert.Single(site.Council.TakenOut));
        await site.Get("/measures/HR01");
        Assert.Single(site.Council.TakenOut);
    }

    [Fact]
    public async Task Answers_404_for_a_measure_that_does_not_exist()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/measures/none/values.csv")).Status);
    }
}
