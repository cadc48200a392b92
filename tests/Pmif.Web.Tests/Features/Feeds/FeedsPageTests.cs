using System.Net;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Tests.Features.Feeds;

public class FeedsPageTests
{
    [Fact]
    public async Task Lists_overdue_feeds_first_with_what_is_awaited_and_held_back()
    {
        var council = SampleCouncil.Make();
        council.Feeds.Add(new Feed { Code = "a", Name = "Adult social care", Source = "care", State = "never", Awaited = "2026-11-01/P1M", NextDue = "2026-12-21" });
        council.Feeds.Add(new Feed
        {
            Code = "hr-monthly", Name = "HR and payroll", Source = "hr", Owner = "Head of HR", State = "overdue", LastPeriod = "2026-09-01/P1M",
            LastReceivedAt = Timestamp.FromDateTimeOffset(new(2026, 10, 12, 8, 5, 0, TimeSpan.Zero)), Awaited = "2026-10-01/P1M", NextDue = "2026-11-21",
            HeldSubmissions = 1, HeldRows = 3, HeldReasons = { new HeldReason { Code = "measures.feed-jump", Rows = 3 } },
        });
        await using var site = await WebSite.Start(council);

        var (status, html) = await site.Get("/feeds");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("2 feeds, 1 of which is overdue. 3 rows are held back. .*HR and payroll .*hr-monthly · HR · Head of HR .*Overdue .*12 October 2026 at 9:05am .*"
            + "Complete to September 2026 .*October 2026, by 21 November 2026 .*3 rows: far from the figure before .*Adult social care .*Nothing yet .*Never .*Nothing", Html.Text(html));
        Assert.Contains("app-shape--red", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_so_where_no_source_has_a_contract()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        Assert.Contains("No source has a feed contract yet.", (await site.Get("/feeds")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_503_when_measures_cannot_be_reached()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make(), dead: "measures");
        var (status, html) = await site.Get("/feeds");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("The list of feeds cannot be reached at the moment.", html, StringComparison.Ordinal);
    }
}
