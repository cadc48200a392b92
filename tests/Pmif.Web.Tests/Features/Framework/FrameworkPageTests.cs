using System.Net;

namespace Pmif.Web.Tests.Features.Framework;

public class FrameworkPageTests
{
    [Fact]
    public async Task Traces_objectives_to_measures_and_marks_shared_interventions()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var (status, html) = await site.Get("/framework");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("Give every child the best start .*Children are ready for school .*Working days lost to sickness .*Off target .*Family hubs Shared: also serves PO2 Fair employment .*Family hubs Shared: also serves PO1 Give every child", Html.Text(html));
    }

    [Fact]
    public async Task Says_that_no_framework_is_in_force()
    {
        var council = SampleCouncil.Make();
        council.Framework = null;
        await using var site = await WebSite.Start(council);

        Assert.Contains("No framework is in force yet.", (await site.Get("/framework")).Html, StringComparison.Ordinal);
    }
}
