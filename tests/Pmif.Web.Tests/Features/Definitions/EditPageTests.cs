using System.Net;
using System.Text.RegularExpressions;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Features.Definitions;

namespace Pmif.Web.Tests.Features.Definitions;

public sealed partial class EditPageTests
{
    private const string Edit = "/measures/HR01/definition/edit", New = "/new-measure";

    [Fact]
    public async Task A_change_is_shown_before_it_is_kept_and_names_the_version_that_was_seen()
    {
        await using var site = await SignedIn(Role.PerformanceTeam);
        var (_, form) = await site.Get(Edit);
        var (_, check) = await site.Send(Edit, form, Fields(form, ("owner", "Head of People"), ("polarity", "higher"), ("reason", "Cabinet, 3 March"), ("action", "check")));
        var text = Html.Text(check);
        Assert.Contains("This would hold for every period that ends on or after 1 April 2024, the first of which is Q1 2024/25.", text, StringComparison.Ordinal);
        Assert.Contains("Which way is better Less is better More is better", text, StringComparison.Ordinal);
        Assert.Contains("Owner – Head of People", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Frequency Quarterly", text, StringComparison.Ordinal);
        Assert.Equal(2, Standing(site).Version);

        var (status, saved) = await site.Send(Edit, check, ("action", "save"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Definition of Working days lost to sickness", Html.Text(saved), StringComparison.Ordinal);
        Assert.Equal((3, "Head of People", "higher", "hr", "Cabinet, 3 March"), (Standing(site).Version, Standing(site).Owner, Standing(site).Polarity, Standing(site).Source, site.Council.Versions[0].Reason));

        var (_, late) = await site.Send(Edit, check, ("action", "save"));
        Assert.Contains("The definition is not the one that you have seen; read it again", Html.Text(late), StringComparison.Ordinal);
        Assert.Equal(3, Standing(site).Version);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var site = await SignedIn(Role.PerformanceTeam);
        var (_, form) = await site.Get(Edit);
        var (_, refused) = await site.Send(Edit, form, Fields(form, ("decimals", "9"), ("owner", "Head of People"), ("action", "check")));
        Assert.Contains("id=\"decimals-error\"><span class=\"govuk-visually-hidden\">Error:</span> Decimals are 0 to 6.", refused, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#decimals\">Decimal places: Decimals are 0 to 6.</a>", refused, StringComparison.Ordinal);
        Assert.Contains("name=\"owner\" value=\"Head of People\"", refused, StringComparison.Ordinal);
        var (_, unread) = await site.Send(Edit, form, Fields(form, ("lag-days", "soon"), ("action", "check")));
        Assert.Contains("‘soon’ is no number", WebUtility.HtmlDecode(unread), StringComparison.Ordinal);
        Assert.Contains("name=\"lag-days\" value=\"soon\"", unread, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_check_one_goes_back_to_the_form_as_it_was_filled_in()
    {
        await using var site = await SignedIn(Role.PerformanceTeam);
        var (_, form) = await site.Get(Edit);
        var (_, check) = await site.Send(Edit, form, Fields(form, ("owner", "Head of People"), ("distinct", "yes"), ("action", "check")));
        var (_, back) = await site.Send(Edit, check, ("action", "edit"));
        Assert.Contains("name=\"owner\" value=\"Head of People\"", back, StringComparison.Ordinal);
        Assert.Matches("name=\"distinct\" value=\"yes\" checked", back);
        var (_, same) = await site.Send(Edit, form, Fields(form, ("action", "check")));
        Assert.Contains("Nothing would change.", Html.Text(same), StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"save\"", same, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_measure_is_put_on_the_list()
    {
        await using var site = await SignedIn(Role.PerformanceTeam);
        Assert.Contains($"href=\"{New}\"", (await site.Get("/measures")).Html, StringComparison.Ordinal);
        var (_, form) = await site.Get(New);
        var fields = Fields(form, ("code", "HR 99"), ("name", "Vacancies"), ("action", "check"));
        var (_, refused) = await site.Send(New, form, fields);
        Assert.Contains("id=\"code-error\"", refused, StringComparison.Ordinal);
        var (_, check) = await site.Send(New, form, Fields(form, ("code", "HR99"), ("name", "Vacancies"), ("tags", "LOF, Thrive"), ("action", "check")));
        Assert.Contains("HR99 is not on the list yet.", Html.Text(check), StringComparison.Ordinal);
        await site.Send(New, check, ("action", "save"));
        var made = site.Council.Measures.Find(measure => measure.Code == "HR99")!;
        Assert.Equal(("Vacancies", "number", 1, "higher", 1), (made.Name, made.Unit, made.Decimals, made.Polarity, made.Version));
        Assert.Equal(["LOF", "Thrive"], made.Tags);
    }

    [Fact]
    public async Task Only_those_who_define_measures_see_the_form()
    {
        await using var site = await SignedIn(Role.MeasureOwner);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Get(Edit)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Get(New)).Status);
        Assert.DoesNotContain("definition/edit", (await site.Get("/measures/HR01/definition")).Html, StringComparison.Ordinal);
        await site.SignIn(Role.PerformanceTeam);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/measures/NONE/definition/edit")).Status);
    }

    [Theory]
    [InlineData("monthly", "2024-05-31", "May 2024")]
    [InlineData("quarterly", "2025-02-01", "Q4 2024/25")]
    [InlineData("annual", "2025-03-31", "2024/25")]
    [InlineData("annual", "2025-04-01", "2025/26")]
    [InlineData("calendar-year", "2025-04-01", "2025")]
    [InlineData("academic-year", "2025-08-31", "2024/25")]
    public void The_first_period_is_the_one_that_the_day_lies_in(string frequency, string from, string first) =>
        Assert.Contains($", the first of which is {first}", InForce.Words(new() { Frequency = frequency, EffectiveFrom = from }), StringComparison.Ordinal);

    [Fact]
    public void Without_a_day_it_is_as_if_it_had_always_been_so() => Assert.Contains("every period there has been", InForce.Words(new() { Frequency = "monthly" }), StringComparison.Ordinal);

    /// <summary>A form that is sent as it came changes nothing, whatever the definition says.</summary>
    [Fact]
    public void What_the_form_starts_from_is_read_back_as_it_was()
    {
        var measure = new Measure
        {
            Code = "A", Name = "N", Description = "D", Caveats = "C", Kind = "strategic", Unit = "rate", Per = "1000", DueDate = "2026-01-01", Decimals = 2, Frequency = "annual", TemporalType = "rate", Numerator = "n",
            Denominator = "d", PopulationDenominator = true, CompositeNumerator = "X", CompositeDenominator = "Y", Aggregation = "ratio", Distinct = true, Interval = "byar", Polarity = "range", RangeLow = "1.5", RangeHigh = "2",
            Midpoint = "3", DirectionVersus = "baseline", ChangeTest = "band", ChangeBand = "0.5", Spc = new() { Chart = "run", KeepOutliers = true, ShiftPoints = 8, TrendPoints = 6, FixAfterN = 24 }, Benchmark = "nn",
            Source = "hr", SourceUrl = "https://example.org", Feeds = { "ons:A", "lgbf:B" }, LeadService = "S", Owner = "O", LagDays = 20, CollectionOpensDays = -3, CollectionClosesDays = 40, Tags = { "T", "U" },
            Replaces = "Z", SeriesBreak = true, EffectiveFrom = "2024-04-01",
        };
        var again = new Measure { Code = "A" };
        foreach (var field in DefinitionFields.All)
            Assert.True(field.Set(again, field.Get(measure)), field.Name);
        Assert.Equal(measure, again);
        foreach (var field in DefinitionFields.All)
            Assert.True(field.Set(again, field.Get(new())), field.Name);
        Assert.Equal(new Measure { Code = "A", Spc = new() }, again);
        Assert.Equal(DefinitionFields.All.Count(), DefinitionFields.All.Select(field => field.Name).Distinct().Count());
        Assert.Equal(DefinitionFields.All.Count(), DefinitionFields.All.Select(field => field.Term).Distinct().Count());
    }

    private static Measure Standing(WebSite site) => site.Council.Measures.Find(measure => measure.Code == "HR01")!;

    private static async Task<WebSite> SignedIn(Role role)
    {
        var site = await WebSite.Start(SampleCouncil.Make());
        var standing = Standing(site);
        (standing.Per, standing.Aggregation, standing.Interval, standing.ChangeTest, standing.Spc) = ("1", "none", "given", "strict", new() { Chart = "xmr", ShiftPoints = 7, TrendPoints = 7 });
        await site.SignIn(role);
        return site;
    }

    // What a browser would send of the form as it stands, but for what was filled in.
    private static (string Name, string Value)[] Fields(string html, params (string Name, string Value)[] filled) => [.. filled, .. Standing(html).ExceptBy(filled.Select(field => field.Name), field => field.Name)];

    private static IEnumerable<(string Name, string Value)> Standing(string html)
    {
        var main = html[html.IndexOf("<main", StringComparison.Ordinal)..];
        foreach (Match input in Inputs().Matches(main))
            yield return (input.Groups[1].Value, WebUtility.HtmlDecode(input.Groups[2].Value));
        foreach (Match select in Selects().Matches(main))
            yield return (select.Groups[1].Value, Options().Matches(select.Groups[2].Value) is var options && options.FirstOrDefault(option => option.Groups[2].Length > 0) is { } chosen ? chosen.Groups[1].Value : options[0].Groups[1].Value);
    }

    [GeneratedRegex("<input class=\"govuk-input[^>]*? name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Inputs();

    [GeneratedRegex("<select[^>]*? name=\"([^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option value=\"([^\"]*)\"( selected)?")]
    private static partial Regex Options();
}
