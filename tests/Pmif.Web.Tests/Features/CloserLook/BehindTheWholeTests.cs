using System.Net;
using Pmif.Contracts.Measures.V1;
using Pmif.Web.Tests.Peers;

namespace Pmif.Web.Tests.Features.CloserLook;

public class BehindTheWholeTests
{
    [Fact]
    public async Task The_page_of_a_measure_tells_what_lies_behind_it()
    {
        await using var site = await WebSite.Start(Masked());

        var (status, html) = await site.Get("/measures/FN01");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("href=\"/measures/FN01?breakdown=E05001068\"", html, StringComparison.Ordinal);
        var text = Html.Text(html);
        Assert.Contains("Behind the whole Wards Of 22 areas looked at, 2 are off target. Nothing is told of 1 whose figure is withheld.", text, StringComparison.Ordinal);
        Assert.Contains("Birtley 61.0% Off target Off target and getting worse Worse than the whole by more than chance", text, StringComparison.Ordinal);
        Assert.Contains("Felling 74.0% Off target Off target May be chance: 12% of parts like the whole would be as bad", text, StringComparison.Ordinal);
        Assert.Contains("Since 2023/24: change of the whole +4.6 percentage points, of which the parts' own figures -5.4 percentage points and their mix +9.9 percentage points.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_without_parts_says_nothing_of_them()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        Assert.DoesNotContain("Behind the whole", Html.Text((await site.Get("/measures/HR01")).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_leads_to_the_measures()
    {
        await using var site = await WebSite.Start(Masked());

        var (status, html) = await site.Get("/behind-the-whole");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("href=\"/measures/FN01\"", html, StringComparison.Ordinal);
        Assert.Contains("Birtley 61.0%", Html.Text(html), StringComparison.Ordinal);
        await using var empty = await WebSite.Start(SampleCouncil.Make());
        Assert.Contains("No measure that looks well for the whole council hides a part that does not.", Html.Text((await empty.Get("/behind-the-whole")).Html), StringComparison.Ordinal);
        Assert.Contains("href=\"/behind-the-whole\"", (await empty.Get("/measures")).Html, StringComparison.Ordinal);
    }

    private static Council Masked()
    {
        var council = SampleCouncil.Make();
        council.Series[("FN01", "")] = new GetSeriesResponse { Measure = "FN01", State = new SeriesState { Period = "2024-04-01/P1Y", Value = "85", Rag = "green" } };
        council.Behind[("FN01", "")] = new Pmif.Contracts.Measures.V1.CloserLook
        {
            Measure = "FN01", Name = "Council tax collected", Period = "2024-04-01/P1Y", PeriodLabel = "2024/25", Rag = "green", Change = "not-tested", LooksWell = true,
            Sets =
            {
                new PartsOfWhole
                {
                    Kind = "area", Set = "E05", Parts = 23, LookedAt = 22, Withheld = 1, InWords = "Of 22 areas looked at, 2 are off target.",
                    Hidden =
                    {
                        new HiddenPart { Breakdown = "E05001068", Name = "Birtley", Value = "61", Rag = "red", IsRed = true, IsWorse = true, Evidence = "beyond-chance", Chance = 0.0001 },
                        new HiddenPart { Breakdown = "E05001070", Name = "Felling", Value = "74", Rag = "red", IsRed = true, Evidence = "within-chance", Chance = 0.12 },
                    },
                    Reversal = new ChangeTakenApart { Since = "2023-04-01/P1Y", SinceLabel = "2023/24", Change = "4.571", RateEffect = "-5.367", MixEffect = "9.939", Against = 2, IsReversal = true },
                },
            },
        };
        return council;
    }
}
