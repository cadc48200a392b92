using System.Net;
using Pmif.Contracts.Risk.V1;

namespace Pmif.Web.Tests.Features.Risks;

public class RisksPageTests
{
    [Fact]
    public async Task Lists_risks_that_need_a_review_first_with_scores_and_reason()
    {
        var council = SampleCouncil.Make();
        council.Risks.Insert(0, new RiskEntry { Code = "SR0", Title = "Calm waters", State = "open", Current = new RiskScore { Score = 25, Band = "critical" } });
        await using var site = await WebSite.Start(council);

        var (status, html) = await site.Get("/risks");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("Workforce capacity .*Review needed: HR01 is off target .*Inherent 20 Critical .*Current 12 High .*Target 6 Medium .*Calm waters", Html.Text(html));
        Assert.Contains("Working days lost to sickness", html, StringComparison.Ordinal);
        Assert.Contains("Give every child the best start", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_codes_for_names_when_the_measures_register_cannot_be_reached()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make(), dead: "measures");

        var (status, html) = await site.Get("/risks/SR1");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(">HR01</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_503_when_the_register_cannot_be_reached()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make(), dead: "risk");

        var (status, html) = await site.Get("/risks");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("The risk register cannot be reached at the moment.", html, StringComparison.Ordinal);
    }
}
