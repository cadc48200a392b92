using System.Net;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Reporting.V1;
using Pmif.Web.Tests.Peers;
using Pmif.Web.Wording;

namespace Pmif.Web.Tests.Features.Targets;

public class ForecastTests
{
    [Fact]
    public async Task The_page_of_a_measure_tells_the_forecast_how_it_was_made_and_the_chance_of_the_target()
    {
        await using var site = await WebSite.Start(Foreseen());

        var (status, html) = await site.Get("/measures/HR01");

        Assert.Equal(HttpStatusCode.OK, status);
        var text = Html.Text(html);
        Assert.Contains("As things run, Q4 2025/26 ends with 9.1 days [f] , in four cases of five between 8.2 days and 10.0 days.", text, StringComparison.Ordinal);
        Assert.Contains("The chance of meeting the target is 44% .", text, StringComparison.Ordinal);
        Assert.Contains("supposes that it goes on as of late, more and more slowly.", text, StringComparison.Ordinal);
        Assert.Contains("Never red: The colour cannot warn.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_has_the_forecast_as_its_first_row_for_the_chart_to_draw_as_far_ahead_as_it_lies()
    {
        await using var site = await WebSite.Start(Foreseen());

        var (_, html) = await site.Get("/measures/HR01");

        Assert.Contains("data-label=\"Q4 2025/26\" data-forecast=\"9.1\" data-low=\"8.2\" data-high=\"10\" data-ahead=\"4\"", html, StringComparison.Ordinal);
        Assert.Contains("Q4 2025/26 9.1 days [f] 9.0 days Close to target Forecast", Html.Text(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_forecast_the_page_says_why()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var text = Html.Text((await site.Get("/measures/HR01")).Html);

        Assert.Contains("There is no forecast yet: too few figures that can be compared.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scorecard_shows_where_the_year_is_heading_beside_the_status()
    {
        var council = Foreseen();
        council.Scorecards[0].Groups[0].Measures[0].Forecast = new CellForecast { Period = "2025-04-01/P1Y", Value = "9.1", Method = "drift", Target = "9", Rag = "amber", Display = "9.1 days" };
        await using var site = await WebSite.Start(council);

        var text = Html.Text((await site.Get($"/scorecards/{council.Scorecards[0].Code}")).Html);

        Assert.Contains("2025/26: 9.1 days [f] , close to target", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Targets_to_look_at_are_listed_with_the_reason_and_lead_to_the_measure()
    {
        await using var site = await WebSite.Start(Foreseen());

        var (status, html) = await site.Get("/targets-to-look-at");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("href=\"/measures/HR01\"", html, StringComparison.Ordinal);
        Assert.Contains("Q4 2025/26 Why Never red. The colour cannot warn. Chance 44%", Html.Text(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_flags_the_list_says_so()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        Assert.Contains("There are none.", Html.Text((await site.Get("/targets-to-look-at")).Html), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0004, "less than 1%")]
    [InlineData(0.436, "44%")]
    [InlineData(0.999, "more than 99%")]
    public void A_chance_is_never_told_as_a_certainty(double chance, string words) => Assert.Equal(words, Forecasts.Chance(chance));

    private static Council Foreseen()
    {
        var council = SampleCouncil.Make();
        var forecast = new Forecast { Period = "2026-01-01/P3M", Value = "9.1", Lower = "8.2", Upper = "10", Method = "damped-trend", Target = "9", Rag = "amber" };
        council.Series[("HR01", "")].State.Forecast = forecast;
        council.Realism[("HR01", "")] = new SeriesRealism
        {
            Measure = "HR01", Name = "Working days lost to sickness", Forecast = forecast, Chance = 0.436,
            Methods = { new MethodError { Method = "damped-trend", Error = 0.61 }, new MethodError { Method = "last-value", Error = 0.72 } },
            Flags = { new FlaggedTarget { Kind = "never-red", Code = "measures.target-never-red", Period = forecast.Period, PeriodLabel = "Q4 2025/26", Detail = "The colour cannot warn." } },
        };
        return council;
    }
}
