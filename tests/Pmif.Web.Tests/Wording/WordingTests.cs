using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Contracts.Reporting.V1;
using Pmif.Web.Wording;

namespace Pmif.Web.Tests.Wording;

public class WordingTests
{
    [Fact]
    public void Every_status_of_the_contract_has_a_word_and_rated_ones_a_colour_and_shape_of_their_own()
    {
        var statuses = Words.All<Rag>().Select(Status.Of).ToArray();

        Assert.All(statuses, status => Assert.True(status.IsKnown, status.Code));
        Assert.Equal(4, statuses.Where(status => status.IsRated).DistinctBy(status => status.Shape).Count());
        Assert.Equal(statuses.Length, statuses.DistinctBy(status => status.Text).Count());
    }

    [Fact]
    public void Every_variation_assurance_and_direction_of_the_contract_has_words()
    {
        Assert.All(Words.All<Variation>().Where(word => word != "too-few-points"), word => Assert.NotNull(Signal.OfVariation(word)));
        Assert.All(Words.All<Assurance>().Where(word => word != "none"), word => Assert.NotNull(Signal.OfAssurance(word)));
        Assert.All(Words.All<Movement>(), word => Assert.NotEmpty(Travel.Moved(word)));
        Assert.All(Words.All<DirectionVersus>(), word => Assert.NotEmpty(Travel.Versus(word)));
    }

    [Fact]
    public void An_arrow_stands_only_for_a_change_that_is_more_than_noise()
    {
        Assert.All(Words.All<ShownChange>(), word => Assert.NotEmpty(Travel.Words(word, "up")));
        Assert.Equal(["improved-up", "improved-down", "worsened-up", "worsened-down", "rose", "fell"], Words.All<ShownChange>().Where(word => Travel.Arrow(word).Length > 0));
        Assert.All(Words.All<ShownChange>().Where(word => Travel.Arrow(word).Length == 0), word =>
        {
            Assert.DoesNotContain("Improving", Travel.Words(word, "down"), StringComparison.Ordinal);
            Assert.DoesNotContain("worse", Travel.Words(word, "down"), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("improved-down", "up", "Improving (value down)")]
    [InlineData("worsened-up", "up", "Getting worse (value up)")]
    [InlineData("fell", "down", "Clear change (value down)")]
    [InlineData("no-clear-change", "down", "No clear change (value down)")]
    [InlineData("no-clear-change", "", "No clear change")]
    [InlineData("not-tested", "down", "Value down, not known if more than chance")]
    [InlineData("", "level", "Value level, not known if more than chance")]
    [InlineData("not-comparable", "", "Not comparable")]
    [InlineData("", "", "")]
    public void A_change_is_told_in_words(string change, string movement, string words) => Assert.Equal(words, Travel.Words(change, movement));

    [Fact]
    public void A_status_that_a_person_set_says_so_and_blue_says_what_it_means()
    {
        Assert.Equal(["", "", "Revised", "Set by hand"], new[] { "", "computed", "revised", "overridden" }.Select(Status.Mark));
        Assert.Equal(("Acceptable", "Beyond stretch target", "On target"), (Status.Of("blue", true).Text, Status.Of("blue", false).Text, Status.Of("green", true).Text));
        Assert.Equal("Status set by the partner, entered by A. Officer: Audited. By the rule: off target",
            RatingWords.Of(new SeriesPoint { Rating = "overridden", Computed = "red", RatingReason = "Audited.", RatingBy = "A. Officer", RatingSource = "the partner" }));
    }

    [Theory]
    [InlineData(38, 21, 0, "21 of 38 rated measures are on target (55%)")]
    [InlineData(38, 19, 2, "21 of 38 rated measures are on target (55%)")]
    [InlineData(1, 1, 0, "1 of 1 rated measure is on target (100%)")]
    [InlineData(300, 299, 0, "299 of 300 rated measures are on target (more than 99%)")]
    [InlineData(300, 1, 0, "1 of 300 rated measures is on target (less than 1%)")]
    [InlineData(5, 0, 0, "0 of 5 rated measures are on target (0%)")]
    [InlineData(0, 0, 0, "No measure is rated yet")]
    public void Counts_speak_of_rated_measures_only(int rated, int green, int blue, string sentence) =>
        Assert.Equal(sentence, Counts.Sentence(new StatusCounts { Rated = rated, Green = green, Blue = blue, NotDue = 9 }));

    [Fact]
    public void Reasons_for_no_rating_are_listed() =>
        Assert.Equal("17 are not rated: 2 no data, 9 not due, 6 monitored only",
            Counts.Unrated(new StatusCounts { Rated = 38, Green = 38, NotDue = 9, NoData = 2, Monitoring = 6 }));

    [Theory]
    [InlineData("days", 1, "", "9.45", "9.5 days")]
    [InlineData("percent", 1, "", "71.249", "71.2%")]
    [InlineData("currency", 0, "", "-1204567", "-£1,204,567")]
    [InlineData("rate", 1, "100000", "12.34", "12.3 per 100,000")]
    [InlineData("number", 0, "", "-0.2", "0")]
    [InlineData("yes-no", 0, "", "1", "Yes")]
    [InlineData("milestone", 1, "", "12", "12 days late")]
    [InlineData("milestone", 0, "", "-1", "1 day early")]
    [InlineData("score", 2, "", "", "")]
    [InlineData("people", 0, "", "1", "1 person")]
    [InlineData("full-time-equivalents", 1, "", "12", "12.0 full time equivalents")]
    public void Figures_are_rounded_half_up_with_their_unit(string unit, int decimals, string per, string value, string shown) =>
        Assert.Equal(shown, Figures.Show(new Measure { Unit = unit, Decimals = decimals, Per = per }, value));

    [Fact]
    public void The_target_of_a_milestone_is_its_due_date() =>
        Assert.Equal("by the due date", Figures.ShowTarget(new Measure { Unit = "milestone", Polarity = "lower" }, "0"));

    [Theory]
    [InlineData("lower", "9", "9.0% or less")]
    [InlineData("higher", "9", "9.0% or more")]
    [InlineData("midpoint", "9", "9.0%")]
    [InlineData("range", "", "between 8.0% and 12.0%")]
    [InlineData("lower", "", "")]
    public void Targets_are_told_as_bounds(string polarity, string target, string shown) =>
        Assert.Equal(shown, Figures.ShowTarget(new Measure { Unit = "percent", Decimals = 1, Polarity = polarity, RangeLow = "8", RangeHigh = "12" }, target));

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(11, "11th")]
    [InlineData(113, "113th")]
    [InlineData(23, "23rd")]
    public void Ordinals_end_as_they_are_spoken(int number, string written) => Assert.Equal(written, Standing.Ordinal(number));
}
